package dev.creamery.engine.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/** Makes messages for people of DuckDB's errors, which the database gives as JSON. */
public final class SqlErrors {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SqlErrors() {}

    /** The error with a clean message, and its position in UTF-8 bytes. */
    static QueryException translate(SQLException error) {
        return translate(String.valueOf(error.getMessage()), error);
    }

    static QueryException translate(String message, @Nullable Throwable cause) {
        JsonNode json = json(message);
        JsonNode text = json.path("exception_message");
        return text.isTextual()
                ? new QueryException(clean(text.asText()), json.path("position").asInt(-1), cause)
                : new QueryException(clean(message), -1, cause);
    }

    /** Whether memory or disk space was short, so that the same may succeed another time. */
    static boolean isShortage(QueryException error) {
        Throwable cause = error.getCause();
        String message = cause == null ? "" : String.valueOf(cause.getMessage());
        return json(message).path("exception_type").asText().equals("Out of Memory")
                || message.contains("No space left on device");
    }

    /** An error from outside the database is none. */
    private static JsonNode json(String message) {
        int brace = message.indexOf('{');
        if (brace >= 0) {
            try {
                return JSON.readTree(message.substring(brace));
            } catch (JsonProcessingException notJson) {
                // Then the message is taken as it is.
            }
        }
        return MissingNode.getInstance();
    }

    /** Without the lists of every overload and the drawing of the statement. */
    public static String clean(String message) {
        if (message.contains("'array_extract(FLOAT,")) {
            return "A single number has no elements: leave out the [1].";
        }
        String text = message;
        for (String end : new String[] {"\n\nLINE ", "\n\tCandidate functions:", "\n\nHint:"}) {
            int at = text.indexOf(end);
            text = at < 0 ? text : text.substring(0, at);
        }
        return text.replace("not found in FROM clause!", "is not a column.")
                .replace("Candidate bindings:", "Did you mean one of:")
                .replace("Referenced column ", "")
                .replace('\n', ' ')
                .strip();
    }

    /** A position in UTF-8 bytes as one in UTF-16 units. */
    static int utf16(String text, int bytes) {
        if (bytes < 0) {
            return -1;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return new String(utf8, 0, Math.min(bytes, utf8.length), StandardCharsets.UTF_8).length();
    }
}
