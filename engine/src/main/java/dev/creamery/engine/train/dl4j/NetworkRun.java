package dev.creamery.engine.train.dl4j;

import dev.creamery.engine.data.PreparedDataset;
import dev.creamery.engine.data.RunData;
import dev.creamery.engine.train.EpochAccumulator;
import dev.creamery.engine.train.MinibatchOrder;
import dev.creamery.engine.train.RunHistory;
import dev.creamery.engine.train.RunState;
import dev.creamery.engine.train.TrainingJob;

import java.util.function.IntUnaryOperator;

/** One repetition in training: its network, its rows, its statistics so far. */
final class NetworkRun implements AutoCloseable {

    /** Enough rows to keep a processor busy, few enough for the activations of a wide network. */
    static final int TEST_ROWS_AT_ONCE = 1024;

    private final long seed;
    private final RunData data;
    private final int batchSize;
    private final Network network;
    private final EpochAccumulator training;
    private final EpochAccumulator test;
    private final RunHistory history;

    NetworkRun(TrainingJob job, TrainingJob.Run run, RunState state) {
        seed = run.seed();
        data = run.data();
        batchSize = job.experiment().batchSize();
        int stepsPerEpoch = Math.ceilDiv(data.trainRows().length, batchSize);
        network = new Network(job, state, Math.multiplyExact(state.epochs(), stepsPerEpoch));
        training = EpochAccumulator.ofTraining(job.loss(), data);
        test = EpochAccumulator.ofTest(job.loss(), data);
        history = state.history();
    }

    RunHistory history() {
        return history;
    }

    void trainEpoch() {
        train(MinibatchOrder.of(seed, history.epochs() + 1, data.trainRows().length));
        test(data.testRows());
        history.add(training.values(), test.values());
    }

    RunState state() {
        return new RunState(network.parameters(), network.optimizerState(), history.copy());
    }

    @Override
    public void close() {
        network.close();
    }

    private void train(int[] order) {
        PreparedDataset dataset = data.dataset();
        training.reset();
        for (int from = 0; from < order.length; from += batchSize) {
            int first = from;
            int rows = Math.min(batchSize, order.length - from);
            IntUnaryOperator position = row -> order[first + row];
            float[] inputs =
                    gather(
                            dataset.inputs(),
                            dataset.facts().inputs(),
                            rows,
                            row -> data.trainRows()[position.applyAsInt(row)]);
            float[] targets =
                    gather(data.trainTargets(), dataset.facts().outputs(), rows, position);
            double penalty = network.penalty();
            training.add(network.fit(inputs, targets, rows), targets, rows, penalty);
        }
    }

    private void test(int[] testRows) {
        PreparedDataset dataset = data.dataset();
        test.reset();
        double penalty = network.penalty();
        for (int from = 0; from < testRows.length; from += TEST_ROWS_AT_ONCE) {
            int first = from;
            int rows = Math.min(TEST_ROWS_AT_ONCE, testRows.length - from);
            IntUnaryOperator source = row -> testRows[first + row];
            float[] inputs = gather(dataset.inputs(), dataset.facts().inputs(), rows, source);
            float[] targets = gather(dataset.targets(), dataset.facts().outputs(), rows, source);
            test.add(network.predict(inputs, rows), targets, rows, penalty);
        }
    }

    /**
     * Copies rows of a table.
     *
     * @param table (any rows, columns), row-major
     * @param source the table's row for each row of the result
     * @return (rows, columns), row-major
     */
    private static float[] gather(float[] table, int columns, int rows, IntUnaryOperator source) {
        float[] gathered = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(
                    table, source.applyAsInt(row) * columns, gathered, row * columns, columns);
        }
        return gathered;
    }
}
