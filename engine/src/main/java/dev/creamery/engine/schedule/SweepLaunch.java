package dev.creamery.engine.schedule;

import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.BatchParts;
import dev.creamery.engine.store.Control;
import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.EngineSeat;
import dev.creamery.engine.store.LostPart;
import dev.creamery.engine.store.Manifest;
import dev.creamery.engine.store.ParquetParts;
import dev.creamery.engine.store.Provenance;
import dev.creamery.engine.store.Workspace;
import dev.creamery.engine.summary.Summarizer;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.sweep.SweepPlanner;
import dev.creamery.engine.train.Trainer;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Launches sweeps in a workspace: trains the runs that are missing, and leaves their results on the
 * disk. Launched again, the same sweep goes on where it ended.
 */
public final class SweepLaunch {

    private static final int WRITER_MEGABYTES = 512;
    private static final int SUMMARY_MEGABYTES = 2048;

    private final Workspace workspace;
    private final SweepPlanner planner;
    private final DatasetCache datasets;
    private final Trainer trainer;
    private final Supplier<CostModel> calibration;
    private final EngineIdentity identity;
    private final int threads;
    private final StopSignal stop;
    private final InstantSource clock = InstantSource.system();

    /**
     * @param calibration measures the trainer, see {@link CostEstimator}
     * @param threads that train, each a group of runs at a time
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
            StopSignal stop) {
        this.workspace = workspace;
        this.planner = planner;
        this.datasets = datasets;
        this.trainer = trainer;
        this.calibration = calibration;
        this.identity = identity;
        this.threads = threads;
        this.stop = stop;
    }

    /**
     * Trains what is missing of a sweep, and brings the summary up to date.
     *
     * @throws dev.creamery.engine.sweep.InvalidValueException if a dataset's facts cannot be had
     * @throws dev.creamery.engine.store.BatchTakenException if another engine is at it
     * @throws IOException if the workspace cannot be read or written
     */
    public LaunchOutcome run(Sweep sweep, LaunchWatcher watcher)
            throws IOException, InterruptedException {
        Instant start = clock.instant();
        Batch batch = workspace.launch(sweep, () -> planner.plan(sweep));
        try (EngineSeat seat = batch.take(identity.name(), start)) {
            batch.setControl(Control.RUNNING); // at once: who sees the seat taken may ask to stop
            try (DuckDb database = database(WRITER_MEGABYTES, 1)) {
                return new Engine(batch, seat, new ParquetParts(database), watcher, start)
                        .run(batch.sweep());
            }
        }
    }

    private DuckDb database(int megabytes, int databaseThreads) throws IOException {
        return DuckDb.inMemory(megabytes, databaseThreads, workspace.root().resolve(".temporary"));
    }

    /** At work on one batch. */
    private final class Engine {
        private final Batch batch;
        private final EngineSeat seat;
        private final BatchParts parts;
        private final LaunchWatcher watcher;
        private final Instant start;

        Engine(
                Batch batch,
                EngineSeat seat,
                ParquetParts parquet,
                LaunchWatcher watcher,
                Instant start) {
            this.batch = batch;
            this.seat = seat;
            this.parts =
                    new BatchParts(
                            workspace, batch, identity.name(), seat.journal(), parquet, clock);
            this.watcher = watcher;
            this.start = start;
        }

        LaunchOutcome run(Sweep sweep) throws IOException, InterruptedException {
            List<LostPart> lost = parts.clearUp(batch.state());
            Manifest manifest = batch.manifest();
            List<RunGroup> missing = new MissingRuns(sweep, workspace.state()).of(manifest);
            CostModel cost = missing.isEmpty() ? CostModel.FREE : calibration.get();
            watcher.planned(
                    new LaunchPlan(
                            batch.name(),
                            manifest.valid().size(),
                            manifest.invalid().size(),
                            manifest.valid().size() * sweep.repetitions(),
                            missing.stream().mapToInt(RunGroup::size).sum(),
                            CostEstimate.of(missing, cost, threads),
                            threads,
                            lost));
            return train(GroupSizes.ofThisProcess(threads).fit(missing), cost);
        }

        private LaunchOutcome train(List<RunGroup> groups, CostModel cost)
                throws InterruptedException {
            ProgressMeter meter = new ProgressMeter(groups, cost, System::nanoTime);
            BatchRecorder recorder =
                    new BatchRecorder(seat.journal(), parts, clock, stop, meter::done);
            LivePublisher publisher =
                    new LivePublisher(batch, identity.name(), meter.live(), clock);
            try (recorder;
                    publisher) {
                ControlWatch control = new ControlWatch(batch, stop);
                new SweepScheduler(
                                groupTrainer(),
                                new RunQueue(groups, cost, threads),
                                recorder,
                                meter,
                                stop)
                        .run(
                                threads,
                                progress -> {
                                    control.look();
                                    publisher.publish(progress);
                                    watcher.progress(progress);
                                });
            }
            return end(meter.progress(), recorder);
        }

        private GroupTrainer groupTrainer() {
            return new GroupTrainer(
                    trainer,
                    datasets,
                    batch.name(),
                    Provenance.ofThisProcess(trainer.provenance(), identity.command()),
                    clock);
        }

        private LaunchOutcome end(Progress progress, BatchRecorder recorder) {
            watcher.progress(progress);
            Optional<IOException> broken = recorder.broken();
            Optional<Summarizer.Report> summary = Optional.empty();
            if (broken.isEmpty()) {
                watcher.summarizing();
                try {
                    summary = Optional.of(summarize());
                } catch (IOException failure) {
                    broken = Optional.of(failure);
                }
            }
            boolean complete = progress.done() + progress.failed() == progress.runs();
            return new LaunchOutcome(
                    batch.name(),
                    progress.runs(),
                    progress.done(),
                    recorder.failures(),
                    stop.reason().filter(reason -> !complete),
                    broken.map(SweepLaunch::message),
                    summary,
                    Duration.between(start, clock.instant()));
        }

        private Summarizer.Report summarize() throws IOException {
            try (DuckDb database = database(SUMMARY_MEGABYTES, threads)) {
                return new Summarizer(database).summarize(workspace.root());
            }
        }
    }

    private static String message(IOException failure) {
        String message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }
}
