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
    private final TargetTable targets;
    private final TargetTable testTargets;
    private final EpochAccumulator trainStatistics;
    private final EpochAccumulator testStatistics;

    /**
     * @param testTargets of the run's dataset
     * @param history taken over
     */
    FusedRun(Loss loss, TrainingJob.Run run, TargetTable testTargets, RunHistory history) {
        seed = run.seed();
        data = run.data();
        this.history = history;
        this.testTargets = testTargets;
        targets = testTargets.of(data, loss);
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

    /**
     * Begins an epoch.
     *
     * @param shuffledRows (train rows) gets the rows of the dataset in this epoch's order
     */
    void beginEpoch(int[] shuffledRows) {
        MinibatchOrder.shuffle(seed, history.epochs() + 1, data.trainRows(), shuffledRows);
        trainStatistics.reset();
        testStatistics.reset();
    }

    void endEpoch() {
        history.add(trainStatistics.values(), testStatistics.values());
    }

    /** Rows of the dataset to test on. */
    int[] testRowNumbers() {
        return data.testRows();
    }

    /** Inputs of all rows of the dataset, (rows, inputs). */
    float[] inputs() {
        return data.dataset().inputs();
    }

    /** Targets of all rows of the dataset, label noise included, see {@link TargetTable}. */
    float[] targets() {
        return targets.values();
    }

    /** Likewise, without label noise. */
    float[] testTargets() {
        return testTargets.values();
    }

    /** Whether the two have minibatches of the same sizes, and targets of the same kind. */
    boolean goesWith(FusedRun other) {
        return trainRows() == other.trainRows()
                && testRows() == other.testRows()
                && trainStatistics.binaryTargets() == other.trainStatistics.binaryTargets()
                && testStatistics.binaryTargets() == other.testStatistics.binaryTargets();
    }
}
