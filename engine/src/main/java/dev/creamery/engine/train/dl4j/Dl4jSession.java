package dev.creamery.engine.train.dl4j;

import dev.creamery.engine.train.RunHistory;
import dev.creamery.engine.train.RunState;
import dev.creamery.engine.train.TrainingJob;
import dev.creamery.engine.train.TrainingSession;

import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.factory.Nd4j;

import java.util.ArrayList;
import java.util.List;

/**
 * A job in training: its runs one after the other, each with a network of its own, so that no run
 * can influence another.
 *
 * <p>ND4J keeps scratch memory for every thread that computes. Closing a session frees that of the
 * thread that closes it: train and close on the same thread.
 */
final class Dl4jSession implements TrainingSession {

    private final List<NetworkRun> runs = new ArrayList<>();

    /**
     * @param states one per run of the job, all after the same number of epochs
     * @throws IllegalArgumentException as {@link TrainingJob#check} says
     */
    Dl4jSession(TrainingJob job, List<RunState> states) {
        job.check(states);
        NativeBackend.computeOnThisThreadAlone();
        for (int index = 0; index < states.size(); index++) {
            runs.add(new NetworkRun(job, job.runs().get(index), states.get(index)));
        }
    }

    @Override
    public int epoch() {
        return runs.getFirst().history().epochs();
    }

    @Override
    public void trainEpoch() {
        NativeBackend.computeOnThisThreadAlone(); // this need not be the thread of the last epoch
        runs.forEach(NetworkRun::trainEpoch);
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
        runs.forEach(NetworkRun::close);
        // One by one: what destroys them all at once also collects all of Java's garbage.
        MemoryWorkspaceManager scratch = Nd4j.getWorkspaceManager();
        scratch.getAllWorkspacesForCurrentThread().forEach(scratch::destroyWorkspace);
    }
}
