package dev.creamery.engine.query;

import com.fasterxml.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks filters and makes SQL of them. */
public final class FilterLanguage {

    private final DatasetIndex index;

    /**
     * @param index whose columns filters name
     */
    public FilterLanguage(DatasetIndex index) {
        this.index = index;
    }

    /** What is wrong with an expression, with its position in it, or nothing. */
    public Optional<QueryException> check(String expression) {
        if (expression.isBlank()) {
            return Optional.empty();
        }
        try (Session session = index.database().session()) {
            FilterSyntax.parse(expression, session);
            if (IndexTables.columns(session).isEmpty()) {
                return Optional.empty(); // Nothing has been read yet that it could be wrong about.
            }
            String from =
                    "FROM (SELECT %s FROM experiment) experiments"
                            .formatted(
                                    IndexTables.columns(session).stream()
                                            .map(Column::quoted)
                                            .collect(Collectors.joining(", ")));
            // Run, not only explained: that a text is no number is found out only then.
            bind("SELECT count(*) " + from + " WHERE (", expression, "\n)", session);
            String type =
                    session.rows(
                                    "DESCRIBE SELECT (" + expression + "\n) " + from,
                                    row -> row.getString(2))
                            .getFirst();
            if (!type.equals("BOOLEAN")) {
                throw new QueryException(
                        "A filter is a condition, but this is a value of type " + type, 0, null);
            }
            return Optional.empty();
        } catch (QueryException wrong) {
            return Optional.of(wrong);
        }
    }

    private static void bind(String before, String expression, String after, Session session) {
        try {
            session.execute(before + expression + after);
        } catch (QueryException e) {
            int bytes = e.position() - before.length();
            boolean inside =
                    bytes >= 0 && bytes <= expression.getBytes(StandardCharsets.UTF_8).length;
            throw new QueryException(
                    String.valueOf(e.getMessage()),
                    inside ? SqlErrors.utf16(expression, bytes) : -1,
                    e);
        }
    }

    /**
     * Reads an expression back into facets, if it is a conjunction of simple comparisons (equal,
     * in, null, at least, at most, between) of known columns; any other stays an expression.
     */
    public Filter parse(String text) {
        if (text.isBlank()) {
            return Filter.NONE;
        }
        try (Session session = index.database().session()) {
            Map<String, Column> columns = columns(session);
            return new FacetParser(columns)
                    .parse(FilterSyntax.parse(text, session))
                    .map(facets -> new Filter(facets, ""))
                    .orElse(Filter.of(text));
        } catch (QueryException wrong) {
            return Filter.of(text);
        }
    }

    /**
     * The filter as a condition on the index's table {@code experiment}.
     *
     * @throws QueryException if the expression is wrong or a column is not there
     */
    String condition(Filter filter, Session session) {
        StringBuilder condition = new StringBuilder("NOT _shadowed");
        if (filter.isEmpty()) {
            return condition.toString();
        }
        Map<String, Column> columns = columns(session);
        filter.facets()
                .forEach(
                        (name, selection) ->
                                condition
                                        .append(" AND ")
                                        .append(
                                                FacetText.condition(
                                                        column(columns, name), selection)));
        if (!filter.expression().isBlank()) {
            JsonNode tree = FilterSyntax.parse(filter.expression(), session);
            condition
                    .append(" AND (")
                    .append(withFloats(filter.expression(), tree, columns))
                    .append("\n)");
        }
        return condition.toString();
    }

    static Column column(Map<String, Column> columns, String name) {
        Column column = columns.get(name);
        if (column == null) {
            throw new QueryException(
                    "There is no column "
                            + name
                            + " in this data"
                            + dev.creamery.engine.sweep.Names.suggestion(name, columns.keySet()));
        }
        return column;
    }

    static Map<String, Column> columns(Session session) {
        Map<String, Column> columns = new HashMap<>();
        IndexTables.columns(session).forEach(column -> columns.put(column.name(), column));
        return columns;
    }

    /** Makes constants floats where they are compared with a column of floats: 1e-4 is a double. */
    private static String withFloats(
            String expression, JsonNode tree, Map<String, Column> columns) {
        List<JsonNode> constants = new ArrayList<>();
        collectCompared(tree, columns, constants);
        constants.sort(Comparator.comparingInt(node -> -node.path("query_location").asInt()));
        byte[] utf8 = expression.getBytes(StandardCharsets.UTF_8);
        String text = expression;
        for (JsonNode constant : constants) {
            int from = constant.path("query_location").asInt() - FilterSyntax.PREFIX.length();
            int to = from + constant.path("query_location_length").asInt();
            int start = new String(utf8, 0, from, StandardCharsets.UTF_8).length();
            int end = new String(utf8, 0, to, StandardCharsets.UTF_8).length();
            text =
                    text.substring(0, start)
                            + "CAST("
                            + text.substring(start, end)
                            + " AS FLOAT)"
                            + text.substring(end);
        }
        return text;
    }

    private static void collectCompared(
            JsonNode node, Map<String, Column> columns, List<JsonNode> constants) {
        List<JsonNode> operands = new ArrayList<>();
        switch (node.path("class").asText()) {
            case "COMPARISON" -> operands.addAll(List.of(node.path("left"), node.path("right")));
            case "BETWEEN" ->
                    operands.addAll(
                            List.of(node.path("input"), node.path("lower"), node.path("upper")));
            case "OPERATOR" -> node.path("children").forEach(operands::add);
            default -> {}
        }
        boolean floats =
                operands.stream()
                        .map(operand -> columns.get(FilterSyntax.column(operand)))
                        .anyMatch(column -> column != null && column.type() == ColumnType.FLOAT);
        if (floats) {
            operands.stream()
                    .filter(
                            operand ->
                                    FilterSyntax.isConstant(operand)
                                            && !operand.path("literal")
                                                    .path("kind")
                                                    .asText()
                                                    .equals("STRING"))
                    .forEach(constants::add);
        }
        node.forEach(child -> collectCompared(child, columns, constants));
    }
}
