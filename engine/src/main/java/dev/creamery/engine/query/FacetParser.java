package dev.creamery.engine.query;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads facets out of the syntax tree of a simple expression. */
final class FacetParser {

    private final Map<String, Column> columns;

    /**
     * @param columns by name
     */
    FacetParser(Map<String, Column> columns) {
        this.columns = columns;
    }

    /** A simple part of the expression. */
    private record Part(String column, FacetSelection selection) {}

    /** The facets, or nothing if a part of the expression is not simple. */
    Optional<Map<String, FacetSelection>> parse(JsonNode tree) {
        Map<String, FacetSelection> facets = new LinkedHashMap<>();
        for (JsonNode conjunct : flattened(tree, "CONJUNCTION_AND")) {
            Optional<Part> part = part(conjunct);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            String column = part.get().column;
            Optional<FacetSelection> together =
                    facets.containsKey(column)
                            ? both(facets.get(column), part.get().selection)
                            : Optional.of(part.get().selection);
            if (together.isEmpty()) {
                return Optional.empty();
            }
            facets.put(column, together.get());
        }
        return Optional.of(facets);
    }

    private static List<JsonNode> flattened(JsonNode node, String conjunction) {
        List<JsonNode> parts = new ArrayList<>();
        if (node.path("type").asText().equals(conjunction)) {
            node.path("children").forEach(child -> parts.addAll(flattened(child, conjunction)));
        } else {
            parts.add(node);
        }
        return parts;
    }

    /** A lower and an upper end make one range. */
    private static Optional<FacetSelection> both(
            @Nullable FacetSelection one, FacetSelection other) {
        if (one instanceof FacetSelection.Range a && other instanceof FacetSelection.Range b) {
            if (a.lowest().isPresent()
                    && b.highest().isPresent()
                    && a.highest().isEmpty()
                    && b.lowest().isEmpty()) {
                return Optional.of(new FacetSelection.Range(a.lowest(), b.highest()));
            }
            if (a.highest().isPresent()
                    && b.lowest().isPresent()
                    && a.lowest().isEmpty()
                    && b.highest().isEmpty()) {
                return Optional.of(new FacetSelection.Range(b.lowest(), a.highest()));
            }
        }
        return Optional.empty();
    }

    private Optional<Part> part(JsonNode node) {
        return switch (node.path("type").asText()) {
            case "COMPARE_EQUAL" -> comparison(node.path("left"), node.path("right"), "=");
            case "COMPARE_GREATERTHANOREQUALTO" ->
                    comparison(node.path("left"), node.path("right"), ">=");
            case "COMPARE_LESSTHANOREQUALTO" ->
                    comparison(node.path("left"), node.path("right"), "<=");
            case "COMPARE_BETWEEN" -> between(node);
            case "COMPARE_IN" -> in(node.path("children"));
            case "OPERATOR_IS_NULL" ->
                    known(node.path("children").path(0))
                            .map(c -> new Part(c.name(), FacetSelection.Values.of((Object) null)));
            case "CONJUNCTION_OR" -> nullOr(node);
            case "COLUMN_REF" -> flag(node, true);
            case "OPERATOR_NOT" -> flag(node.path("children").path(0), false);
            default -> Optional.empty();
        };
    }

    private Optional<Part> flag(JsonNode node, boolean value) {
        return known(node)
                .filter(column -> column.type() == ColumnType.BOOLEAN)
                .map(column -> new Part(column.name(), FacetSelection.Values.of(value)));
    }

    private Optional<Part> comparison(JsonNode left, JsonNode right, String operator) {
        if (known(left).isEmpty()) {
            String mirrored =
                    switch (operator) {
                        case ">=" -> "<=";
                        case "<=" -> ">=";
                        default -> operator;
                    };
            return known(right).isEmpty() ? Optional.empty() : comparison(right, left, mirrored);
        }
        Column column = known(left).get();
        Optional<Object> value = value(column, right);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (operator.equals("=")) {
            return Optional.of(new Part(column.name(), FacetSelection.Values.of(value.get())));
        }
        return value.get() instanceof Number end
                ? Optional.of(
                        new Part(
                                column.name(),
                                operator.equals(">=")
                                        ? FacetSelection.Range.atLeast(end.doubleValue())
                                        : FacetSelection.Range.atMost(end.doubleValue())))
                : Optional.empty();
    }

    private Optional<Part> between(JsonNode node) {
        Optional<Column> column = known(node.path("input"));
        if (column.isEmpty()) {
            return Optional.empty();
        }
        Optional<Object> lower = value(column.get(), node.path("lower"));
        Optional<Object> upper = value(column.get(), node.path("upper"));
        return lower.isPresent()
                        && upper.isPresent()
                        && lower.get() instanceof Number low
                        && upper.get() instanceof Number high
                ? Optional.of(
                        new Part(
                                column.get().name(),
                                new FacetSelection.Range(
                                        OptionalDouble.of(low.doubleValue()),
                                        OptionalDouble.of(high.doubleValue()))))
                : Optional.empty();
    }

    private Optional<Part> in(JsonNode children) {
        Optional<Column> column = known(children.path(0));
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 1; i < children.size() && column.isPresent(); i++) {
            value(column.get(), children.get(i)).ifPresent(values::add);
        }
        return column.isPresent() && values.size() == children.size() - 1
                ? Optional.of(new Part(column.get().name(), new FacetSelection.Values(values)))
                : Optional.empty();
    }

    /** {@code (shape IS NULL OR shape IN (…))}. */
    private Optional<Part> nullOr(JsonNode node) {
        @Nullable String column = null;
        List<@Nullable Object> values = new ArrayList<>();
        for (JsonNode alternative : flattened(node, "CONJUNCTION_OR")) {
            Optional<Part> part = part(alternative);
            if (part.isEmpty()
                    || !(part.get().selection instanceof FacetSelection.Values chosen)
                    || (column != null && !column.equals(part.get().column))) {
                return Optional.empty();
            }
            column = part.get().column;
            values.addAll(chosen.values());
        }
        return column == null
                ? Optional.empty()
                : Optional.of(new Part(column, new FacetSelection.Values(values)));
    }

    private Optional<Column> known(JsonNode node) {
        return Optional.ofNullable(columns.get(FilterSyntax.column(node)));
    }

    /** A constant of the column's type. */
    private static Optional<Object> value(Column column, JsonNode node) {
        JsonNode literal = node.path("literal");
        String text = literal.path("text").asText();
        if (!FilterSyntax.isConstant(node)) {
            return Optional.empty();
        }
        try {
            return switch (literal.path("kind").asText() + " " + column.type()) {
                case "STRING TEXT" -> Optional.of(text);
                case "INTEGER INTEGER" -> Optional.of(Long.valueOf(text));
                case "INTEGER FLOAT", "INTEGER DOUBLE", "NUMERIC FLOAT", "NUMERIC DOUBLE" ->
                        Optional.of(Double.valueOf(text));
                case "BOOLEAN BOOLEAN" -> Optional.of(Boolean.valueOf(text));
                default -> Optional.empty();
            };
        } catch (NumberFormatException unusual) {
            return Optional.empty();
        }
    }
}
