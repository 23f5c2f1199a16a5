package dev.creamery.engine.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Lets DuckDB parse an expression, and returns its syntax tree. */
final class FilterSyntax {

    static final String PREFIX = "SELECT 1 FROM experiments WHERE ";

    private static final ObjectMapper JSON = new ObjectMapper();

    private FilterSyntax() {}

    /**
     * The tree of an expression. Its {@code query_location} counts UTF-8 bytes from the start of
     * {@link #PREFIX}.
     *
     * @throws QueryException with the position, if it is no single expression
     */
    static JsonNode parse(String expression, Session session) {
        JsonNode json = serialize(PREFIX + expression + "\n", session);
        String error = json.path("error_message").asText();
        if (error.startsWith("Only SELECT")) {
            throw notOneCondition();
        }
        if (json.path("error").asBoolean()) {
            int position = json.path("position").asInt(-1) - PREFIX.length();
            throw new QueryException(
                    SqlErrors.clean(error),
                    position < 0 ? -1 : SqlErrors.utf16(expression, position),
                    null);
        }
        JsonNode statements = json.path("statements");
        JsonNode select = statements.path(0).path("node");
        boolean plain =
                statements.size() == 1
                        && select.path("type").asText().equals("SELECT_NODE")
                        && select.path("modifiers").isEmpty()
                        && select.path("group_expressions").isEmpty()
                        && select.path("having").isNull()
                        && select.path("qualify").isNull()
                        && select.path("sample").isNull();
        if (!plain) {
            throw notOneCondition();
        }
        JsonNode where = select.path("where_clause");
        for (JsonNode type : where.findValues("class")) {
            if (type.asText().equals("SUBQUERY")) {
                throw new QueryException(
                        "A filter cannot contain a query of its own; the SQL console can", 0, null);
            }
        }
        return where;
    }

    private static QueryException notOneCondition() {
        return new QueryException(
                "A filter is one condition, such as depth >= 4 AND shape = 'rectangle'", 0, null);
    }

    /** The syntax tree of statements, or the error, as DuckDB gives it. */
    static JsonNode serialize(String sql, Session session) {
        String json =
                session.rows(
                                "SELECT json_serialize_sql(%s)".formatted(Sql.text(sql)),
                                row -> row.getString(1))
                        .getFirst();
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("DuckDB wrote broken JSON: " + json, e);
        }
    }

    /** The name of a column, or "" if the node is something else. */
    static String column(JsonNode node) {
        JsonNode names = node.path("column_names");
        boolean column = node.path("class").asText().equals("COLUMN_REF") && names.size() == 1;
        return column ? names.get(0).asText() : "";
    }

    static boolean isConstant(JsonNode node) {
        return node.path("class").asText().equals("CONSTANT");
    }
}
