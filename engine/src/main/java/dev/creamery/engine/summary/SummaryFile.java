package dev.creamery.engine.summary;

import java.nio.file.Path;
import java.util.List;

/**
 * One file of the summary, as it should be.
 *
 * @param path where it lies
 * @param experiments what it summarizes, by id
 * @param fingerprint of the runs that it is made from
 */
record SummaryFile(Path path, List<ExperimentRuns> experiments, String fingerprint) {

    private static final String NAME = "experiments-%010d.parquet";
    private static final String ANY_NAME = "experiments-[0-9]{10}\\.parquet";

    /**
     * The runs of an experiment, which lie side by side in the index of runs.
     *
     * @param from place of the first
     * @param count how many there are
     * @param epochs of all of them together
     */
    record ExperimentRuns(long experimentId, int from, int count, long epochs) {

        /** BUTTER counts runs in 8 bits; the first ones are taken. */
        static final int MOST = 255;

        /** One more than the place of the last that is summarized. */
        int to() {
            return from + Math.min(count, MOST);
        }
    }

    /** The name of the file that begins with an experiment. */
    static String name(long firstExperimentId) {
        return NAME.formatted(firstExperimentId);
    }

    /** Whether a file is one of the summary's. */
    static boolean isOne(Path path) {
        return path.getFileName().toString().matches(ANY_NAME);
    }
}
