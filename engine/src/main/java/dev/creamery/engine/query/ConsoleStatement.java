package dev.creamery.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A query that a person typed.
 *
 * @param sql as it was typed
 * @param tables that it names, in small letters
 * @param isOfRows whether it can be asked from; EXPLAIN, DESCRIBE, SHOW and SUMMARIZE cannot, and
 *     answer with few rows
 */
record ConsoleStatement(String sql, Set<String> tables, boolean isOfRows) {

    private static final Pattern EXPLAIN =
            Pattern.compile("^\\s*explain\\s+(analyze\\s+)?", Pattern.CASE_INSENSITIVE);

    private static final JsonNode SHOW = new TextNode("SHOW_REF");

    /**
     * Reads what was typed.
     *
     * @throws QueryException with the position, if it is not one query
     */
    static ConsoleStatement of(String sql, Session session) {
        String query = EXPLAIN.matcher(sql).replaceFirst("");
        int shift = sql.length() - query.length();
        JsonNode json = FilterSyntax.serialize(query, session);
        if (json.path("error").asBoolean()) {
            String message = json.path("error_message").asText();
            if (message.startsWith("Only SELECT")) {
                String word = query.strip().split("\\W+", 2)[0].toUpperCase(Locale.ROOT);
                throw new QueryException(
                        "The console only reads: "
                                + word
                                + " is refused. Allowed are SELECT, FROM, WITH, VALUES, DESCRIBE,"
                                + " SHOW, SUMMARIZE and EXPLAIN of these, one statement at a time",
                        shift,
                        null);
            }
            int position = json.path("position").asInt(-1);
            throw new QueryException(
                    SqlErrors.clean(message),
                    position < 0 ? -1 : shift + SqlErrors.utf16(query, position),
                    null);
        }
        if (json.path("statements").size() != 1) {
            throw new QueryException(
                    json.path("statements").isEmpty()
                            ? "There is no query yet; try FROM experiments"
                            : "The console runs one query at a time",
                    0,
                    null);
        }
        Set<String> tables = new LinkedHashSet<>();
        json.findValuesAsText("table_name")
                .forEach(name -> tables.add(name.toLowerCase(Locale.ROOT)));
        boolean rows = shift == 0 && json.findValues("type").stream().noneMatch(SHOW::equals);
        return new ConsoleStatement(sql, tables, rows);
    }
}
