package dev.creamery.app.compose;

import static java.util.Objects.requireNonNull;

import dev.creamery.engine.sweep.Cube;
import dev.creamery.engine.sweep.Hyperparameter;
import dev.creamery.engine.sweep.Hyperparameters;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the experiments of several cubes without making them; where cubes overlap, an experiment
 * counts once. Works through the axes one by one: all values that lie in the same cubes are alike.
 * Counts that do not fit a long end at {@link Long#MAX_VALUE}.
 */
final class UnionCount {

    /**
     * A number of experiments.
     *
     * @param epochs the sum of their epochs
     */
    record Total(long experiments, long epochs) {
        static final Total NONE = new Total(0, 0);

        Total plus(Total other) {
            return new Total(
                    Math.min(Long.MAX_VALUE - other.experiments, experiments) + other.experiments,
                    Math.min(Long.MAX_VALUE - other.epochs, epochs) + other.epochs);
        }

        Total times(long factor) {
            return new Total(product(experiments, factor), product(epochs, factor));
        }
    }

    private final List<Cube> cubes;
    private final List<Hyperparameter<?>> axes;
    private final Map<BitSet, Total> known = new HashMap<>();

    /**
     * @param axes to count over; the others are taken to be one value each
     */
    UnionCount(List<Cube> cubes, List<Hyperparameter<?>> axes) {
        this.cubes = cubes;
        this.axes = axes.stream().filter(axis -> !axis.equals(Hyperparameters.EPOCHS)).toList();
    }

    /** The experiments of all cubes. */
    Total all() {
        BitSet all = new BitSet();
        all.set(0, cubes.size());
        return of(all);
    }

    /** The experiments of these cubes, by their numbers. */
    Total of(BitSet some) {
        Total total = known.get(some);
        if (total == null) {
            total = from(0, some);
            known.put((BitSet) some.clone(), total);
        }
        return total;
    }

    private Total from(int axis, BitSet some) {
        if (some.isEmpty()) {
            return Total.NONE;
        }
        if (axis == axes.size()) {
            return epochs(some);
        }
        Map<BitSet, Long> alike = new LinkedHashMap<>();
        members(axes.get(axis), some)
                .values()
                .forEach(members -> alike.merge(members, 1L, Long::sum));
        Total total = Total.NONE;
        for (Map.Entry<BitSet, Long> group : alike.entrySet()) {
            total = total.plus(from(axis + 1, group.getKey()).times(group.getValue()));
        }
        return total;
    }

    private Total epochs(BitSet some) {
        Total total = Total.NONE;
        for (int epochs : members(Hyperparameters.EPOCHS, some).keySet()) {
            total = total.plus(new Total(1, epochs));
        }
        return total;
    }

    /** Which of the cubes have each value. */
    <T> Map<T, BitSet> members(Hyperparameter<T> axis, BitSet some) {
        Map<T, BitSet> members = new LinkedHashMap<>();
        some.stream()
                .forEach(
                        cube -> {
                            for (T value : cubes.get(cube).values(axis)) {
                                requireNonNull(
                                                members.computeIfAbsent(
                                                        value, unseen -> new BitSet()))
                                        .set(cube);
                            }
                        });
        return members;
    }

    static long product(long a, long b) {
        return Math.multiplyHigh(a, b) != 0 || a * b < 0 ? Long.MAX_VALUE : a * b;
    }
}
