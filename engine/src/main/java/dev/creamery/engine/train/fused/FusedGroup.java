package dev.creamery.engine.train.fused;

import dev.creamery.engine.kernel.Kernels;
import dev.creamery.engine.train.EpochAccumulator;
import dev.creamery.engine.train.RunHistory;
import dev.creamery.engine.train.RunState;
import dev.creamery.engine.train.TrainingJob;

import java.util.List;

/** The runs that the kernels train at once: one, or a lane group. */
final class FusedGroup {

    private final int batchSize;
    private final List<FusedRun> runs;
    private final int places;
    private final GroupRows rows;
    private final float[] parameters;
    private final float[] moments;
    private final Minibatch minibatch;
    private final float[] gradient;
    private final UpdateRule rule;
    private final TestRows testRows;
    private final List<EpochAccumulator> trainStatistics;
    private final List<EpochAccumulator> testStatistics;
    private final double[] penalties;

    /**
     * @param runs as many as the kernels train at once, or fewer; with minibatches of the same
     *     sizes
     * @param states one per run, taken over
     * @param buffers shared with other groups, which train at other times
     */
    FusedGroup(TrainingJob job, List<FusedRun> runs, List<RunState> states, Buffers buffers) {
        Kernels kernels = buffers.kernels();
        batchSize = job.experiment().batchSize();
        this.runs = runs;
        places = kernels.runs();
        rows = new GroupRows(runs, places);
        parameters = Interleaving.join(states.stream().map(RunState::parameters).toList(), places);
        moments = Interleaving.join(states.stream().map(RunState::optimizerState).toList(), places);
        minibatch = buffers.minibatch();
        gradient = buffers.gradient();
        testRows = new TestRows(rows, runs.getFirst().testRows(), minibatch);
        rule = new UpdateRule(job, kernels);
        trainStatistics = runs.stream().map(FusedRun::trainStatistics).toList();
        testStatistics = runs.stream().map(FusedRun::testStatistics).toList();
        penalties = new double[places];
    }

    int size() {
        return runs.size();
    }

    /** A copy of a run's parameters. */
    float[] parameters(int run) {
        return Interleaving.part(parameters, places, run);
    }

    /** A copy of a run's moments. */
    float[] moments(int run) {
        return Interleaving.part(moments, places, run);
    }

    /** The arrays that are trained, of a run that is trained alone; copies of another one's. */
    RunState borrowedState(int run) {
        RunHistory history = runs.get(run).history();
        return places == 1
                ? new RunState(parameters, moments, history)
                : new RunState(parameters(run), moments(run), history);
    }

    void trainEpoch() {
        rows.beginEpoch();
        int trainRows = runs.getFirst().trainRows();
        int stepsPerEpoch = (trainRows + batchSize - 1) / batchSize;
        long stepsBefore = (long) runs.getFirst().history().epochs() * stepsPerEpoch;
        for (int step = 0; step < stepsPerEpoch; step++) {
            int start = step * batchSize;
            minibatch.begin(Math.min(batchSize, trainRows - start));
            rows.fillTraining(minibatch, start);
            minibatch.forward(parameters);
            rule.penalties(parameters, penalties);
            minibatch.measure(trainStatistics, penalties);
            minibatch.backward(parameters, gradient);
            rule.update(parameters, gradient, moments, stepsBefore + step + 1);
        }
        test();
        for (int run = 0; run < runs.size(); run++) {
            runs.get(run).endEpoch();
        }
    }

    private void test() {
        rule.penalties(parameters, penalties);
        int count = runs.getFirst().testRows();
        for (int start = 0; start < count; start += minibatch.capacity()) {
            minibatch.begin(Math.min(minibatch.capacity(), count - start));
            testRows.fill(start);
            minibatch.forward(parameters);
            minibatch.measure(testStatistics, penalties);
        }
    }
}
