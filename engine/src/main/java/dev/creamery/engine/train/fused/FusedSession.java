package dev.creamery.engine.train.fused;

import dev.creamery.engine.kernel.Kernels;
import dev.creamery.engine.train.RunHistory;
import dev.creamery.engine.train.RunState;
import dev.creamery.engine.train.TrainingJob;
import dev.creamery.engine.train.TrainingSession;

import java.util.ArrayList;
import java.util.List;

/** Trains the runs of a job one after the other, epoch by epoch, in the same buffers. */
final class FusedSession implements TrainingSession {

    private final List<FusedRun> runs = new ArrayList<>();

    FusedSession(TrainingJob job, List<RunState> states, Kernels kernels) {
        int largest = 0;
        for (TrainingJob.Run run : job.runs()) {
            largest = Math.max(largest, run.data().trainRows().length);
        }
        Minibatch minibatch =
                new Minibatch(
                        job.network(),
                        job.loss(),
                        Math.min(largest, job.experiment().batchSize()),
                        kernels);
        float[] gradient = new float[states.getFirst().parameters().length];
        for (int run = 0; run < states.size(); run++) {
            runs.add(
                    new FusedRun(
                            job,
                            job.runs().get(run),
                            states.get(run),
                            minibatch,
                            gradient,
                            kernels));
        }
    }

    @Override
    public int epoch() {
        return history(0).epochs();
    }

    @Override
    public void trainEpoch() {
        for (FusedRun run : runs) {
            run.trainEpoch();
        }
    }

    @Override
    public RunHistory history(int run) {
        return runs.get(run).history();
    }

    @Override
    public RunState state(int run) {
        return runs.get(run).state();
    }

    @Override
    public void close() {
        runs.clear();
    }
}
