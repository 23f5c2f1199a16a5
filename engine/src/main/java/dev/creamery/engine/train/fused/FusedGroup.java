package dev.creamery.engine.train.fused;

import dev.creamery.engine.kernel.Kernels;
import dev.creamery.engine.train.EpochAccumulator;
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
    private final List<EpochAccumulator> trainStatistics;
    private final List<EpochAccumulator> testStatistics;
    private final double[] penalties;

    /**
     * @param runs as many as the kernels train at once, or fewer; with minibatches of the same
     *     sizes
     * @param states one per run, taken over
     * @param minibatch shared with other groups, which train at other times
     * @param gradient likewise
     */
    FusedGroup(
            TrainingJob job,
            List<FusedRun> runs,
            List<RunState> states,
            Minibatch minibatch,
            float[] gradient,
            Kernels kernels) {
        batchSize = job.experiment().batchSize();
        this.runs = runs;
        places = kernels.runs();
        rows = new GroupRows(runs, places);
        parameters = Interleaving.join(states.stream().map(RunState::parameters).toList(), places);
        moments = Interleaving.join(states.stream().map(RunState::optimizerState).toList(), places);
        this.minibatch = minibatch;
        this.gradient = gradient;
        rule = new UpdateRule(job, kernels);
        trainStatistics = runs.stream().map(FusedRun::trainStatistics).toList();
        testStatistics = runs.stream().map(FusedRun::testStatistics).toList();
        penalties = new double[places];
    }

    /** A copy of a run's state. */
    RunState state(int run) {
        return new RunState(
                Interleaving.part(parameters, places, run),
                Interleaving.part(moments, places, run),
                runs.get(run).history().copy());
    }

    FusedRun run(int run) {
        return runs.get(run);
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
        int testRows = runs.getFirst().testRows();
        for (int start = 0; start < testRows; start += minibatch.capacity()) {
            minibatch.begin(Math.min(minibatch.capacity(), testRows - start));
            rows.fillTest(minibatch, start);
            minibatch.forward(parameters);
            minibatch.measure(testStatistics, penalties);
        }
    }
}
