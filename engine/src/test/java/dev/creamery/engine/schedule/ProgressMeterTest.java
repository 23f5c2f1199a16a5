package dev.creamery.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class ProgressMeterTest {

    private final RunGroup first = Samples.group(1, 1024, 4); // 10 epochs each
    private final RunGroup second = Samples.group(2, 1024, 4);
    private long nanos;
    private final ProgressMeter meter =
            new ProgressMeter(List.of(first, second), new CostModel(1, 0, 0), () -> nanos);

    @Test
    void runsAreCountedFromBeginToDisk() {
        ProgressMeter.Work work = meter.begin(first, 0);
        assertThat(meter.progress()).returns(8, Progress::runs).returns(4, Progress::running);
        work.end();
        assertThat(meter.progress()).returns(0, Progress::running).returns(0, Progress::done);
        meter.done(4);
        assertThat(meter.progress()).returns(4, Progress::done);
        meter.begin(second, 0).fail();
        assertThat(meter.progress()).returns(4, Progress::failed).returns(0, Progress::running);
    }

    @Test
    void theRateIsThatOfTheLastSeconds() {
        ProgressMeter.Work work = meter.begin(first, 0);
        for (int second = 1; second <= 20; second++) {
            nanos = second * 1_000_000_000L;
            work.epoch();
            meter.progress();
        }
        nanos = 30_000_000_000L; // ten seconds of nothing
        assertThat(meter.progress().epochs()).isEqualTo(80);
        assertThat(meter.progress().epochsPerSecond()).isCloseTo(0, within(0.5));
    }

    @Test
    void theTimeLeftScalesThePredictionByWhatWasMeasured() {
        ProgressMeter.Work work = meter.begin(first, 0);
        assertThat(meter.progress().left()).isEmpty();
        train(work, 5, 6);
        // A quarter of the work took 6 s, so three quarters take 18.
        assertThat(meter.progress().left()).contains(Duration.ofSeconds(18));
    }

    @Test
    void workThatIsPutBackIsLeftFromWhereItGoesOn() {
        ProgressMeter.Work work = meter.begin(first, 0);
        train(work, 5, 6);
        work.putBack();
        assertThat(meter.progress().running()).isZero();
        meter.begin(first, 5);
        // A quarter of the work took 6 s, so three quarters take 18.
        assertThat(meter.progress().left()).contains(Duration.ofSeconds(18));
    }

    @Test
    void workThatFailedIsNotWaitedFor() {
        ProgressMeter.Work work = meter.begin(first, 0);
        train(work, 5, 6);
        work.fail();
        assertThat(meter.progress().left()).contains(Duration.ofSeconds(12));
    }

    @Test
    void epochsThatACheckpointHasAreNotWaitedFor() {
        ProgressMeter.Work work = meter.begin(first, 5);
        train(work, 5, 6);
        work.end();
        assertThat(meter.progress().left()).contains(Duration.ofSeconds(12));
    }

    private void train(ProgressMeter.Work work, int epochs, int seconds) {
        for (int epoch = 1; epoch <= epochs; epoch++) {
            nanos += seconds * 1_000_000_000L / epochs;
            work.epoch();
        }
    }
}
