package dev.creamery.app.explore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Views as JSON text: in a file, or to be sent to somebody. */
final class SavedViews {

    /** How the names of their files end, by which they are told from sweeps. */
    static final String ENDING = ".view.json";

    private final ObjectMapper mapper =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static boolean isView(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    String text(Map<String, Object> view) {
        try {
            return mapper.writeValueAsString(view);
        } catch (JsonProcessingException noPlainValues) {
            throw new IllegalArgumentException(noPlainValues);
        }
    }

    void write(Map<String, Object> view, Path file) throws IOException {
        Files.writeString(file, text(view) + "\n");
    }

    /**
     * Reads a view.
     *
     * @throws IOException if it cannot be read or is no JSON object
     */
    Map<String, Object> read(Path file) throws IOException {
        Object value =
                mapper.readValue(Files.readString(file, StandardCharsets.UTF_8), Object.class);
        if (!(value instanceof Map<?, ?> members)) {
            throw new IOException(file + " does not hold a JSON object");
        }
        Map<String, Object> view = new LinkedHashMap<>();
        members.forEach((key, member) -> view.put(String.valueOf(key), member));
        return view;
    }
}
