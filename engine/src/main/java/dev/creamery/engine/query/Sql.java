package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.stream.Collectors;

/** Text of SQL: quoting, literals, lists. */
final class Sql {

    private Sql() {}

    /** A name in double quotes. */
    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A string in single quotes. */
    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** A list of strings: {@code ['a', 'b']}. */
    static String texts(Collection<String> values) {
        return values.stream().map(Sql::text).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Numbers separated by commas. */
    static String numbers(long[] values) {
        return java.util.Arrays.stream(values)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(", "));
    }

    /** Numbers separated by commas. */
    static String numbers(int[] values) {
        return java.util.Arrays.stream(values)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
    }

    /** A literal of a value as {@link ColumnType#value} gives it; numbers in plain decimals. */
    static String literal(@Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case String string -> text(string);
            case Double number when !Double.isFinite(number) ->
                    text(number.toString()) + "::DOUBLE";
            case Double number -> plain(new BigDecimal(number.toString()));
            case Float number -> literal(Double.valueOf(number.toString()));
            default -> value.toString();
        };
    }

    private static String plain(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        // Beyond this DuckDB's decimals end, and plain digits become unreadable anyway.
        return Math.abs(shortest.precision() - shortest.scale()) > 15
                ? shortest.toString()
                : shortest.toPlainString();
    }
}
