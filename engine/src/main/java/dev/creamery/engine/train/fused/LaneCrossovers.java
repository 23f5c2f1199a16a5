package dev.creamery.engine.train.fused;

import dev.creamery.engine.kernel.KernelProvider;
import dev.creamery.engine.train.TrainingJob;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * From how many runs on this machine trains networks faster with a lane for each: measured whenever
 * runs are trained, and remembered. Decides on time alone, never on results. Threads may use it at
 * the same time.
 */
public final class LaneCrossovers {

    /** Where nothing alike is remembered: lanes for up to so many parameters per layer ... */
    private static final int MOST_PARAMETERS_PER_LAYER = 1024;

    /** ... and rows of a minibatch, from so many runs on. */
    private static final int MOST_ROWS = 64;

    private static final int FEWEST_RUNS = 10;

    /** What is farther away says nothing. */
    private static final int FARTHEST = 2;

    /** Smaller changes are noise, and not worth a new file. */
    private static final double NOTABLE = 0.15;

    private final Map<Likeness, Double> fewestRuns = new ConcurrentHashMap<>();
    private final Optional<CrossoverFile> file;

    /** Remembered by this object alone. */
    public LaneCrossovers() {
        file = Optional.empty();
    }

    private LaneCrossovers(CrossoverFile file) {
        this.file = Optional.of(file);
        fewestRuns.putAll(file.read());
    }

    /**
     * Remembered from one process to the next, as long as the processor, Java, this program and its
     * kernels are the same.
     *
     * @param folder of caches; made when there is something to remember
     */
    public static LaneCrossovers remembered(Path folder, KernelProvider kernels) {
        return new LaneCrossovers(
                new CrossoverFile(folder.resolve("lanes.json"), CrossoverFile.machine(kernels)));
    }

    boolean isEmpty() {
        return fewestRuns.isEmpty();
    }

    /** A new pace that begins with what seems to be the faster. */
    Pace begin(TrainingJob job, int runs) {
        return new Pace(runs, isFaster(Likeness.of(job), runs));
    }

    private boolean isFaster(Likeness likeness, int runs) {
        return fewestRuns.entrySet().stream()
                .filter(known -> known.getKey().distance(likeness) <= FARTHEST)
                .min(Comparator.comparingInt(known -> known.getKey().distance(likeness)))
                .map(known -> runs > known.getValue())
                .orElse(
                        likeness.mostParameters() < 2 * MOST_PARAMETERS_PER_LAYER
                                && likeness.fewestRows() < 2 * MOST_ROWS
                                && runs >= FEWEST_RUNS);
    }

    /** Remembers what turned out. */
    void end(TrainingJob job, Pace pace) {
        pace.crossover().ifPresent(measured -> remember(Likeness.of(job), measured));
    }

    private void remember(Likeness likeness, double measured) {
        Double before = fewestRuns.put(likeness, measured);
        if (before == null || Math.abs(measured - before) > NOTABLE * before) {
            file.ifPresent(there -> there.write(fewestRuns));
        }
    }

    /** On a line, for people. */
    public String description() {
        if (fewestRuns.isEmpty()) {
            return "when a lane per repetition is faster was not measured on this machine yet";
        }
        Map<Long, Long> mostParameters = new TreeMap<>();
        fewestRuns.forEach(
                (likeness, runs) ->
                        mostParameters.merge(
                                likeness.fewestRows(),
                                runs < FusedSession.LANES ? likeness.mostParameters() : 0,
                                Math::max));
        return mostParameters.entrySet().stream()
                .map(
                        entry ->
                                "of %d rows %s"
                                        .formatted(
                                                entry.getKey(),
                                                entry.getValue() == 0
                                                        ? "never"
                                                        : "up to %d parameters a layer"
                                                                .formatted(entry.getValue())))
                .collect(
                        Collectors.joining(
                                ", ",
                                "a lane for each of 16 repetitions is faster at minibatches ",
                                file.map(there -> " (" + there.path() + ")").orElse("")));
    }
}
