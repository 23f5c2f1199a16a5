package dev.creamery.engine.train.fused;

/**
 * The rows that a group's runs are tested on, by minibatches. They never change, so a small test
 * set is gathered once; a large one whenever it is needed, which matters less the larger it is.
 */
final class TestRows {

    /** Values of a run's gathered test set at the most: 1 MiB. */
    private static final long MOST_VALUES = 1 << 18;

    private final GroupRows rows;
    private final Minibatch minibatch;
    private final Minibatch.Rows[] gathered;

    /**
     * @param count rows of each run
     * @param minibatch that they are filled into, no more at a time than it takes
     */
    TestRows(GroupRows rows, int count, Minibatch minibatch) {
        this.rows = rows;
        this.minibatch = minibatch;
        int minibatches = Math.ceilDiv(count, minibatch.capacity());
        boolean isKept = values(count, minibatch.columns(), minibatch.capacity()) > 0;
        gathered = new Minibatch.Rows[isKept ? minibatches : 0];
    }

    /**
     * Values that are kept of a run; 0 if there would be too many.
     *
     * @param rows of the test set
     * @param columns inputs and targets
     * @param capacity rows of a minibatch
     */
    static long values(long rows, long columns, int capacity) {
        long values = Math.ceilDiv(rows, capacity) * columns * Minibatch.stride(capacity);
        return values <= MOST_VALUES ? values : 0;
    }

    /** Fills in the minibatch that begins with a row, which was begun before. */
    void fill(int start) {
        if (gathered.length == 0) {
            rows.fillTest(minibatch, start);
            return;
        }
        int index = start / minibatch.capacity();
        if (gathered[index] == null) {
            gathered[index] = rows.gatheredTest(minibatch, start);
        }
        minibatch.fill(gathered[index]);
    }
}
