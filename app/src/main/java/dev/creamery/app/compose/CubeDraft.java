package dev.creamery.app.compose;

import static java.util.Objects.requireNonNull;

import dev.creamery.engine.sweep.Axis;
import dev.creamery.engine.sweep.Cube;
import dev.creamery.engine.sweep.Hyperparameter;
import dev.creamery.engine.sweep.Hyperparameters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A hypercube while it is being composed: an axis may still be empty. Immutable. */
public final class CubeDraft {

    private final Map<Hyperparameter<?>, List<?>> values;

    private CubeDraft(Map<Hyperparameter<?>, List<?>> values) {
        this.values = values;
    }

    /** The core values, and nothing where a hyperparameter has none. */
    public static CubeDraft core() {
        Map<Hyperparameter<?>, List<?>> values = new LinkedHashMap<>();
        for (Hyperparameter<?> hyperparameter : Hyperparameters.all()) {
            values.put(hyperparameter, coreOf(hyperparameter));
        }
        return new CubeDraft(values);
    }

    /** A finished cube, to be changed. */
    public static CubeDraft of(Cube cube) {
        Map<Hyperparameter<?>, List<?>> values = new LinkedHashMap<>();
        for (Axis<?> axis : cube.axes()) {
            values.put(axis.hyperparameter(), List.copyOf(axis.values()));
        }
        return new CubeDraft(values);
    }

    static <T> List<T> coreOf(Hyperparameter<T> hyperparameter) {
        return hyperparameter.core().map(List::of).orElse(List.of());
    }

    @SuppressWarnings("unchecked") // with() keeps the types together
    public <T> List<T> values(Hyperparameter<T> hyperparameter) {
        return (List<T>) requireNonNull(values.get(hyperparameter));
    }

    /** The same with other values of one hyperparameter. */
    public <T> CubeDraft with(Hyperparameter<T> hyperparameter, List<T> changed) {
        Map<Hyperparameter<?>, List<?>> copy = new LinkedHashMap<>(values);
        copy.put(hyperparameter, List.copyOf(changed));
        return new CubeDraft(copy);
    }

    /** The hyperparameters that still have no value. */
    public List<Hyperparameter<?>> missing() {
        List<Hyperparameter<?>> missing = new ArrayList<>();
        values.forEach(
                (hyperparameter, list) -> {
                    if (list.isEmpty()) {
                        missing.add(hyperparameter);
                    }
                });
        return missing;
    }

    /** The finished cube, if no axis is empty. */
    public Optional<Cube> cube() {
        if (!missing().isEmpty()) {
            return Optional.empty();
        }
        List<Axis<?>> axes = new ArrayList<>();
        for (Hyperparameter<?> hyperparameter : Hyperparameters.all()) {
            axes.add(axis(hyperparameter));
        }
        return Optional.of(new Cube(axes));
    }

    private <T> Axis<T> axis(Hyperparameter<T> hyperparameter) {
        return new Axis<>(hyperparameter, values(hyperparameter));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CubeDraft cube && values.equals(cube.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "CubeDraft" + values;
    }
}
