package dev.creamery.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.creamery.engine.data.PreparedDataset;
import dev.creamery.engine.data.RunData;
import dev.creamery.engine.data.SharedPmlb;
import dev.creamery.engine.network.NetworkStructure;
import dev.creamery.engine.network.Shape;
import dev.creamery.engine.network.WidthSearch;
import dev.creamery.engine.sweep.Experiment;
import dev.creamery.engine.sweep.KernelRegularizer;
import dev.creamery.engine.sweep.Optimizer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The first epochs of 201_pol (exponential, size 512, depth 3) against those that BUTTER published:
 * medians and standard deviations of the test loss over 30 repetitions. A subclass names the
 * trainer.
 *
 * <p>Both medians are estimates, theirs of 30 repetitions and ours of 10. That of n normal values
 * has a standard error of 1.2533 σ / √n, so their difference one of 1.2533 σ √(1/10 + 1/30) = 0.458
 * σ; three of these are allowed. A standard deviation of 10 values lies, but for one case in a
 * thousand, between 0.36 and 1.76 σ (χ² of 9 degrees of freedom); published and own scatter
 * together get 0.35 to 1.85.
 */
public abstract class PublishedEpochsTest {

    private static final int REPETITIONS = 10;
    private static final double[] MEDIANS = {2.374462, 2.356995, 2.337849, 2.314695, 2.288066};
    private static final double[] DEVIATIONS = {0.043, 0.044, 0.045, 0.048, 0.052};
    private static final double STANDARD_ERROR = 1.2533 * Math.sqrt(1.0 / REPETITIONS + 1.0 / 30);

    @TempDir Path emptyCache;

    private final double[][] losses = new double[MEDIANS.length][REPETITIONS];

    protected abstract Trainer trainer();

    @BeforeEach
    void train() {
        PreparedDataset dataset = SharedPmlb.catalog(emptyCache).prepare("201_pol");
        Experiment experiment =
                new Experiment(
                        "201_pol",
                        new Shape.Exponential(),
                        512,
                        3,
                        1e-4f,
                        256,
                        0,
                        KernelRegularizer.NONE,
                        new Optimizer.Adam(),
                        MEDIANS.length);
        NetworkStructure network =
                WidthSearch.closest(
                        experiment.shape(),
                        dataset.facts().inputs(),
                        dataset.facts().outputs(),
                        dataset.facts().task(),
                        512,
                        3);
        TrainingJob job =
                new TrainingJob(
                        experiment,
                        network,
                        LongStream.range(0, REPETITIONS)
                                .mapToObj(
                                        seed ->
                                                new TrainingJob.Run(
                                                        seed, RunData.draw(dataset, seed, 0)))
                                .toList());
        try (TrainingSession session = trainer().start(job)) {
            for (int epoch = 0; epoch < MEDIANS.length; epoch++) {
                session.trainEpoch();
                for (int run = 0; run < REPETITIONS; run++) {
                    losses[epoch][run] = session.history(run).test(Statistic.LOSS)[epoch];
                }
            }
        }
    }

    @Test
    void mediansAreThePublishedOnes() {
        for (int epoch = 0; epoch < MEDIANS.length; epoch++) {
            assertThat(median(losses[epoch]))
                    .as("median test loss of epoch " + (epoch + 1))
                    .isCloseTo(MEDIANS[epoch], within(3 * STANDARD_ERROR * DEVIATIONS[epoch]));
        }
    }

    @Test
    void repetitionsScatterAsThePublishedOnes() {
        for (int epoch = 0; epoch < MEDIANS.length; epoch++) {
            assertThat(deviation(losses[epoch]) / DEVIATIONS[epoch])
                    .as("standard deviation of epoch " + (epoch + 1) + ", against the published")
                    .isBetween(0.35, 1.85);
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[REPETITIONS / 2 - 1] + sorted[REPETITIONS / 2]) / 2;
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares =
                IntStream.range(0, REPETITIONS)
                        .mapToDouble(run -> (values[run] - mean) * (values[run] - mean))
                        .sum();
        return Math.sqrt(squares / (REPETITIONS - 1));
    }
}
