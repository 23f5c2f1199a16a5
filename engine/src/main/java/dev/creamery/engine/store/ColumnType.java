package dev.creamery.engine.store;

import org.duckdb.DuckDBAppender;

import java.sql.SQLException;

/** The types of BUTTER's columns. */
public enum ColumnType {
    BOOL("BOOLEAN"),
    UINT8("UTINYINT"),
    UINT16("USMALLINT"),
    UINT32("UINTEGER"),
    UINT64("UBIGINT"),
    INT64("BIGINT"),
    FLOAT32("FLOAT"),
    STRING("VARCHAR"),
    UINT8_LIST("UTINYINT[]"),
    UINT32_LIST("UINTEGER[]"),
    FLOAT32_LIST("FLOAT[]");

    private final String sql;

    ColumnType(String sql) {
        this.sql = sql;
    }

    /** DuckDB's name for it. */
    public String sql() {
        return sql;
    }

    /**
     * Appends a value. Unsigned numbers are given as signed ones with the same bits.
     *
     * @param value Boolean; Byte, Short, Integer or Long of the type's width; Float; String;
     *     byte[], int[] or float[]
     */
    void append(DuckDBAppender appender, Object value) throws SQLException {
        switch (this) {
            case BOOL -> appender.append((boolean) value);
            case UINT8 -> appender.append((byte) value);
            case UINT16 -> appender.append((short) value);
            case UINT32 -> appender.append((int) value);
            case UINT64, INT64 -> appender.append((long) value);
            case FLOAT32 -> appender.append((float) value);
            case STRING -> appender.append((String) value);
            case UINT8_LIST -> appender.appendByteArray((byte[]) value);
            case UINT32_LIST -> appender.append((int[]) value);
            case FLOAT32_LIST -> appender.append((float[]) value);
        }
    }
}
