package dev.creamery.engine.check;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Short numbers for the long names of parts, as millions of rows refer to them. */
final class PartNumbers {

    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /** The number of a part, the next one if it has none yet. */
    int of(String name) {
        return requireNonNull(
                numbers.computeIfAbsent(
                        name,
                        added -> {
                            names.add(added);
                            return names.size() - 1;
                        }));
    }

    String name(int number) {
        return names.get(number);
    }
}
