package dev.creamery.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class EffortMeterTest {

    private long now;
    private long processor;
    private final EffortMeter meter = new EffortMeter(() -> now, () -> processor);

    private void pass(long nanos, long ofProcessor) {
        now += nanos;
        processor += ofProcessor;
    }

    @Test
    void timeWithoutAGroupIsNotBusy() throws InterruptedException {
        meter.available(
                2,
                () -> {
                    meter.training(() -> passing(70, 60));
                    meter.recording(() -> pass(20, 3));
                    meter.training(() -> passing(10, 10));
                });
        // One of two threads was busy for 80 of 100 ns, the other never.
        assertThat(meter.effort().busy()).isCloseTo(0.4, within(1e-12));
        assertThat(meter.effort().training()).isEqualTo(Duration.ofNanos(70));
        assertThat(meter.effort().recording()).isEqualTo(Duration.ofNanos(3));
        assertThat(meter.effort().recordingShare()).isCloseTo(3 / 70.0, within(1e-12));
    }

    @Test
    void whatFailsHasTakenItsTime() {
        assertThatThrownBy(
                        () ->
                                meter.available(
                                        1,
                                        () ->
                                                meter.training(
                                                        () -> {
                                                            pass(5, 5);
                                                            throw new OutOfMemoryError();
                                                        })))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(meter.effort().busy()).isEqualTo(1);
        assertThat(meter.effort().training()).isEqualTo(Duration.ofNanos(5));
    }

    @Test
    void nothingWasTrainedInNoTime() {
        assertThat(meter.effort()).isEqualTo(new Effort(0, Duration.ZERO, Duration.ZERO));
        assertThat(meter.effort().recordingShare()).isZero();
    }

    private boolean passing(long nanos, long ofProcessor) {
        pass(nanos, ofProcessor);
        return true;
    }
}
