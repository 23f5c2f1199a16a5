package dev.creamery.engine.sweep;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A hypercube of experiments: every combination of the values of its axes. */
public final class Cube {

    private final Map<Hyperparameter<?>, Axis<?>> axes = new LinkedHashMap<>();

    /**
     * @param given one axis per hyperparameter at most; the others take their core value
     * @throws IllegalArgumentException if a hyperparameter without a core value is not given
     */
    public Cube(Collection<Axis<?>> given) {
        for (Hyperparameter<?> hyperparameter : Hyperparameters.all()) {
            axes.put(hyperparameter, axisOf(hyperparameter, given));
        }
    }

    private static <T> Axis<?> axisOf(Hyperparameter<T> hyperparameter, Collection<Axis<?>> given) {
        for (Axis<?> axis : given) {
            if (axis.hyperparameter().equals(hyperparameter)) {
                return axis;
            }
        }
        return new Axis<>(
                hyperparameter,
                List.of(
                        hyperparameter
                                .core()
                                .orElseThrow(
                                        () ->
                                                new IllegalArgumentException(
                                                        "axis "
                                                                + hyperparameter.column()
                                                                + " is missing and has no core"
                                                                + " value"))));
    }

    /** The values of one axis, in the order given. */
    @SuppressWarnings("unchecked") // an axis holds values of its hyperparameter's type
    public <T> Set<T> values(Hyperparameter<T> hyperparameter) {
        return (Set<T>) axis(hyperparameter).values();
    }

    private Axis<?> axis(Hyperparameter<?> hyperparameter) {
        return requireNonNull(axes.get(hyperparameter));
    }

    /** All axes, in the order of {@link Hyperparameters#all()}. */
    public Collection<Axis<?>> axes() {
        return List.copyOf(axes.values());
    }

    /** Number of experiments. */
    public long count() {
        return axes.values().stream()
                .mapToLong(axis -> axis.values().size())
                .reduce(1, Math::multiplyExact);
    }

    public boolean contains(Experiment experiment) {
        return axes.values().stream().allMatch(axis -> axis.contains(experiment));
    }

    /** Every combination; the last axis changes fastest. */
    public Stream<Experiment> experiments() {
        Map<Hyperparameter<?>, List<?>> lists = new LinkedHashMap<>();
        axes.forEach(
                (hyperparameter, axis) -> lists.put(hyperparameter, List.copyOf(axis.values())));
        return LongStream.range(0, count()).mapToObj(index -> experiment(lists, index));
    }

    /** Reads {@code index} as a number whose digits are positions in the axes, last axis lowest. */
    private static Experiment experiment(Map<Hyperparameter<?>, List<?>> lists, long index) {
        Map<Hyperparameter<?>, Object> chosen = new HashMap<>();
        long rest = index;
        for (Hyperparameter<?> hyperparameter : Hyperparameters.all().reversed()) {
            List<?> values = requireNonNull(lists.get(hyperparameter));
            chosen.put(hyperparameter, values.get((int) (rest % values.size())));
            rest /= values.size();
        }
        return Experiment.of(chosen);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cube cube && axes.equals(cube.axes);
    }

    @Override
    public int hashCode() {
        return axes.hashCode();
    }

    @Override
    public String toString() {
        return "Cube" + axes.values();
    }
}
