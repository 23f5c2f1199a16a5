package dev.creamery.engine.train.fused;

import dev.creamery.engine.data.RunData;
import dev.creamery.engine.network.Loss;
import dev.creamery.engine.train.EpochAccumulator;
import dev.creamery.engine.train.MinibatchOrder;
import dev.creamery.engine.train.RunHistory;
import dev.creamery.engine.train.TrainingJob;

/** What belongs to one run alone: its rows and its statistics. */
final class FusedRun {

    private final long seed;
    private final RunData data;
    private final RunHistory history;
    private final int[] shuffledRows;
    private final EpochAccumulator trainStatistics;
    private final EpochAccumulator testStatistics;
    private int[] order = {};

    /**
     * @param history taken over
     */
    FusedRun(Loss loss, TrainingJob.Run run, RunHistory history) {
        seed = run.seed();
        data = run.data();
        this.history = history;
        shuffledRows = new int[data.trainRows().length];
        trainStatistics = EpochAccumulator.ofTraining(loss, data);
        testStatistics = EpochAccumulator.ofTest(loss, data);
    }

    RunHistory history() {
        return history;
    }

    int trainRows() {
        return data.trainRows().length;
    }

    int testRows() {
        return data.testRows().length;
    }

    EpochAccumulator trainStatistics() {
        return trainStatistics;
    }

    EpochAccumulator testStatistics() {
        return testStatistics;
    }

    void beginEpoch() {
        order = MinibatchOrder.of(seed, history.epochs() + 1, shuffledRows.length);
        for (int position = 0; position < order.length; position++) {
            shuffledRows[position] = data.trainRows()[order[position]];
        }
        trainStatistics.reset();
        testStatistics.reset();
    }

    void endEpoch() {
        history.add(trainStatistics.values(), testStatistics.values());
    }

    /** Fills in training rows from {@code start} on, in this epoch's order. */
    void fillTraining(Minibatch minibatch, int start, int place) {
        minibatch.fill(data.dataset(), shuffledRows, data.trainTargets(), order, start, place);
    }

    /** Fills in test rows from {@code start} on. */
    void fillTest(Minibatch minibatch, int start, int place) {
        minibatch.fill(
                data.dataset(),
                data.testRows(),
                data.dataset().targets(),
                data.testRows(),
                start,
                place);
    }

    /** Whether the two have minibatches of the same sizes, and targets of the same kind. */
    boolean goesWith(FusedRun other) {
        return trainRows() == other.trainRows()
                && testRows() == other.testRows()
                && trainStatistics.binaryTargets() == other.trainStatistics.binaryTargets()
                && testStatistics.binaryTargets() == other.testStatistics.binaryTargets();
    }
}
