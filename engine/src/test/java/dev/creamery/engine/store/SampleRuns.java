package dev.creamery.engine.store;

import dev.creamery.engine.network.Shape;
import dev.creamery.engine.network.Task;
import dev.creamery.engine.sweep.DatasetFacts;
import dev.creamery.engine.sweep.Experiment;
import dev.creamery.engine.sweep.KernelRegularizer;
import dev.creamery.engine.sweep.Optimizer;
import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.sweep.SweepPlanner;
import dev.creamery.engine.train.RunHistory;
import dev.creamery.engine.train.Statistic;

import java.util.List;
import java.util.Random;
import java.util.Set;

/** Runs for tests, with made-up but plausible histories. */
public final class SampleRuns {

    public static final DatasetFacts SLEEP =
            new DatasetFacts("sleep", 105908, 13, Task.CLASSIFICATION, 141, 5);

    public static final Provenance PROVENANCE =
            new Provenance(
                    "Java 25.0.1",
                    "creamery 0.1.0 fake 1",
                    65535,
                    "Linux 6.1 amd64",
                    "abc1234",
                    "host",
                    "creamery run quick");

    private SampleRuns() {}

    /** An experiment of the primary sweep. */
    public static Experiment experiment() {
        return new Experiment(
                "sleep",
                Shape.named("rectangle").orElseThrow(),
                1024,
                3,
                1e-4f,
                256,
                0,
                KernelRegularizer.NONE,
                new Optimizer.Adam(),
                3000);
    }

    /** An experiment of no sweep, with every value unlike the usual. */
    public static Experiment unusual() {
        return new Experiment(
                "sleep",
                Shape.named("exponential").orElseThrow(),
                4096,
                4,
                0.3f,
                17,
                0.05f,
                KernelRegularizer.ofL2(0.32f),
                new Optimizer.Sgd(0.9f),
                7);
    }

    /** The same experiment on other data. */
    public static Experiment withDataset(Experiment experiment, String dataset) {
        return new Experiment(
                dataset,
                experiment.shape(),
                experiment.size(),
                experiment.depth(),
                experiment.learningRate(),
                experiment.batchSize(),
                experiment.labelNoise(),
                experiment.kernelRegularizer(),
                experiment.optimizer(),
                experiment.epochs());
    }

    public static PlannedExperiment planned(Experiment experiment) {
        DatasetFacts facts =
                new DatasetFacts(
                        experiment.dataset(),
                        SLEEP.rows(),
                        SLEEP.features(),
                        SLEEP.task(),
                        SLEEP.inputs(),
                        SLEEP.outputs());
        return new SweepPlanner(name -> facts).plan(Set.of(experiment)).getFirst();
    }

    /** A run of an experiment; its seed and id follow from its repetition. */
    public static RunRecord run(
            long experimentId, PlannedExperiment planned, int repetition, RunHistory history) {
        return new RunRecord(
                experimentId,
                planned,
                "first",
                repetition,
                1000 * experimentId + repetition,
                "run-" + experimentId + "-" + repetition,
                PROVENANCE,
                1_700_000_000L + repetition,
                1_700_000_060L + repetition,
                history);
    }

    /** Curves that fall, with noise. */
    public static RunHistory history(int epochs, long seed) {
        Random random = new Random(seed);
        RunHistory history = new RunHistory(epochs);
        int statistics = Statistic.values().length;
        for (int epoch = 1; epoch <= epochs; epoch++) {
            float[] train = new float[statistics];
            float[] test = new float[statistics];
            for (int statistic = 0; statistic < statistics; statistic++) {
                train[statistic] = curve(epoch, statistic, random);
                test[statistic] = curve(epoch, statistic, random);
            }
            history.add(train, test);
        }
        return history;
    }

    /** A history whose every column, of training and test, has these values. */
    public static RunHistory constantAcrossStatistics(List<Float> values) {
        RunHistory history = new RunHistory(values.size());
        for (float value : values) {
            float[] all = new float[Statistic.values().length];
            java.util.Arrays.fill(all, value);
            history.add(all, all);
        }
        return history;
    }

    private static float curve(int epoch, int statistic, Random random) {
        return (float) ((statistic + 1) / Math.sqrt(epoch) + 0.1 * random.nextGaussian());
    }
}
