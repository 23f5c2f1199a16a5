package dev.creamery.engine.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.kernel.KernelProvider;
import dev.creamery.engine.train.fused.FusedTrainer;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class ThreadScalingTest {

    @Test
    void threadsTrainTheirOwnNetworksAtTheSameTime() throws InterruptedException {
        try (ThreadScaling scaling = new ThreadScaling(3, 3, Duration.ofMillis(50))) {
            ThreadScaling.Factor factor =
                    scaling.measure(
                            new Workload(128, 4, 256),
                            new FusedTrainer(KernelProvider.named("scalar")),
                            _ -> 2);
            assertThat(factor.alone()).isPositive();
            assertThat(factor.together()).isPositive();
            assertThat(factor.byTime()).isEqualTo(factor.together() / factor.alone());
            // In the same processor time each, three threads do about three times one's work.
            assertThat(factor.byProcessorTime()).isBetween(1.5, 6.0);
        }
    }
}
