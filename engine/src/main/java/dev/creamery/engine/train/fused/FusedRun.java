package dev.creamery.engine.train.fused;

import dev.creamery.engine.data.RunData;
import dev.creamery.engine.kernel.Kernels;
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
    private final int depth;
    private final ParameterLayout layout;
    private final long seed;
    private final RunData data;
    private final RunState state;
    private final Minibatch minibatch;
    private final Kernels kernels;
    private final float[] gradient;
    private final int[] shuffledRows;
    private final EpochAccumulator trainStatistics;
    private final EpochAccumulator testStatistics;

    /**
     * @param state taken over
     * @param minibatch shared with other runs, which train at other times
     * @param gradient likewise
     */
    FusedRun(
            TrainingJob job,
            TrainingJob.Run run,
            RunState state,
            Minibatch minibatch,
            float[] gradient,
            Kernels kernels) {
        experiment = job.experiment();
        depth = job.network().depth();
        layout = new ParameterLayout(job.network());
        seed = run.seed();
        data = run.data();
        this.state = state;
        this.minibatch = minibatch;
        this.kernels = kernels;
        this.gradient = gradient;
        shuffledRows = new int[data.trainRows().length];
        trainStatistics = EpochAccumulator.ofTraining(job.loss(), data);
        testStatistics = EpochAccumulator.ofTest(job.loss(), data);
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
        for (int position = 0; position < order.length; position++) {
            shuffledRows[position] = data.trainRows()[order[position]];
        }
        int size = experiment.batchSize();
        int stepsPerEpoch = (order.length + size - 1) / size;
        trainStatistics.reset();
        for (int step = 0; step < stepsPerEpoch; step++) {
            int start = step * size;
            int rows = Math.min(size, order.length - start);
            minibatch.fill(data.dataset(), shuffledRows, data.trainTargets(), order, start, rows);
            minibatch.forward(state.parameters());
            minibatch.measure(trainStatistics, penalty());
            minibatch.backward(state.parameters(), gradient);
            update((long) (epoch - 1) * stepsPerEpoch + step + 1);
        }
        test();
        history().add(trainStatistics.values(), testStatistics.values());
    }

    private void test() {
        testStatistics.reset();
        double penalty = penalty();
        int[] testRows = data.testRows();
        float[] targets = data.dataset().targets();
        for (int start = 0; start < testRows.length; start += minibatch.capacity()) {
            int rows = Math.min(minibatch.capacity(), testRows.length - start);
            minibatch.fill(data.dataset(), testRows, targets, testRows, start, rows);
            minibatch.forward(state.parameters());
            minibatch.measure(testStatistics, penalty);
        }
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
