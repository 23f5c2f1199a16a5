package dev.creamery.app.compose;

import dev.creamery.engine.sweep.Domain;

import java.util.Comparator;
import java.util.List;

/**
 * Names, such as those of shapes and datasets.
 *
 * @param known in the order in which they are shown
 */
record NameSyntax<T>(Domain<T> domain, List<T> known, String example) implements AxisSyntax<T> {

    @Override
    public List<T> item(String text) {
        return List.of(domain.read(text));
    }

    @Override
    public String text(T value) {
        return String.valueOf(domain.write(value));
    }

    /** The known ones first, in their order; then by name. */
    @Override
    public Comparator<T> order() {
        return Comparator.comparingInt(
                        (T value) -> known.contains(value) ? known.indexOf(value) : known.size())
                .thenComparing(this::text);
    }
}
