package dev.creamery.engine.schedule;

import dev.creamery.engine.store.RunRecord;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Trains groups of runs on several threads. What fails is recorded, and the rest goes on. */
final class SweepScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(SweepScheduler.class);
    private static final Duration TICK = Duration.ofMillis(200);

    private final GroupTrainer trainer;
    private final RunQueue queue;
    private final RunLog log;
    private final ProgressMeter meter;
    private final StopSignal stop;

    SweepScheduler(
            GroupTrainer trainer,
            RunQueue queue,
            RunLog log,
            ProgressMeter meter,
            StopSignal stop) {
        this.trainer = trainer;
        this.queue = queue;
        this.log = log;
        this.meter = meter;
        this.stop = stop;
    }

    /**
     * Returns when all runs are trained or have failed, or after a stop was asked for.
     *
     * @param watcher is told several times a second how far it is, on this thread
     */
    void run(int threads, Consumer<Progress> watcher) throws InterruptedException {
        List<Thread> workers = new ArrayList<>();
        for (int index = 0; index < threads; index++) {
            workers.add(Thread.ofPlatform().name("trainer-" + index).start(this::work));
        }
        for (Thread worker : workers) {
            while (!worker.join(TICK)) {
                watcher.accept(meter.progress());
            }
        }
    }

    private void work() {
        while (!stop.isRequested()) {
            Optional<RunGroup> group = queue.next();
            if (group.isEmpty()) {
                return;
            }
            train(group.get());
        }
    }

    private void train(RunGroup group) {
        log.claimed(group);
        ProgressMeter.Work work = meter.begin(group);
        Optional<List<RunRecord>> runs;
        try {
            runs = trainer.train(group, stop, work::epoch);
        } catch (Throwable thrown) { // also errors of native code: the others go on
            LOG.debug("cannot train {}", group, thrown);
            work.fail();
            log.failed(group, Failures.of(thrown));
            return;
        }
        work.end();
        runs.ifPresent(log::trained);
    }
}
