package dev.creamery.engine.train.fused;

import dev.creamery.engine.data.RunData;
import dev.creamery.engine.network.Loss;
import dev.creamery.engine.train.EpochAccumulator;
import dev.creamery.engine.train.MinibatchOrder;
import dev.creamery.engine.train.RunHistory;
import dev.creamery.engine.train.TrainingJob;

import java.util.Arrays;

/** What belongs to one run alone: its rows and its statistics. */
final class FusedRun {

    private final long seed;
    private final RunData data;
    private final RunHistory history;
    private final float[] targets;
    private final EpochAccumulator trainStatistics;
    private final EpochAccumulator testStatistics;

    /**
     * @param history taken over
     */
    FusedRun(Loss loss, TrainingJob.Run run, RunHistory history) {
        seed = run.seed();
        data = run.data();
        this.history = history;
        targets = targetsByRow(data);
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

    /** Targets of all rows of the dataset, label noise included, (rows, outputs). */
    float[] targets() {
        return targets;
    }

    /** Targets of all rows of the dataset, without label noise, (rows, outputs). */
    float[] testTargets() {
        return data.dataset().targets();
    }

    /** The dataset's own table where there is no label noise. */
    private static float[] targetsByRow(RunData data) {
        float[] targets = data.dataset().targets();
        int outputs = data.dataset().facts().outputs();
        boolean isCopy = false;
        for (int position = 0; position < data.trainRows().length; position++) {
            int to = data.trainRows()[position] * outputs;
            int from = position * outputs;
            if (!Arrays.equals(
                    targets, to, to + outputs, data.trainTargets(), from, from + outputs)) {
                if (!isCopy) {
                    targets = targets.clone();
                    isCopy = true;
                }
                System.arraycopy(data.trainTargets(), from, targets, to, outputs);
            }
        }
        return targets;
    }

    /** Whether the two have minibatches of the same sizes, and targets of the same kind. */
    boolean goesWith(FusedRun other) {
        return trainRows() == other.trainRows()
                && testRows() == other.testRows()
                && trainStatistics.binaryTargets() == other.trainStatistics.binaryTargets()
                && testStatistics.binaryTargets() == other.testStatistics.binaryTargets();
    }
}
