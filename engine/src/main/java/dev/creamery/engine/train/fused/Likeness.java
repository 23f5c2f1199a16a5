package dev.creamery.engine.train.fused;

import dev.creamery.engine.train.TrainingJob;

/**
 * Networks and minibatches that are alike as far as time goes.
 *
 * @param parameters binary digits of the number of parameters per layer
 * @param rows binary digits of the number of rows in a minibatch
 */
record Likeness(int parameters, int rows) {

    static Likeness of(TrainingJob job) {
        long perLayer = job.network().numFreeParameters() / job.network().depth();
        int rows = job.experiment().batchSize();
        return new Likeness(
                Long.SIZE - Long.numberOfLeadingZeros(perLayer),
                Integer.SIZE - Integer.numberOfLeadingZeros(rows));
    }

    /** The most parameters per layer. */
    long mostParameters() {
        return (1L << parameters) - 1;
    }

    /** The fewest rows. */
    long fewestRows() {
        return 1L << (rows - 1);
    }

    /** How many times one has to double or halve something to come from the other to this. */
    int distance(Likeness other) {
        return Math.abs(parameters - other.parameters) + Math.abs(rows - other.rows);
    }
}
