package dev.creamery.engine.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells how one sweep differs from another, in words. */
public final class SweepDifference {

    /** Longer lists of values are cut, and said to be. */
    private static final int SHOWN_VALUES = 6;

    private SweepDifference() {}

    /**
     * One line for each thing that differs; none if they are the same but for the name.
     *
     * @param before the sweep that is known
     * @param now the one that is compared with it
     */
    public static List<String> of(Sweep before, Sweep now) {
        List<String> lines = new ArrayList<>();
        if (before.repetitions() != now.repetitions()) {
            lines.add("repetitions: " + before.repetitions() + " before, now " + now.repetitions());
        }
        if (before.seed() != now.seed()) {
            lines.add("seed: " + before.seed() + " before, now " + now.seed());
        }
        int cubes = now.cubes().size();
        if (before.cubes().size() != cubes) {
            lines.add("cubes: " + before.cubes().size() + " before, now " + cubes);
        }
        for (int index = 0; index < Math.min(before.cubes().size(), cubes); index++) {
            addDifferences(
                    lines,
                    cubes == 1 ? "" : "cubes[" + index + "].",
                    before.cubes().get(index),
                    now.cubes().get(index));
        }
        return lines;
    }

    private static void addDifferences(List<String> lines, String place, Cube before, Cube now) {
        for (Hyperparameter<?> hyperparameter : Hyperparameters.all()) {
            String changes = changes(hyperparameter, before, now);
            if (!changes.isEmpty()) {
                lines.add(place + hyperparameter.column() + ": " + changes);
            }
        }
    }

    private static <T> String changes(Hyperparameter<T> hyperparameter, Cube before, Cube now) {
        Set<T> then = before.values(hyperparameter);
        Set<T> today = now.values(hyperparameter);
        return Stream.of(
                        only("now also ", hyperparameter, today, then),
                        only("no longer ", hyperparameter, then, today))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    /** Those of some values that others do not have. */
    private static <T> Optional<String> only(
            String word, Hyperparameter<T> hyperparameter, Set<T> some, Set<T> others) {
        List<T> only = some.stream().filter(value -> !others.contains(value)).toList();
        if (only.isEmpty()) {
            return Optional.empty();
        }
        SweepJson json = new SweepJson();
        String shown =
                only.stream()
                        .limit(SHOWN_VALUES)
                        .map(value -> json.compact(hyperparameter.domain().write(value)))
                        .collect(Collectors.joining(", "));
        int rest = only.size() - SHOWN_VALUES;
        return Optional.of(word + shown + (rest > 0 ? " and " + rest + " more" : ""));
    }
}
