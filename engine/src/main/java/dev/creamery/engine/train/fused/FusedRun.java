package dev.creamery.engine.train.fused;

import dev.creamery.engine.data.RunData;
import dev.creamery.engine.kernel.Kernels;
import dev.creamery.engine.network.Loss;
import dev.creamery.engine.sweep.Experiment;
import dev.creamery.engine.sweep.KernelRegularizer;
import dev.creamery.engine.sweep.Optimizer;
import dev.creamery.engine.train.EpochAccumulator;
import dev.creamery.engine.train.MinibatchOrder;
import dev.creamery.engine.train.ParameterLayout;
import dev.creamery.engine.train.RunHistory;
import dev.creamery.engine.train.RunState;
import dev.creamery.engine.train.TrainingJob;

/** One run in training. */
final class FusedRun {

    private final Experiment experiment;
    private final Loss loss;
    private final int depth;
    private final ParameterLayout layout;
    private final long seed;
    private final RunData data;
    private final RunState state;
    private final Minibatch minibatch;
    private final Kernels kernels;
    private final float[] gradient;
    private final EpochAccumulator trainStatistics;
    private final EpochAccumulator testStatistics;

    /**
     * @param state taken over
     * @param minibatch shared with other runs, which train at other times
     */
    FusedRun(
            TrainingJob job,
            TrainingJob.Run run,
            RunState state,
            Minibatch minibatch,
            Kernels kernels) {
        experiment = job.experiment();
        loss = job.loss();
        depth = job.network().depth();
        layout = new ParameterLayout(job.network());
        seed = run.seed();
        data = run.data();
        this.state = state;
        this.minibatch = minibatch;
        this.kernels = kernels;
        gradient = new float[layout.length()];
        trainStatistics = EpochAccumulator.ofTraining(loss, data);
        testStatistics = EpochAccumulator.ofTest(loss, data);
    }

    RunHistory history() {
        return state.history();
    }

    /** A copy. */
    RunState state() {
        return new RunState(
                state.parameters().clone(), state.optimizerState().clone(), history().copy());
    }

    void trainEpoch() {
        int epoch = state.epochs() + 1;
        int[] order = MinibatchOrder.of(seed, epoch, data.trainRows().length);
        int size = experiment.batchSize();
        int stepsPerEpoch = (order.length + size - 1) / size;
        trainStatistics.reset();
        for (int step = 0; step < stepsPerEpoch; step++) {
            int start = step * size;
            minibatch.begin(Math.min(size, order.length - start));
            for (int row = 0; row < minibatch.rows(); row++) {
                int position = order[start + row];
                minibatch.fill(
                        row,
                        data.dataset(),
                        data.trainRows()[position],
                        data.trainTargets(),
                        position);
            }
            minibatch.forward(state.parameters());
            measure(trainStatistics, penalty());
            minibatch.backward(loss, state.parameters(), gradient);
            update((long) (epoch - 1) * stepsPerEpoch + step + 1);
        }
        test();
        history().add(trainStatistics.values(), testStatistics.values());
    }

    private void test() {
        testStatistics.reset();
        double penalty = penalty();
        int[] rows = data.testRows();
        for (int start = 0; start < rows.length; start += minibatch.capacity()) {
            minibatch.begin(Math.min(minibatch.capacity(), rows.length - start));
            for (int row = 0; row < minibatch.rows(); row++) {
                int datasetRow = rows[start + row];
                minibatch.fill(
                        row, data.dataset(), datasetRow, data.dataset().targets(), datasetRow);
            }
            minibatch.forward(state.parameters());
            measure(testStatistics, penalty);
        }
    }

    private void measure(EpochAccumulator statistics, double penalty) {
        statistics.add(minibatch.predictions(), minibatch.targets(), minibatch.rows(), penalty);
    }

    private double penalty() {
        KernelRegularizer regularizer = experiment.kernelRegularizer();
        double penalty = 0;
        for (int layer = 0; layer < depth && !regularizer.isNone(); layer++) {
            penalty +=
                    kernels.penalty(
                            state.parameters(),
                            layout.weights(layer),
                            layout.biases(layer),
                            regularizer.l1(),
                            regularizer.l2());
        }
        return penalty;
    }

    /**
     * @param step of the whole run, from 1
     */
    private void update(long step) {
        KernelRegularizer regularizer = experiment.kernelRegularizer();
        for (int layer = 0; layer < depth && !regularizer.isNone(); layer++) {
            kernels.addPenaltyGradient(
                    state.parameters(),
                    gradient,
                    layout.weights(layer),
                    layout.biases(layer),
                    regularizer.l1(),
                    regularizer.l2());
        }
        float[] parameters = state.parameters();
        float[] moments = state.optimizerState();
        float rate = experiment.learningRate();
        switch (experiment.optimizer()) {
            case Optimizer.Adam() ->
                    kernels.adam(
                            parameters,
                            gradient,
                            moments,
                            biasCorrected(rate, step),
                            Optimizer.Adam.BETA_1,
                            Optimizer.Adam.BETA_2,
                            Optimizer.Adam.EPSILON);
            case Optimizer.RmsProp(float momentum) when momentum == 0 ->
                    kernels.rmsProp(
                            parameters,
                            gradient,
                            moments,
                            rate,
                            Optimizer.RmsProp.RHO,
                            Optimizer.RmsProp.EPSILON);
            case Optimizer.RmsProp(float momentum) ->
                    kernels.rmsPropWithMomentum(
                            parameters,
                            gradient,
                            moments,
                            rate,
                            Optimizer.RmsProp.RHO,
                            momentum,
                            Optimizer.RmsProp.EPSILON);
            case Optimizer.Sgd(float momentum) when momentum == 0 ->
                    kernels.descend(parameters, gradient, rate);
            case Optimizer.Sgd(float momentum) ->
                    kernels.descendWithMomentum(parameters, gradient, moments, rate, momentum);
        }
    }

    private static float biasCorrected(float rate, long step) {
        return (float)
                (rate
                        * Math.sqrt(1 - StrictMath.pow(Optimizer.Adam.BETA_2, step))
                        / (1 - StrictMath.pow(Optimizer.Adam.BETA_1, step)));
    }
}
