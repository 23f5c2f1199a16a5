package dev.creamery.engine.cli;

import dev.creamery.engine.sweep.SweepJson;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.stream.Collectors;

/** Lines of comma-separated values. Objects and lists are JSON; what is null is empty. */
final class Csv {

    private final SweepJson json = new SweepJson();

    String line(Collection<? extends @Nullable Object> values) {
        return values.stream().map(this::cell).collect(Collectors.joining(","));
    }

    private String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value instanceof String already ? already : json.compact(value);
        return text.matches("(?s).*[,\"\\r\\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
