package dev.creamery.engine.schedule;

import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.BatchParts;
import dev.creamery.engine.store.BatchState;
import dev.creamery.engine.store.Checkpoints;
import dev.creamery.engine.store.EngineSeat;
import dev.creamery.engine.store.LostPart;
import dev.creamery.engine.store.Manifest;
import dev.creamery.engine.store.ParquetParts;
import dev.creamery.engine.store.Provenance;
import dev.creamery.engine.store.Shard;
import dev.creamery.engine.store.StorageTrouble;
import dev.creamery.engine.summary.Summarizer;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Trains what a batch lacks, and brings the summary up to date: as people steer it, until nothing
 * is wanted any more or a stop is asked for. For one launch.
 */
final class BatchEngine {

    /** Until it is tried again to write on a full disk. */
    static final Duration ROOM_PATIENCE = Duration.ofSeconds(2);

    /**
     * How a round of training ended.
     *
     * @param broken what keeps it from writing
     */
    private record Ending(Optional<IOException> broken, Optional<Summarizer.Report> summary) {}

    private final EngineMeans means;
    private final Batch batch;
    private final EngineSeat seat;
    private final BatchParts parts;
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
        int threads = orders.threads(means.threads());
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
        RoomOnDisk room = new RoomOnDisk(means.workspace().root(), stop, ROOM_PATIENCE);
        try (Telling telling =
                new Telling(
                        watcher,
                        new LivePublisher(
                                batch, means.identity().name(), meter.live(), means.clock()),
                        room)) {
            Ending ending = train(missing, orders, workbench(cost, meter, room, telling), threads);
            return outcome(meter.progress(), ending, start);
        }
    }

    private Workbench workbench(
            CostModel cost, ProgressMeter meter, RoomOnDisk room, Telling telling) {
        GroupTrainer trainer =
                new GroupTrainer(
                        means.trainer(),
                        means.datasets(),
                        batch.name(),
                        provenance,
                        means.clock(),
                        new Checkpointer(
                                checkpoints, means.checkpointInterval(), System::nanoTime));
        return new Workbench(
                means,
                batch,
                backlog,
                trainer,
                checkpoints,
                ResultStore.of(seat.journal(), parts),
                room,
                cost,
                meter,
                effort,
                telling,
                stop);
    }

    private Ending train(List<RunGroup> missing, Orders orders, Workbench bench, int threads)
            throws IOException, InterruptedException {
        ClosingSummary summary = new ClosingSummary(bench, watcher);
        bench.telling().tell(bench.meter().progress());
        Ending ending = end(trainFirst(missing, orders, bench), summary, threads);
        while (ending.broken().isEmpty() && !stop.isRequested()) {
            TrainingRound next = new TrainingRound(bench, Orders.of(batch), false);
            List<RunGroup> more = next.more(); // wanted while the summary was made
            if (more.isEmpty()) {
                break;
            }
            ending = end(next.train(more), summary, threads);
        }
        return ending;
    }

    /** Returns what keeps it from writing. */
    private Optional<IOException> trainFirst(List<RunGroup> missing, Orders orders, Workbench bench)
            throws IOException, InterruptedException {
        Suspects suspects = Suspects.of(batch);
        List<RunGroup> suspected = suspects.among(missing);
        if (suspected.isEmpty()) {
            return new TrainingRound(bench, orders, false).train(missing);
        }
        Optional<IOException> broken = new TrainingRound(bench, orders, true).train(suspected);
        if (broken.isPresent()) {
            return broken;
        }
        TrainingRound all = new TrainingRound(bench, Orders.of(batch), false);
        List<RunGroup> rest = new ArrayList<>(suspects.notAmong(missing));
        rest.addAll(all.more()); // wanted meanwhile
        return all.train(rest);
    }

    private static Ending end(Optional<IOException> broken, ClosingSummary summary, int threads) {
        if (broken.isPresent()) {
            return new Ending(broken, Optional.empty());
        }
        try {
            return new Ending(Optional.empty(), summary.make(threads));
        } catch (IOException failure) {
            return new Ending(Optional.of(failure), Optional.empty());
        }
    }

    private LaunchOutcome outcome(Progress progress, Ending ending, Instant start) {
        boolean complete = progress.done() + progress.failed() == progress.runs();
        return new LaunchOutcome(
                batch.name(),
                progress.runs(),
                progress.done(),
                backlog.failures(),
                stop.reason().filter(reason -> !complete),
                ending.broken()
                        .map(failure -> StorageTrouble.explain(failure, means.workspace().root())),
                ending.summary(),
                effort.effort(),
                Duration.between(start, means.clock().instant()));
    }
}
