package dev.creamery.engine.schedule;

import dev.creamery.engine.store.RunFailure;
import dev.creamery.engine.store.RunRecord;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * Trains groups of runs on several threads, more or fewer as it goes. What fails is recorded, and
 * the rest goes on.
 */
final class SweepScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(SweepScheduler.class);
    private static final Duration TICK = Duration.ofMillis(200);

    private final GroupTrainer trainer;
    private final RunQueue queue;
    private final RunLog log;
    private final ProgressMeter meter;
    private final StopSignal stop;
    private final EffortMeter effort;
    private final MemoryGate memory;
    private final List<Worker> workers = new ArrayList<>();
    private int started;

    SweepScheduler(
            GroupTrainer trainer,
            RunQueue queue,
            RunLog log,
            ProgressMeter meter,
            StopSignal stop,
            EffortMeter effort,
            MemoryGate memory) {
        this.trainer = trainer;
        this.queue = queue;
        this.log = log;
        this.meter = meter;
        this.stop = stop;
        this.effort = effort;
        this.memory = memory;
    }

    /**
     * Returns when the queue is empty and all that was taken from it is trained or has failed, or
     * after a stop was asked for.
     *
     * @param threads how many are to train, asked several times a second, on this thread; those
     *     that are too many end with the epoch, and their runs go back into the queue
     * @param watcher is told as often how far it is, on this thread; it may add to the queue
     */
    void run(IntSupplier threads, Consumer<Progress> watcher) throws InterruptedException {
        employ(threads.getAsInt());
        while (!workers.isEmpty()) {
            effort.available(
                    workers.size(),
                    () -> {
                        workers.getFirst().thread.join(TICK);
                        watcher.accept(meter.progress());
                    });
            workers.removeIf(worker -> !worker.thread.isAlive());
            employ(threads.getAsInt());
        }
    }

    /** Starts workers where there are too few for what is to be done, and ends those too many. */
    private void employ(int wanted) {
        List<Worker> staying =
                workers.stream().filter(worker -> !worker.end.isRequested()).toList();
        for (int tooMany = wanted; tooMany < staying.size(); tooMany++) {
            staying.get(tooMany).end.request(StopSignal.Reason.INTERRUPTED);
        }
        int working = staying.size();
        while (working < wanted && !stop.isRequested() && !queue.isEmpty()) {
            workers.add(new Worker("trainer-" + started++));
            working++;
        }
    }

    /** A thread that trains one group after the other. */
    private final class Worker {
        private final StopSignal end = stop.part();
        private final Thread thread;

        Worker(String name) {
            thread = Thread.ofPlatform().name(name).start(this::work);
        }

        private void work() {
            while (!end.isRequested()) {
                Optional<RunGroup> group = queue.next();
                if (group.isEmpty()) {
                    return;
                }
                trainWithinMemory(group.get());
            }
        }

        private void trainWithinMemory(RunGroup group) {
            Optional<RunFailure> refusal = memory.refusal(group);
            if (refusal.isPresent()) {
                meter.begin(group, 0).fail();
                log.failed(group, refusal.get());
                return;
            }
            try (MemoryGate.Permit _ = memory.enter(group, end)) {
                if (end.isRequested()) {
                    queue.add(List.of(group));
                } else {
                    train(group);
                }
            }
        }

        private void train(RunGroup group) {
            log.claimed(group);
            List<StartingPoint> points;
            try {
                points = trainer.startingPoints(group);
            } catch (Throwable thrown) { // also errors of native code: the others go on
                fail(group, meter.begin(group, 0), thrown);
                return;
            }
            for (StartingPoint point : points) {
                if (end.isRequested()) {
                    queue.add(List.of(point.group()));
                } else {
                    train(point);
                }
            }
        }

        private void train(StartingPoint point) {
            RunGroup group = point.group();
            if (point.epoch() > 0) {
                log.resumed(group, point.epoch());
            }
            ProgressMeter.Work work = meter.begin(group, point.epoch());
            Optional<List<RunRecord>> runs;
            try {
                runs = effort.training(() -> trainer.train(point, end, work::epoch));
            } catch (Throwable thrown) {
                fail(group, work, thrown);
                return;
            }
            if (runs.isPresent()) {
                work.end();
                log.trained(runs.get());
            } else {
                work.putBack();
                queue.add(List.of(group)); // it goes on from its checkpoint
            }
        }
    }

    private void fail(RunGroup group, ProgressMeter.Work work, Throwable thrown) {
        LOG.debug("cannot train {}", group, thrown);
        work.fail();
        log.failed(group, Failures.of(thrown));
    }
}
