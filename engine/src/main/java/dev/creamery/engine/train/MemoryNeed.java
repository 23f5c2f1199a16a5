package dev.creamery.engine.train;

import dev.creamery.engine.sweep.PlannedExperiment;

/**
 * How much memory the runs of one experiment take that are trained together, in bytes: a part
 * whatever their number, and as much again for each. Estimated from above.
 *
 * @param heap of Java, whatever the number of runs, the dataset included
 * @param heapPerRun of Java
 * @param outside of Java's heap, where native libraries have theirs, whatever the number of runs
 * @param outsidePerRun likewise
 */
public record MemoryNeed(long heap, long heapPerRun, long outside, long outsidePerRun) {

    private static final int STATISTICS = Statistic.values().length;

    /** Java's heap. */
    public long heap(int runs) {
        return heap + runs * heapPerRun;
    }

    /** All else. */
    public long outside(int runs) {
        return outside + runs * outsidePerRun;
    }

    /** Of both kinds. */
    public long total(int runs) {
        return heap(runs) + outside(runs);
    }

    /** Bytes of an array as long as the parameters of its network. */
    public static long parameters(PlannedExperiment planned) {
        return planned.network().numFreeParameters() * Float.BYTES;
    }

    /** Bytes of the encoded dataset, which all runs on it share. */
    public static long dataset(PlannedExperiment planned) {
        var facts = planned.facts();
        return facts.rows() * ((long) facts.inputs() + facts.outputs()) * Float.BYTES;
    }

    /**
     * Bytes of what belongs to a run besides its parameters: which rows it trains and tests on and
     * in which order, its targets, and its history, once more while that is written.
     */
    public static long rowsAndHistory(PlannedExperiment planned) {
        var facts = planned.facts();
        long rows =
                facts.trainRows() * (4L + facts.outputs()) * Float.BYTES
                        + facts.testRows() * Integer.BYTES;
        long history = 2L * STATISTICS * Float.BYTES * planned.experiment().epochs();
        return rows + 2 * history;
    }

    /** Bytes of a network's values for so many rows: what enters it, and every layer's units. */
    public static long activations(PlannedExperiment planned, long rows) {
        var network = planned.network();
        long units = network.widths().stream().mapToLong(Integer::longValue).sum();
        return (network.inputs() + units) * rows * Float.BYTES;
    }
}
