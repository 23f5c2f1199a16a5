package dev.creamery.app.compose;

import dev.creamery.engine.sweep.InvalidValueException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How the values of one hyperparameter are typed and shown.
 *
 * @param <T> the type of a value
 */
interface AxisSyntax<T> {

    /** The most values that one entry may stand for. */
    int MOST_VALUES = 1000;

    /**
     * Reads one item of a list: a value, or a range of them.
     *
     * @throws InvalidValueException if it is none; the message has no need to repeat the text
     */
    List<T> item(String text);

    /** A value as a person would type it: {@link #item} reads it back. */
    String text(T value);

    /** A value as it is shown. */
    default String label(T value) {
        return text(value);
    }

    /** The order in which values are shown and trained. */
    Comparator<T> order();

    /** What can be typed, by example. */
    String example();

    /**
     * Reads values separated by commas, each once.
     *
     * @throws InvalidValueException if an item is none; the message names it
     */
    default List<T> read(String text) {
        Set<T> values = new LinkedHashSet<>();
        for (String part : text.split(",", -1)) {
            String item = part.strip();
            if (item.isEmpty()) {
                continue;
            }
            try {
                values.addAll(item(item));
            } catch (InvalidValueException invalid) {
                throw new InvalidValueException("'" + item + "' " + invalid.getMessage());
            }
        }
        return List.copyOf(values);
    }

    /** These values in their order, each once. */
    default List<T> sorted(List<T> values) {
        List<T> sorted = new ArrayList<>(new LinkedHashSet<>(values));
        sorted.sort(order());
        return List.copyOf(sorted);
    }
}
