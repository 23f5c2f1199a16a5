package dev.creamery.engine.schedule;

import dev.creamery.engine.store.RunRecord;
import dev.creamery.engine.store.Steering;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Trains what is wanted of a batch, and what is wanted meanwhile, as people steer it. */
final class TrainingRound implements ControlWatch.Helm {

    private final Workbench bench;
    private final Orders orders;
    private final RunQueue queue;
    private final boolean alone;
    private int threads;

    /**
     * @param alone whether one group at a time is trained, and nothing else, whatever people want
     */
    TrainingRound(Workbench bench, Orders orders, boolean alone) {
        this.bench = bench;
        this.orders = orders;
        this.alone = alone;
        threads = alone ? 1 : orders.threads(bench.means().threads());
        queue =
                new RunQueue(
                        List.of(),
                        bench.cost(),
                        bench.means().trainer()::runsAtOnce,
                        threads,
                        orders.steering().order());
    }

    /** Returns what keeps it from writing. */
    Optional<IOException> train(List<RunGroup> groups) throws InterruptedException {
        add(groups);
        EngineMeans means = bench.means();
        BatchRecorder recorder =
                new BatchRecorder(
                        bench.results(),
                        bench.room(),
                        means.clock(),
                        means.checkpointInterval(),
                        bench.stop(),
                        this::finished,
                        bench.effort());
        try (recorder) {
            SweepScheduler scheduler =
                    new SweepScheduler(
                            bench.trainer(),
                            queue,
                            bench.backlog().hearing(recorder),
                            bench.meter(),
                            bench.stop(),
                            bench.effort(),
                            new MemoryGate(means.trainer(), means.memory()));
            ControlWatch control =
                    new ControlWatch(
                            bench.batch(),
                            bench.stop(),
                            this,
                            orders.steering(),
                            orders.repetitions());
            scheduler.run(
                    () -> threads,
                    progress -> {
                        control.look();
                        bench.telling().tell(progress);
                    });
        }
        bench.telling().tell(bench.meter().progress());
        return recorder.broken();
    }

    private void add(List<RunGroup> groups) {
        queue.add(bench.groupSizes(threads).fit(groups));
    }

    private void finished(List<RunRecord> runs) {
        bench.meter().done(runs.size());
        bench.checkpoints().delete(runs.stream().map(RunRecord::runId).toList());
    }

    @Override
    public void follow(Steering wanted) {
        if (alone) {
            return;
        }
        threads = wanted.threads().orElse(bench.means().threads());
        queue.share(threads, bench.groupSizes(threads));
        queue.reorder(wanted.order());
    }

    @Override
    public void wantMore() throws IOException {
        if (!alone) { // else the next round does it
            add(more());
        }
    }

    /** Runs that are wanted and were not before. */
    List<RunGroup> more() throws IOException {
        Backlog.Wanted wanted = bench.backlog().look();
        if (!wanted.groups().isEmpty()) {
            bench.means().datasets().forgetFailures();
            bench.meter().add(wanted.groups(), wanted.failedBefore());
        }
        return wanted.groups();
    }
}
