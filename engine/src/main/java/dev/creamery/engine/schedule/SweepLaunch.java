package dev.creamery.engine.schedule;

import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.BatchTakenException;
import dev.creamery.engine.store.Control;
import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.EngineSeat;
import dev.creamery.engine.store.FailedRun;
import dev.creamery.engine.store.ParquetParts;
import dev.creamery.engine.store.RetryRequest;
import dev.creamery.engine.store.SeatHolder;
import dev.creamery.engine.store.Steering;
import dev.creamery.engine.store.Workspace;
import dev.creamery.engine.sweep.Cube;
import dev.creamery.engine.sweep.DatasetReference;
import dev.creamery.engine.sweep.Hyperparameters;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.sweep.SweepPlanner;
import dev.creamery.engine.train.Trainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Launches sweeps in a workspace: trains the runs that are missing, and leaves their results on the
 * disk. Launched again, the same sweep goes on where it ended.
 */
public final class SweepLaunch {

    /** How much training an engine that dies loses. */
    public static final Duration CHECKPOINT_INTERVAL = Duration.ofMinutes(1);

    private static final int WRITER_MEGABYTES = 512;
    private static final long PATIENCE_MILLIS = 50;

    private final Workspace workspace;
    private final SweepPlanner planner;
    private final EngineMeans means;
    private final StopSignal stop;
    private boolean afterCrash;
    private final InstantSource clock = InstantSource.system();

    /** Saves runs in training every minute. */
    public SweepLaunch(
            Workspace workspace,
            SweepPlanner planner,
            DatasetCache datasets,
            Trainer trainer,
            Supplier<CostModel> calibration,
            EngineIdentity identity,
            int threads,
            StopSignal stop) {
        this(
                workspace,
                planner,
                datasets,
                trainer,
                calibration,
                identity,
                threads,
                CHECKPOINT_INTERVAL,
                stop);
    }

    /**
     * @param calibration measures the trainer, see {@link CostEstimator}
     * @param threads that train, each a group of runs at a time, unless a batch is steered
     *     otherwise
     * @param checkpointInterval of training after which a run is saved, at the end of the epoch
     * @param stop ends training at the end of the epoch
     */
    public SweepLaunch(
            Workspace workspace,
            SweepPlanner planner,
            DatasetCache datasets,
            Trainer trainer,
            Supplier<CostModel> calibration,
            EngineIdentity identity,
            int threads,
            Duration checkpointInterval,
            StopSignal stop) {
        this.workspace = workspace;
        this.planner = planner;
        this.stop = stop;
        means =
                new EngineMeans(
                        workspace,
                        datasets,
                        trainer,
                        calibration,
                        identity,
                        threads,
                        MemoryBudget.ofThisProcess(),
                        checkpointInterval,
                        clock);
    }

    /**
     * From now on it goes on with what an engine began that crashed: what people want stays as it
     * is, whatever the wishes, and failed runs are left alone.
     */
    public void goOnAfterCrash() {
        afterCrash = true;
    }

    /**
     * Trains what is missing of a sweep, failed runs too, and brings the summary up to date. A
     * batch that was paused goes on.
     *
     * @param wishes how its batch is to be steered from now on
     * @throws dev.creamery.engine.sweep.InvalidValueException if a dataset's facts cannot be had
     * @throws dev.creamery.engine.data.DatasetException if a file of the user's cannot be used
     * @throws dev.creamery.engine.store.OtherSweepException if a batch has the sweep's name, and is
     *     another's
     * @throws CancelledBatchException if its batch was cancelled
     * @throws dev.creamery.engine.store.BatchTakenException if another engine is at it
     * @throws IOException if the workspace cannot be read or written
     */
    public LaunchOutcome run(Sweep sweep, UnaryOperator<Steering> wishes, LaunchWatcher watcher)
            throws IOException, InterruptedException {
        checkFiles(sweep);
        Batch batch = workspace.launch(sweep, () -> planner.plan(sweep));
        if (batch.control() == Control.CANCELLED && !afterCrash) {
            throw new CancelledBatchException(batch.name(), workspace.root());
        }
        List<FailedRun> failed = FailedRun.of(batch.entries());
        RetryRequest again = RetryRequest.all(FailedRun.latest(failed, clock.instant()));
        return launch(
                batch,
                before -> {
                    Steering wanted = wishes.apply(before).withState(Control.RUNNING);
                    return failed.isEmpty() ? wanted : wanted.withRetry(again);
                },
                watcher);
    }

    /**
     * Looks whether the user's files have changed: all results may be there already, of old ones.
     */
    private void checkFiles(Sweep sweep) {
        for (Cube cube : sweep.cubes()) {
            for (String dataset : cube.values(Hyperparameters.DATASET)) {
                if (DatasetReference.of(dataset) instanceof DatasetReference.UserFile file
                        && Files.exists(Path.of(file.path()))) {
                    means.datasets().get(dataset);
                }
            }
        }
    }

    /** The same, steered as it is. */
    public LaunchOutcome run(Sweep sweep, LaunchWatcher watcher)
            throws IOException, InterruptedException {
        return run(sweep, UnaryOperator.identity(), watcher);
    }

    /**
     * Goes on with a batch, paused or cancelled before, and brings the summary up to date. Runs
     * that failed are left alone, unless somebody wants them to be tried again.
     *
     * @param wishes how it is to be steered from now on
     * @throws dev.creamery.engine.store.BatchTakenException if another engine is at it
     * @throws IOException if the workspace cannot be read or written
     */
    public LaunchOutcome resume(Batch batch, UnaryOperator<Steering> wishes, LaunchWatcher watcher)
            throws IOException, InterruptedException {
        return launch(batch, before -> wishes.apply(before).withState(Control.RUNNING), watcher);
    }

    private LaunchOutcome launch(Batch batch, UnaryOperator<Steering> wishes, LaunchWatcher watcher)
            throws IOException, InterruptedException {
        Instant start = clock.instant();
        try (EngineSeat seat = seat(batch, watcher)) {
            StopSignal part = stop.part();
            if (!afterCrash) {
                batch.steer(wishes); // at once: who sees the seat taken may ask to stop
            }
            ControlWatch.obey(batch.control(), part);
            try (DuckDb database = means.database(WRITER_MEGABYTES, 1)) {
                ParquetParts parquet = new ParquetParts(database);
                return new BatchEngine(means, batch, seat, parquet, part, watcher).run(start);
            }
        }
    }

    /** Of an engine that was asked to stop, it waits for the end. */
    private EngineSeat seat(Batch batch, LaunchWatcher watcher)
            throws IOException, InterruptedException {
        EngineIdentity engine = means.identity();
        boolean told = false;
        while (true) {
            try {
                return batch.take(engine.shard(), engine.name(), clock.instant());
            } catch (BatchTakenException taken) {
                if (batch.control() == Control.RUNNING || afterCrash || stop.isRequested()) {
                    throw taken;
                }
                if (!told) {
                    watcher.waiting(batch.name(), holder(batch));
                    told = true;
                }
                Thread.sleep(PATIENCE_MILLIS);
            }
        }
    }

    private static String holder(Batch batch) throws IOException {
        return batch.holders().stream()
                .map(SeatHolder::describe)
                .findFirst()
                .orElse("another engine");
    }
}
