package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the columns that a hive-partitioned path tells: {@code …/dataset=adult/depth=3/…}. */
final class HivePath {

    private static final String NULL = "__HIVE_DEFAULT_PARTITION__";

    private HivePath() {}

    /** Column names (dots made underscores) with their values; a value may be null. */
    static Map<String, @Nullable String> partitions(Path path) {
        Map<String, @Nullable String> partitions = new LinkedHashMap<>();
        for (Path part : path) {
            String name = part.toString();
            int equals = name.indexOf('=');
            if (equals > 0 && !part.equals(path.getFileName())) {
                String value = decode(name.substring(equals + 1));
                partitions.put(
                        columnName(decode(name.substring(0, equals))),
                        value.equals(NULL) ? null : value);
            }
        }
        return partitions;
    }

    /** Older files write {@code kernel_regularizer.type}, newer {@code kernel_regularizer_type}. */
    static String columnName(String name) {
        return name.replace('.', '_');
    }

    private static String decode(String text) {
        try {
            // Hive escapes with percent signs, but does not write a blank as a plus.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEscaped) {
            return text;
        }
    }
}
