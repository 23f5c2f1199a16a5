package dev.creamery.app.explore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
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

    private static final String VERSION = "version";

    /** Rises when older programs would misread a view. */
    private static final int CURRENT = 1;

    private final ObjectMapper mapper =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static boolean isView(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    String text(Map<String, Object> view) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(VERSION, CURRENT);
        members.putAll(view);
        try {
            return mapper.writeValueAsString(members);
        } catch (JsonProcessingException noPlainValues) {
            throw new IllegalArgumentException(noPlainValues);
        }
    }

    void write(Map<String, Object> view, Path file) throws IOException {
        Files.writeString(file, text(view) + "\n");
    }

    /**
     * A view that was read.
     *
     * @param view as a tab saves it
     * @param isNewer whether a newer program saved it, so that there may be more to it
     */
    record Read(Map<String, Object> view, boolean isNewer) {
        /** The path of what it looks at. */
        String source() {
            return String.valueOf(view.get("source"));
        }
    }

    /**
     * Reads a view.
     *
     * @throws IOException if it cannot be read or is no view
     */
    Read read(Path file) throws IOException {
        if (!(value(file) instanceof Map<?, ?> members)
                || !(members.get("source") instanceof String)) {
            throw new IOException("it is no view, as it names no source");
        }
        Map<String, Object> view = new LinkedHashMap<>();
        members.forEach((key, member) -> view.put(String.valueOf(key), member));
        boolean newer =
                view.remove(VERSION) instanceof Number version && version.intValue() > CURRENT;
        return new Read(view, newer);
    }

    private Object value(Path file) throws IOException {
        try {
            return mapper.readValue(Files.readString(file, StandardCharsets.UTF_8), Object.class);
        } catch (JsonProcessingException wrong) {
            throw new IOException(
                    "its JSON is broken in line "
                            + (wrong.getLocation() == null ? 1 : wrong.getLocation().getLineNr())
                            + ": "
                            + wrong.getOriginalMessage().lines().findFirst().orElse(""),
                    wrong);
        } catch (MalformedInputException noText) {
            throw new IOException("it is no text in UTF-8", noText);
        }
    }
}
