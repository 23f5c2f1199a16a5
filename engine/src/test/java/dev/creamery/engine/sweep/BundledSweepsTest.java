package dev.creamery.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundledSweepsTest {

    private final BundledSweeps bundled = new BundledSweeps();

    /** Products of the counts in BUTTER's table of sweeps. */
    @ParameterizedTest
    @CsvSource({
        "primary_sweep, 30576, 30", // 13 · 8 · 21 · 14
        "300_epoch_sweep, 1176, 10", // 7 · 4 · 3 · 14
        "30k_epoch_sweep, 5488, 10", // 7 · 4 · 14 · 14
        "learning_rate_sweep, 37440, 20", // 9 · 4 · 20 · 13 · 4
        "label_noise_sweep, 50960, 30", // 7 · 4 · 20 · 13 · (2 + 5)
        "batch_size_sweep, 8640, 30", // 9 · 20 · 8 · 6
        "regularization_sweep, 40824, 30", // 9 · 21 · 8 · (1 + 13 + 13)
        "optimizer_sweep, 104000, 20", // 13 · 20 · 5 · 4 · 4 · 5
    })
    void theEightSweepsOfButterHaveTheirExperiments(String name, int experiments, int repetitions) {
        Sweep sweep = bundled.named(name).orElseThrow();

        assertThat(sweep.name()).isEqualTo(name);
        assertThat(sweep.experiments()).hasSize(experiments);
        assertThat(sweep.repetitions()).isEqualTo(repetitions);
    }

    @Test
    void theQuickSweepNeedsNoFiles() {
        Sweep quick = bundled.named("quick").orElseThrow();

        assertThat(quick.experiments())
                .isNotEmpty()
                .allSatisfy(
                        experiment ->
                                assertThat(DatasetReference.of(experiment.dataset()))
                                        .isInstanceOf(DatasetReference.Synthetic.class));
    }

    @Test
    void otherNamesAreUnknown() {
        assertThat(bundled.named("quick.json")).isEmpty();
        assertThat(bundled.names()).hasSize(9);
    }
}
