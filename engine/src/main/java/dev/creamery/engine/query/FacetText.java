package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes what is chosen in a facet as an expression. */
final class FacetText {

    private static final Pattern PLAIN_NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private FacetText() {}

    /** For people, as they would type it. */
    static String write(String column, FacetSelection selection) {
        return write(column(column), selection, Sql::literal);
    }

    /** For the database: numbers are compared as the column's type. */
    static String condition(Column column, FacetSelection selection) {
        Function<@Nullable Object, String> literal =
                column.type() == ColumnType.FLOAT
                        ? value -> "CAST(" + Sql.literal(value) + " AS FLOAT)"
                        : Sql::literal;
        return "(" + write(column.quoted(), selection, literal) + ")";
    }

    /** A column's name, quoted only where it must be. */
    static String column(String name) {
        return PLAIN_NAME.matcher(name).matches() ? name : Sql.name(name);
    }

    private static String write(
            String column, FacetSelection selection, Function<@Nullable Object, String> literal) {
        return switch (selection) {
            case FacetSelection.Values(List<@Nullable Object> values) ->
                    values(column, values, literal);
            case FacetSelection.Range range -> range(column, range, literal);
        };
    }

    private static String values(
            String column,
            List<@Nullable Object> values,
            Function<@Nullable Object, String> literal) {
        List<String> literals = values.stream().filter(Objects::nonNull).map(literal).toList();
        String isNull = column + " IS NULL";
        boolean withNull = values.size() > literals.size();
        if (literals.isEmpty()) {
            return withNull ? isNull : "false";
        }
        String equal =
                literals.size() == 1
                        ? column + " = " + literals.getFirst()
                        : column
                                + literals.stream().collect(Collectors.joining(", ", " IN (", ")"));
        return withNull ? "(" + isNull + " OR " + equal + ")" : equal;
    }

    private static String range(
            String column, FacetSelection.Range range, Function<@Nullable Object, String> literal) {
        List<String> ends = new ArrayList<>();
        range.lowest().ifPresent(end -> ends.add(column + " >= " + literal.apply(end)));
        range.highest().ifPresent(end -> ends.add(column + " <= " + literal.apply(end)));
        return ends.isEmpty() ? "true" : String.join(" AND ", ends);
    }
}
