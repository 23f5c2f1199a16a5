package dev.creamery.engine.sweep;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.Function;

/**
 * One axis of a sweep: everything that JSON, tables and windows need to know of it.
 *
 * @param column BUTTER's column name, also the JSON key
 * @param label for people
 * @param unit for people, "" if it has none
 * @param domain the values that it can take
 * @param core the value that a sweep has unless it says otherwise; absent if it must say
 * @param get reads it from an experiment
 * @param <T> the type of a value
 */
public record Hyperparameter<T>(
        String column,
        String label,
        String unit,
        Domain<T> domain,
        Optional<T> core,
        Function<Experiment, T> get) {

    /** The value of an experiment as plain JSON, for tables and files. */
    public @Nullable Object plainValue(Experiment experiment) {
        return domain.write(get.apply(experiment));
    }

    @Override
    public String toString() {
        return column;
    }
}
