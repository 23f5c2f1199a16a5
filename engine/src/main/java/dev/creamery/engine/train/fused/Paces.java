package dev.creamery.engine.train.fused;

import dev.creamery.engine.train.TrainingJob;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether a lane per run was faster for networks like one that is to be trained. What is remembered
 * decides on time alone, never on results. Threads may use it at the same time.
 */
final class Paces {

    /** Parameters per layer and rows per minibatch, both as powers of two, and the runs. */
    private record Likeness(int parameters, int rows, int runs) {}

    /** Where nothing is remembered: lanes for up to so many parameters per layer ... */
    private static final int MOST_PARAMETERS_PER_LAYER = 1024;

    /** ... and rows of a minibatch, from so many runs on. */
    private static final int MOST_ROWS = 64;

    private static final int FEWEST_RUNS = 10;

    private final Map<Likeness, Boolean> faster = new ConcurrentHashMap<>();

    /** A new pace that begins with what was the faster. */
    Pace begin(TrainingJob job, int runs) {
        boolean guess =
                parametersPerLayer(job) <= MOST_PARAMETERS_PER_LAYER
                        && job.experiment().batchSize() <= MOST_ROWS
                        && runs >= FEWEST_RUNS;
        return new Pace(faster.getOrDefault(likeness(job, runs), guess));
    }

    /** Remembers what turned out. */
    void end(TrainingJob job, int runs, Pace pace) {
        faster.put(likeness(job, runs), pace.inLanes());
    }

    private static long parametersPerLayer(TrainingJob job) {
        return job.network().numFreeParameters() / job.network().depth();
    }

    private static Likeness likeness(TrainingJob job, int runs) {
        return new Likeness(
                Long.SIZE - Long.numberOfLeadingZeros(parametersPerLayer(job)),
                Integer.SIZE - Integer.numberOfLeadingZeros(job.experiment().batchSize()),
                runs);
    }
}
