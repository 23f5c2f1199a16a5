package dev.creamery.engine.sweep;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads the members of a JSON object such as {@code {"type": "l2", "l2": 0.01}}. */
final class Fields {

    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    /**
     * @param plain the object
     * @param known the members that it may have
     * @throws InvalidValueException if it is not an object, or has a member that is not known
     */
    Fields(@Nullable Object plain, Set<String> known, String allowed) {
        if (!(plain instanceof Map<?, ?> map)) {
            throw new InvalidValueException("is not an object; allowed: " + allowed);
        }
        map.forEach((key, value) -> members.put(String.valueOf(key), value));
        for (String key : members.keySet()) {
            if (!known.contains(key)) {
                throw new InvalidValueException(
                        "has an unknown key "
                                + key
                                + Names.suggestion(key, known)
                                + "; allowed: "
                                + allowed);
            }
        }
    }

    boolean has(String key) {
        return members.containsKey(key);
    }

    /** A member's text, "" where it is missing. */
    String text(String key) {
        return members.get(key) instanceof String text ? text : "";
    }

    /** A member's value in its domain; the error names the member. */
    <T> T value(String key, Domain<T> domain) {
        try {
            return domain.read(members.get(key));
        } catch (InvalidValueException invalid) {
            throw new InvalidValueException(
                    "has " + key + " " + members.get(key) + ", which " + invalid.getMessage());
        }
    }
}
