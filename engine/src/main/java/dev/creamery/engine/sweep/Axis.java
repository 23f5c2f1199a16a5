package dev.creamery.engine.sweep;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The values that one hyperparameter takes in a cube; each once, in the order given.
 *
 * @param hyperparameter whose values they are
 * @param values at least one
 */
public record Axis<T>(Hyperparameter<T> hyperparameter, Set<T> values) {

    public Axis {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(
                    "axis " + hyperparameter.column() + " is empty; give it one value or more");
        }
        values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }

    public Axis(Hyperparameter<T> hyperparameter, List<T> values) {
        this(hyperparameter, new LinkedHashSet<>(values));
    }

    boolean contains(Experiment experiment) {
        return values.contains(hyperparameter.get().apply(experiment));
    }
}
