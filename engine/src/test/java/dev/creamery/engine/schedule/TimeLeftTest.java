package dev.creamery.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.store.NumberedExperiment;
import dev.creamery.engine.store.RunOrder;
import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.sweep.SweepJson;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Whole sweeps on a simulated clock, whose epochs take other times than the cost model says. */
class TimeLeftTest {

    private static final CostModel COST = new CostModel(2e-5, 1e-10, 1e-9);
    private static final double EARLY = 0.05;
    private static final int SEEDS = 20;

    private static final String SWEEP =
            """
            {"name": "simulated", "repetitions": 6, "seed": 1, "cubes": [
                {"dataset": ["banana", "sleep", "mnist", "wine_quality_white"],
                 "shape": ["rectangle"],
                 "size": [32, 128, 512, 2048, 8192, 32768, 131072, 524288],
                 "depth": [2, 5], "batch_size": [32, 256], "epochs": [30]}]}
            """;

    /** How it stands once a twentieth of the time is over. */
    private record Moment(double truth, TimeLeft told) {
        double factor() {
            double ratio = told.expected().toNanos() / 1e9 / truth;
            return Math.max(ratio, 1 / ratio);
        }

        boolean isWithinTheRange() {
            return told.shortest().toNanos() / 1e9 <= truth
                    && truth <= told.longest().toNanos() / 1e9;
        }
    }

    @Test
    void afterATwentiethItIsWithinAFactorOfOneAndAHalfLargestFirst() {
        assertGood(RunOrder.LARGEST_FIRST, 1.5);
    }

    @Test
    void soItIsWhenExperimentsComeInTheirOrder() {
        assertGood(RunOrder.EVERY_EXPERIMENT_ONCE_FIRST, 1.5);
    }

    private static void assertGood(RunOrder order, double most) {
        List<Moment> moments = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            for (int curve = 0; curve < 4; curve++) {
                moments.add(new Simulation(order, seed, curve).run());
            }
        }
        List<Double> factors = moments.stream().map(Moment::factor).sorted().toList();
        System.out.printf(
                "TimeLeftTest: %s: median factor %.2f, worst %.2f; in the range %d of %d%n",
                order,
                factors.get(factors.size() / 2),
                factors.getLast(),
                moments.stream().filter(Moment::isWithinTheRange).count(),
                moments.size());
        assertThat(factors.getLast()).isLessThan(most);
        assertThat(moments.stream().filter(Moment::isWithinTheRange).count())
                .as("truths within the range")
                .isGreaterThanOrEqualTo((long) (0.8 * moments.size()));
    }

    /** A sweep on four threads. */
    private static final class Simulation {
        private static final int THREADS = 4;

        private record Worker(double free, ProgressMeter.Work work, RunGroup group, int epoch) {}

        private final Random random;
        private final ToDoubleFunction<PlannedExperiment> slowness;
        private final RunQueue queue;
        private final ProgressMeter meter;
        private double now;

        Simulation(RunOrder order, int seed, int curve) {
            random = new Random(seed);
            slowness = slowness(curve, random);
            List<RunGroup> groups = groups();
            queue = new RunQueue(List.of(), COST, _ -> 1, THREADS, order);
            queue.add(groups);
            meter = new ProgressMeter(groups, COST, () -> (long) (now * 1e9));
        }

        /** What the cost model does not know: data sets, sizes, minibatches, this machine. */
        private static ToDoubleFunction<PlannedExperiment> slowness(int curve, Random random) {
            double machine = Math.exp(0.5 * random.nextGaussian());
            double[] datasets = random.doubles(4).map(d -> Math.exp(0.6 * (d - 0.5))).toArray();
            return planned -> {
                var experiment = planned.experiment();
                double size = Math.log(experiment.size()) / Math.log(2);
                double bySize =
                        switch (curve) {
                            case 0 -> 1;
                            case 1 -> Math.pow(2, (12 - size) / 8); // small ones cost more
                            case 2 -> size > 16 ? 2 : 1; // large ones leave the caches
                            default -> Math.pow(2, (size - 12) / 8);
                        };
                double byMinibatch = experiment.batchSize() == 32 ? 1.3 : 1;
                int dataset = Math.floorMod(experiment.dataset().hashCode(), 4);
                return machine * bySize * byMinibatch * datasets[dataset];
            };
        }

        Moment run() {
            PriorityQueue<Worker> workers =
                    new PriorityQueue<>(Comparator.comparingDouble(Worker::free));
            for (int thread = 0; thread < THREADS; thread++) {
                begin().ifPresent(workers::add);
            }
            List<Moment> told = new ArrayList<>();
            List<Double> times = new ArrayList<>();
            while (!workers.isEmpty()) {
                Worker worker = workers.remove();
                now = worker.free();
                worker.work().epoch();
                if (worker.epoch() == 30) {
                    worker.work().end();
                    begin().ifPresent(workers::add);
                } else {
                    workers.add(next(worker.work(), worker.group(), worker.epoch() + 1));
                }
                Progress progress = meter.progress();
                progress.timeLeft()
                        .ifPresent(
                                left -> {
                                    told.add(new Moment(0, left));
                                    times.add(now);
                                });
            }
            double end = now;
            int index =
                    IntStream.range(0, times.size())
                            .filter(one -> times.get(one) >= EARLY * end)
                            .findFirst()
                            .orElseThrow();
            return new Moment(end - times.get(index), told.get(index).told());
        }

        private Optional<Worker> begin() {
            return queue.next().map(group -> next(meter.begin(group, 0), group, 1));
        }

        private Worker next(ProgressMeter.Work work, RunGroup group, int epoch) {
            PlannedExperiment planned = group.experiment().planned();
            double warmUpSeconds = now == 0 ? 5 : 0; // Java compiles
            double noise = Math.exp(0.2 * random.nextGaussian());
            double seconds =
                    group.size()
                            * COST.secondsPerEpoch(planned)
                            * slowness.applyAsDouble(planned)
                            * noise;
            return new Worker(now + warmUpSeconds + seconds, work, group, epoch);
        }

        private static List<RunGroup> groups() {
            List<RunGroup> groups = new ArrayList<>();
            long id = 1;
            for (PlannedExperiment planned : Samples.planner().plan(new SweepJson().read(SWEEP))) {
                if (planned.isValid()) {
                    String canonical = "{\"id\":" + id + "}";
                    groups.add(
                            new RunGroup(
                                    new NumberedExperiment(id++, planned),
                                    IntStream.range(0, 6)
                                            .mapToObj(run -> PlannedRun.of(1, canonical, run))
                                            .toList()));
                }
            }
            return groups;
        }
    }
}
