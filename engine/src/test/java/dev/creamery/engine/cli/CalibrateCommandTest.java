package dev.creamery.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CalibrateCommandTest {

    @Test
    void whatWasMeasuredIsPrintedAsOneJsonObject() {
        Invocation calibrate = Invocation.of("calibrate"); // measures 1 ms per minibatch
        assertThat(calibrate.exitCode()).isZero();
        assertThat(calibrate.err()).isEmpty();
        assertThat(calibrate.out().strip())
                .isEqualTo(
                        "{\"seconds_per_minibatch\":0.001,\"seconds_per_flop\":0.0,"
                                + "\"seconds_per_activation\":0.0,"
                                + "\"seconds_per_fetched_input\":0.0}");
    }
}
