package dev.creamery.engine.schedule;

import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.BatchParts;
import dev.creamery.engine.store.BatchState;
import dev.creamery.engine.store.Checkpoints;
import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.EngineSeat;
import dev.creamery.engine.store.LostPart;
import dev.creamery.engine.store.Manifest;
import dev.creamery.engine.store.ParquetParts;
import dev.creamery.engine.store.Provenance;
import dev.creamery.engine.store.RunRecord;
import dev.creamery.engine.store.Shard;
import dev.creamery.engine.store.Steering;
import dev.creamery.engine.store.StorageTrouble;
import dev.creamery.engine.summary.Summarizer;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Trains what a batch lacks, and brings the summary up to date: as people steer it, until nothing
 * is wanted any more or a stop is asked for. For one launch.
 */
final class BatchEngine {

    private static final int SUMMARY_MEGABYTES = 2048;

    /** Until it is tried again to write on a full disk. */
    static final Duration ROOM_PATIENCE = Duration.ofSeconds(2);

    /**
     * How a round of training ended.
     *
     * @param broken what keeps it from writing
     */
    private record Ending(Optional<IOException> broken, Optional<Summarizer.Report> summary) {}

    /** What is known of what people want. */
    private record Orders(Steering steering, int repetitions) {
        static Orders of(Batch batch) throws IOException {
            return new Orders(batch.steering(), batch.sweep().repetitions());
        }
    }

    private final EngineMeans means;
    private final Batch batch;
    private final EngineSeat seat;
    private final BatchParts parts;
    private final RoomOnDisk room;
    private final Provenance provenance;
    private final Checkpoints checkpoints;
    private final Manifest manifest;
    private final Backlog backlog;
    private final Shard shard;
    private final StopSignal stop;
    private final LaunchWatcher watcher;
    private final EffortMeter effort = new EffortMeter();

    BatchEngine(
            EngineMeans means,
            Batch batch,
            EngineSeat seat,
            ParquetParts parquet,
            StopSignal stop,
            LaunchWatcher watcher)
            throws IOException {
        this.means = means;
        this.batch = batch;
        this.seat = seat;
        this.stop = stop;
        this.watcher = watcher;
        shard = means.identity().shard();
        String engine = means.identity().name();
        parts =
                new BatchParts(
                        means.workspace(),
                        batch,
                        shard,
                        engine,
                        seat.journal(),
                        parquet,
                        means.clock());
        provenance =
                Provenance.ofThisProcess(means.trainer().provenance(), means.identity().command());
        checkpoints = batch.checkpoints(shard, provenance.bits());
        room = new RoomOnDisk(means.workspace().root(), stop, ROOM_PATIENCE);
        manifest = batch.manifest();
        backlog = new Backlog(means.workspace(), batch, manifest, shard);
    }

    LaunchOutcome run(Instant start) throws IOException, InterruptedException {
        List<LostPart> lost = parts.clearUp();
        BatchState state = means.workspace().state();
        checkpoints.clearUp(run -> !state.isFinished(run));
        Orders orders = Orders.of(batch);
        List<RunGroup> missing = backlog.look().groups();
        CostModel cost = missing.isEmpty() ? CostModel.FREE : means.calibration().get();
        int threads = threads(orders.steering());
        watcher.planned(
                new LaunchPlan(
                        batch.name(),
                        shard,
                        manifest.valid().size(),
                        manifest.invalid().size(),
                        backlog.runs(orders.repetitions()),
                        missing.stream().mapToInt(RunGroup::size).sum(),
                        backlog.givenUp(),
                        CostEstimate.of(missing, cost, threads),
                        threads,
                        lost));
        ProgressMeter meter = new ProgressMeter(missing, cost, System::nanoTime);
        Optional<IOException> broken = trainAll(missing, orders, cost, meter);
        Ending ending = end(broken, threads);
        while (ending.broken().isEmpty() && !stop.isRequested()) {
            Round next = new Round(Orders.of(batch), cost, meter, false);
            List<RunGroup> more = next.more(); // wanted while the summary was made
            if (more.isEmpty()) {
                break;
            }
            ending = end(next.train(more), threads);
        }
        return outcome(meter.progress(), ending, start);
    }

    /** Returns what keeps it from writing. */
    private Optional<IOException> trainAll(
            List<RunGroup> missing, Orders orders, CostModel cost, ProgressMeter meter)
            throws IOException, InterruptedException {
        Suspects suspects = Suspects.of(batch);
        List<RunGroup> suspected = suspects.among(missing);
        if (suspected.isEmpty()) {
            return new Round(orders, cost, meter, false).train(missing);
        }
        Optional<IOException> broken = new Round(orders, cost, meter, true).train(suspected);
        if (broken.isPresent()) {
            return broken;
        }
        Round all = new Round(Orders.of(batch), cost, meter, false);
        List<RunGroup> rest = new ArrayList<>(suspects.notAmong(missing));
        rest.addAll(all.more()); // wanted meanwhile
        return all.train(rest);
    }

    private Ending end(Optional<IOException> broken, int threads) {
        if (broken.isPresent()) {
            return new Ending(broken, Optional.empty());
        }
        try {
            if (!isForUsToSummarize()) {
                return new Ending(Optional.empty(), Optional.empty());
            }
        } catch (IOException failure) {
            return new Ending(Optional.of(failure), Optional.empty());
        }
        watcher.summarizing();
        try {
            AtomicReference<Summarizer.Report> report = new AtomicReference<>();
            room.write(() -> report.set(summarize(threads)));
            return new Ending(Optional.empty(), Optional.ofNullable(report.get()));
        } catch (IOException failure) {
            return new Ending(Optional.of(failure), Optional.empty());
        }
    }

    private Summarizer.Report summarize(int threads) throws IOException {
        try (DuckDb database = means.database(SUMMARY_MEGABYTES, threads)) {
            return new Summarizer(database).summarize(means.workspace().root());
        }
    }

    private int threads(Steering steering) {
        return steering.threads().orElse(means.threads());
    }

    private LaunchOutcome outcome(Progress progress, Ending ending, Instant start) {
        boolean complete = progress.done() + progress.failed() == progress.runs();
        return new LaunchOutcome(
                batch.name(),
                progress.runs(),
                progress.done(),
                backlog.failures(),
                stop.reason().filter(reason -> !complete),
                ending.broken().map(this::message),
                ending.summary(),
                effort.effort(),
                Duration.between(start, means.clock().instant()));
    }

    private String message(IOException failure) {
        return StorageTrouble.explain(failure, means.workspace().root());
    }

    /** Trains what is wanted, and what is wanted meanwhile. */
    private final class Round implements ControlWatch.Helm {
        private final Orders orders;
        private final ProgressMeter meter;
        private final RunQueue queue;
        private final boolean alone;
        private int threads;

        /**
         * @param alone whether one group at a time is trained, whatever people want
         */
        Round(Orders orders, CostModel cost, ProgressMeter meter, boolean alone) {
            this.orders = orders;
            this.meter = meter;
            this.alone = alone;
            threads = alone ? 1 : threads(orders.steering());
            queue =
                    new RunQueue(
                            List.of(),
                            cost,
                            means.trainer()::runsAtOnce,
                            threads,
                            orders.steering().order());
        }

        /** Returns what keeps it from writing. */
        Optional<IOException> train(List<RunGroup> groups) throws InterruptedException {
            queue.add(groupSizes(threads).fit(groups));
            BatchRecorder recorder =
                    new BatchRecorder(
                            ResultStore.of(seat.journal(), parts),
                            room,
                            means.clock(),
                            means.checkpointInterval(),
                            stop,
                            this::finished,
                            effort);
            LivePublisher publisher =
                    new LivePublisher(batch, means.identity().name(), meter.live(), means.clock());
            try (recorder;
                    publisher) {
                SweepScheduler scheduler =
                        new SweepScheduler(
                                groupTrainer(),
                                queue,
                                backlog.hearing(recorder),
                                meter,
                                stop,
                                effort,
                                new MemoryGate(means.trainer(), means.memory()));
                ControlWatch control =
                        new ControlWatch(
                                batch, stop, this, orders.steering(), orders.repetitions());
                scheduler.run(
                        () -> threads,
                        progress -> {
                            control.look();
                            Progress now = progress.waitingFor(room.waiting());
                            publisher.publish(now);
                            watcher.progress(now);
                        });
            }
            watcher.progress(meter.progress());
            return recorder.broken();
        }

        private void finished(List<RunRecord> runs) {
            meter.done(runs.size());
            checkpoints.delete(runs.stream().map(RunRecord::runId).toList());
        }

        @Override
        public void follow(Steering wanted) {
            if (alone) {
                return;
            }
            threads = threads(wanted);
            queue.share(threads, groupSizes(threads));
            queue.reorder(wanted.order());
        }

        @Override
        public void wantMore() throws IOException {
            if (!alone) { // else the next round does it
                queue.add(groupSizes(threads).fit(more()));
            }
        }

        /** Runs that are wanted and were not before. */
        List<RunGroup> more() throws IOException {
            Backlog.Wanted wanted = backlog.look();
            if (!wanted.groups().isEmpty()) {
                means.datasets().forgetFailures();
                meter.add(wanted.groups(), wanted.failedBefore());
            }
            return wanted.groups();
        }
    }

    /** Of several shards the last one does, or one that is alone. */
    private boolean isForUsToSummarize() throws IOException {
        return shard.isWhole() || backlog.isComplete() || batch.holders().size() < 2;
    }

    private GroupSizes groupSizes(int threads) {
        return new GroupSizes(means.trainer(), means.memory(), threads);
    }

    private GroupTrainer groupTrainer() {
        return new GroupTrainer(
                means.trainer(),
                means.datasets(),
                batch.name(),
                provenance,
                means.clock(),
                new Checkpointer(checkpoints, means.checkpointInterval(), System::nanoTime));
    }
}
