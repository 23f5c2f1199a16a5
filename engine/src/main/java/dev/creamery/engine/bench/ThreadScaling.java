package dev.creamery.engine.bench;

import dev.creamery.engine.kernel.PeakRate;
import dev.creamery.engine.train.Trainer;
import dev.creamery.engine.train.TrainingSession;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToIntFunction;

/**
 * Compares several threads with one: each trains repetitions of its own, as in a sweep. One thread
 * and all of them take turns.
 */
public final class ThreadScaling implements AutoCloseable {

    private final int threads;
    private final int turns;
    private final Duration turn;
    private final List<ExecutorService> workers = new ArrayList<>();

    /**
     * @param threads two or more
     * @param turns of one thread, and of all
     * @param turn how long each takes
     */
    public ThreadScaling(int threads, int turns, Duration turn) {
        this.threads = threads;
        this.turns = turns;
        this.turn = turn;
        for (int index = 0; index < threads; index++) {
            workers.add(
                    Executors.newSingleThreadExecutor(
                            Thread.ofPlatform().daemon().name("bench-", index).factory()));
        }
    }

    /**
     * What was measured.
     *
     * @param alone epochs of one network per second, by one thread; of the fastest turn
     * @param together likewise, by all threads
     * @param byProcessorTime how many times one thread's work all threads do in the same processor
     *     time of each, in the middle of the turns: what other programs on the machine leave alone,
     *     while memory, caches and the clock frequency count
     */
    public record Factor(double alone, double together, double byProcessorTime) {

        /** How many times one thread's work all threads do in the same time. */
        public double byTime() {
            return together / alone;
        }
    }

    /** What a thread did in one turn. */
    private record Work(double epochs, double seconds, double processorSeconds) {}

    /**
     * Trains a workload.
     *
     * @param runs repetitions that each thread trains together
     */
    public Factor measure(Workload workload, Trainer trainer, ToIntFunction<Workload> runs)
            throws InterruptedException {
        int together = runs.applyAsInt(workload);
        List<TrainingSession> sessions =
                onEach(threads, _ -> trainer.start(workload.job(together)));
        try {
            onEach(threads, index -> train(sessions.get(index), together, turn));
            List<Double> ratios = new ArrayList<>();
            double alone = 0;
            double all = 0;
            for (int round = 0; round < turns; round++) {
                List<Work> one = onEach(1, index -> train(sessions.get(index), together, turn));
                List<Work> each =
                        onEach(threads, index -> train(sessions.get(index), together, turn));
                alone = Math.max(alone, rate(one));
                all = Math.max(all, rate(each));
                ratios.add(processorRate(each) / processorRate(one));
            }
            Collections.sort(ratios);
            return new Factor(alone, all, ratios.get(ratios.size() / 2));
        } finally {
            onEach(
                    threads,
                    index -> {
                        sessions.get(index).close();
                        return true;
                    });
        }
    }

    /** How many times one thread's fused multiply-adds all threads do: the machine's own factor. */
    public double peak() throws InterruptedException {
        onEach(threads, _ -> PeakRate.measure());
        double one = onEach(1, _ -> PeakRate.measure()).getFirst();
        return onEach(threads, _ -> PeakRate.measure()).stream().mapToDouble(rate -> rate).sum()
                / one;
    }

    private static Work train(TrainingSession session, int together, Duration time) {
        long cpu = ThreadClock.nanos();
        long start = System.nanoTime();
        long end = start;
        int epochs = 0;
        while (epochs == 0 || end - start < time.toNanos()) {
            session.trainEpoch();
            epochs++;
            end = System.nanoTime();
        }
        return new Work(
                (double) epochs * together,
                (end - start) / 1e9,
                Math.max(1, ThreadClock.nanos() - cpu) / 1e9);
    }

    private static double rate(List<Work> all) {
        return all.stream().mapToDouble(work -> work.epochs() / work.seconds()).sum();
    }

    private static double processorRate(List<Work> all) {
        return all.stream().mapToDouble(work -> work.epochs() / work.processorSeconds()).sum();
    }

    /** What a thread does, by its index. */
    private interface Task<T> {
        T run(int index) throws Exception;
    }

    /** Runs a task on the first threads, all beginning at once; their results in order. */
    private <T> List<T> onEach(int count, Task<T> task) throws InterruptedException {
        CyclicBarrier start = new CyclicBarrier(count);
        List<Future<T>> futures = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            int worker = index;
            Callable<T> call =
                    () -> {
                        start.await();
                        return task.run(worker);
                    };
            futures.add(workers.get(index).submit(call));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException failure) {
                throw new IllegalStateException("cannot train in a thread", failure.getCause());
            }
        }
        return results;
    }

    @Override
    public void close() {
        workers.forEach(ExecutorService::shutdownNow);
    }
}
