package dev.creamery.engine.train.fused;

import java.util.List;
import java.util.function.Function;

/**
 * Which rows of which tables a group's runs are trained and tested on. Rows of several runs are
 * interleaved, those of the same number lying together.
 */
final class GroupRows {

    /** Rows of a block that kernels fill at once, each from a table of its own. */
    private static final int TABLES = 16;

    private final List<FusedRun> runs;
    private final int places;
    private final int[] shuffled;
    private final int[] training;
    private final int[] test;
    private final float[][] inputs;
    private final float[][] targets;
    private final float[][] testTargets;

    /**
     * @param places for runs, 1 or 16; those left over repeat the first run
     */
    GroupRows(List<FusedRun> runs, int places) {
        this.runs = runs;
        this.places = places;
        FusedRun first = runs.getFirst();
        shuffled = new int[first.trainRows()];
        training = places == 1 ? shuffled : new int[Math.multiplyExact(shuffled.length, places)];
        test = new int[Math.multiplyExact(first.testRows(), places)];
        for (int place = 0; place < places; place++) {
            interleave(run(place).testRowNumbers(), test, place);
        }
        inputs = tables(FusedRun::inputs);
        targets = tables(FusedRun::targets);
        testTargets = tables(FusedRun::testTargets);
    }

    private FusedRun run(int place) {
        return runs.get(place < runs.size() ? place : 0);
    }

    private float[][] tables(Function<FusedRun, float[]> table) {
        float[][] tables = new float[TABLES][];
        for (int index = 0; index < TABLES; index++) {
            tables[index] = table.apply(run(index % places));
        }
        return tables;
    }

    private void interleave(int[] rows, int[] into, int place) {
        for (int row = 0, to = place; row < rows.length; row++, to += places) {
            into[to] = rows[row];
        }
    }

    /** Begins an epoch of all runs. */
    void beginEpoch() {
        for (int place = 0; place < runs.size(); place++) {
            runs.get(place).beginEpoch(shuffled);
            if (places > 1) {
                interleave(shuffled, training, place);
            }
        }
        for (int place = runs.size(); place < places; place++) {
            for (int at = 0; at < training.length; at += places) {
                training[at + place] = training[at];
            }
        }
    }

    /** Fills in training rows from {@code start} on, in this epoch's order. */
    void fillTraining(Minibatch minibatch, int start) {
        minibatch.fill(inputs, targets, training, start * places);
    }

    /** Fills in test rows from {@code start} on. */
    void fillTest(Minibatch minibatch, int start) {
        minibatch.fill(inputs, testTargets, test, start * places);
    }

    /** Test rows from {@code start} on, to be filled in often. */
    Minibatch.Rows gatheredTest(Minibatch minibatch, int start) {
        return minibatch.gathered(inputs, testTargets, test, start * places);
    }
}
