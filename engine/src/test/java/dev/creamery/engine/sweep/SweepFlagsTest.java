package dev.creamery.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.network.Shape;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class SweepFlagsTest {

    private final SweepFlags flags = new SweepFlags(new BundledSweeps());

    @Test
    void aCoreExperimentBelongsToEverySweepThatContainsIt() {
        // A small rectangle on mnist with core values is in all that keep 3000 epochs.
        assertThat(set(experiment("mnist", 1024, 3, 1e-4f, 3000)))
                .containsExactly(
                        "primary_sweep",
                        "learning_rate_sweep",
                        "label_noise_sweep",
                        "batch_size_sweep",
                        "regularization_sweep",
                        "optimizer_sweep");
    }

    @Test
    void epochsTellTheLongAndTheShortSweepsApart() {
        assertThat(set(experiment("mnist", 1024, 3, 1e-4f, 30000)))
                .containsExactly("30k_epoch_sweep");
        assertThat(set(experiment("mnist", 1L << 27, 3, 1e-4f, 300)))
                .containsExactly("300_epoch_sweep");
    }

    @Test
    void depthSixIsInThePrimaryAndTheOptimizerSweepOnly() {
        assertThat(set(experiment("mnist", 1024, 6, 1e-4f, 3000)))
                .containsExactly("primary_sweep", "optimizer_sweep");
    }

    @Test
    void anUnpublishedSettingBelongsToNone() {
        assertThat(set(experiment("mnist", 1000, 3, 1e-4f, 3000))).isEmpty();
        assertThat(set(experiment("two_moons", 1024, 3, 1e-4f, 3000))).isEmpty();
        assertThat(set(experiment("mnist", 1024, 3, 0.5f, 3000))).isEmpty();
    }

    @Test
    void everySweepFlagsItsOwnExperiments() {
        BundledSweeps bundled = new BundledSweeps();
        for (String name : BundledSweeps.BUTTER) {
            bundled.named(name).orElseThrow().experiments().stream()
                    .limit(500)
                    .forEach(
                            experiment ->
                                    assertThat(flags.of(experiment)).containsEntry(name, true));
        }
    }

    private List<String> set(Experiment experiment) {
        return flags.of(experiment).entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Experiment experiment(
            String dataset, long size, int depth, float learningRate, int epochs) {
        return new Experiment(
                dataset,
                new Shape.Rectangle(false),
                size,
                depth,
                learningRate,
                256,
                0,
                KernelRegularizer.NONE,
                new Optimizer.Adam(),
                epochs);
    }
}
