package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.Locale;

/** Kinds of columns, as far as filters, facets and tables must tell them apart. */
public enum ColumnType {
    BOOLEAN,
    INTEGER,
    /** 32 bits; compared as such, so that 0.0001 finds what was written as 0.0001. */
    FLOAT,
    DOUBLE,
    TEXT,
    /** Lists, structures, dates: shown, not chosen from. */
    OTHER;

    /** The kind of a DuckDB type. */
    static ColumnType ofSql(String sqlType) {
        String type = sqlType.toUpperCase(Locale.ROOT);
        if (type.endsWith("]")) {
            return OTHER;
        }
        return switch (type) {
            case "BOOLEAN" -> BOOLEAN;
            case "TINYINT",
                    "SMALLINT",
                    "INTEGER",
                    "BIGINT",
                    "UTINYINT",
                    "USMALLINT",
                    "UINTEGER",
                    "UBIGINT",
                    "HUGEINT",
                    "UHUGEINT" ->
                    INTEGER;
            case "FLOAT" -> FLOAT;
            case "DOUBLE" -> DOUBLE;
            case "VARCHAR" -> TEXT;
            default -> type.startsWith("DECIMAL") ? DOUBLE : OTHER;
        };
    }

    /** Whether values lie on a number line. */
    public boolean isNumber() {
        return this == INTEGER || this == FLOAT || this == DOUBLE;
    }

    /**
     * What the driver returned, made uniform: Boolean, Long, Double (for FLOAT the shortest
     * decimal, so 0.0001 and not 0.00009999999747), String, or null. A whole number that is no long
     * is a BigInteger.
     */
    @Nullable Object value(@Nullable Object fromDriver) {
        return switch (fromDriver) {
            case null -> null;
            case Boolean flag -> flag;
            case Float number -> Double.valueOf(number.toString());
            case Double number -> number;
            case java.math.BigDecimal number -> number.doubleValue();
            case BigInteger number when number.bitLength() >= Long.SIZE -> number;
            case Number number -> number.longValue();
            default -> fromDriver.toString();
        };
    }
}
