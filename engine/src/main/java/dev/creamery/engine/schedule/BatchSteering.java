package dev.creamery.engine.schedule;

import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.Control;
import dev.creamery.engine.store.FailedRun;
import dev.creamery.engine.store.RetryRequest;
import dev.creamery.engine.store.RunOrder;
import dev.creamery.engine.store.Workspace;
import dev.creamery.engine.sweep.InvalidValueException;
import dev.creamery.engine.sweep.Names;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Steers the batches of a workspace, also while engines train them, in this process or another: an
 * engine follows within a second, or at the end of the epoch. What no engine follows now, the next
 * one does.
 */
public final class BatchSteering {

    private static final int MAX_THREADS = 1024;
    private static final int MAX_PRIORITY = 1000;
    private static final int MAX_REPETITIONS = 255;

    private final Workspace workspace;

    public BatchSteering(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * The batch of that name, or the one whose name begins so.
     *
     * @throws UnknownBatchException if there is none, or more than one
     */
    public Batch find(String nameOrPrefix) throws IOException {
        List<Batch> batches = workspace.batches();
        List<String> names = batches.stream().map(Batch::name).toList();
        if (names.contains(nameOrPrefix)) {
            return workspace.batch(nameOrPrefix);
        }
        List<String> candidates =
                names.stream().filter(name -> name.startsWith(nameOrPrefix)).toList();
        if (candidates.size() == 1) {
            return workspace.batch(candidates.getFirst());
        }
        if (!candidates.isEmpty()) {
            throw new UnknownBatchException(
                    "several batches begin with "
                            + nameOrPrefix
                            + ": "
                            + String.join(", ", candidates)
                            + "; write more of the name");
        }
        throw new UnknownBatchException(
                "there is no batch "
                        + nameOrPrefix
                        + " in "
                        + workspace.root()
                        + Names.suggestion(nameOrPrefix, names)
                        + (names.isEmpty()
                                ? "; it has none"
                                : "; it has " + String.join(", ", names)));
    }

    /** All batches, the one first that is to be trained first: by priority, then by name. */
    public List<Batch> byPriority() throws IOException {
        record Waiting(Batch batch, int priority) {}
        List<Waiting> waiting = new ArrayList<>();
        for (Batch batch : workspace.batches()) {
            waiting.add(new Waiting(batch, batch.steering().priority()));
        }
        return waiting.stream()
                .sorted(Comparator.comparingInt(Waiting::priority).reversed())
                .map(Waiting::batch)
                .toList();
    }

    /** Its engines stop at the end of the epoch; {@link #resume} lets it go on. */
    public void pause(Batch batch) throws IOException {
        batch.setControl(Control.PAUSED);
    }

    /**
     * It may be trained again, paused or cancelled before. Starts no engine; an engine that was
     * asked to stop still does.
     */
    public void resume(Batch batch) throws IOException {
        batch.setControl(Control.RUNNING);
    }

    /** Its engines stop at the end of the epoch, and no launch trains it until it is resumed. */
    public void cancel(Batch batch) throws IOException {
        batch.setControl(Control.CANCELLED);
    }

    /**
     * Wants all failed runs to be trained again. An engine at work takes them into its queue.
     *
     * @return how many runs that is
     */
    public int retry(Batch batch) throws IOException {
        return retry(batch, RetryRequest::all);
    }

    /**
     * Wants the failed runs of one cause to be trained again.
     *
     * @param cause the failure's kind, or a part of its message
     * @return how many runs that is
     */
    public int retryCause(Batch batch, String cause) throws IOException {
        return retry(batch, time -> RetryRequest.cause(time, cause));
    }

    /**
     * Wants the failed runs of one experiment to be trained again.
     *
     * @return how many runs that is
     */
    public int retryExperiment(Batch batch, long experimentId) throws IOException {
        return retry(batch, time -> RetryRequest.experiment(time, experimentId));
    }

    /**
     * The request is later than the failures that it is for, whatever the clocks of engines say.
     */
    private static int retry(Batch batch, Function<Instant, RetryRequest> request)
            throws IOException {
        RetryRequest ever = request.apply(Instant.MAX);
        List<FailedRun> runs = FailedRun.of(batch.entries()).stream().filter(ever::covers).toList();
        if (!runs.isEmpty()) {
            RetryRequest now = request.apply(FailedRun.latest(runs, Instant.now()));
            batch.steer(before -> before.withRetry(now));
        }
        return runs.size();
    }

    /**
     * Wants more repetitions of every experiment. An engine at work takes them into its queue.
     *
     * @return how many repetitions the batch has now
     * @throws InvalidValueException if that would be more than 255, or fewer than before
     */
    public int addRepetitions(Batch batch, int more) throws IOException {
        int before = batch.sweep().repetitions();
        if (more < 1 || more > MAX_REPETITIONS - before) {
            throw new InvalidValueException(
                    "cannot add "
                            + more
                            + " repetitions to the "
                            + before
                            + " of batch "
                            + batch.name()
                            + "; allowed: 1 or more, and at most "
                            + MAX_REPETITIONS
                            + " together");
        }
        batch.raiseRepetitions(before + more);
        return before + more;
    }

    /**
     * Threads that train; an engine at work follows at the end of the epoch.
     *
     * @param threads 1 to 1024; empty for as many as the engine was started with
     * @throws InvalidValueException if it is another number
     */
    public void setThreads(Batch batch, OptionalInt threads) throws IOException {
        if (threads.isPresent()) {
            check("threads", threads.getAsInt(), 1, MAX_THREADS);
        }
        batch.steer(before -> before.withThreads(threads));
    }

    /** Which runs come first; an engine at work follows with the next group of runs. */
    public void setOrder(Batch batch, RunOrder order) throws IOException {
        batch.steer(before -> before.withOrder(order));
    }

    /**
     * Of batches that wait, the one with the highest number is trained first.
     *
     * @param priority -1000 to 1000; 0 unless it was set
     * @throws InvalidValueException if it is another number
     */
    public void setPriority(Batch batch, int priority) throws IOException {
        check("priority", priority, -MAX_PRIORITY, MAX_PRIORITY);
        batch.steer(before -> before.withPriority(priority));
    }

    private static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidValueException(
                    name + " is " + value + "; allowed: " + least + " to " + most);
        }
    }

    /** How a batch stands. Reads all journals of the workspace. */
    public BatchReport status(Batch batch) throws IOException {
        return new BatchReports(workspace).of(batch);
    }

    /** How all batches stand, by name. */
    public List<BatchReport> statuses() throws IOException {
        BatchReports reports = new BatchReports(workspace);
        List<BatchReport> all = new ArrayList<>();
        for (Batch batch : workspace.batches()) {
            all.add(reports.of(batch));
        }
        return all;
    }
}
