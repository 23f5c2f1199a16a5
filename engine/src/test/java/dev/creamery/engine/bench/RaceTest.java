package dev.creamery.engine.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.creamery.engine.kernel.KernelProvider;
import dev.creamery.engine.train.fused.FusedTrainer;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class RaceTest {

    /** Takes given times, turn by turn; a negative one is a failure. */
    private record Fake(String name, List<String> turns, double... seconds) implements Contender {
        @Override
        public double secondsPerEpoch(Workload workload, Duration time) throws IOException {
            int turn = (int) turns.stream().filter(name::equals).count();
            turns.add(name);
            if (seconds[turn] < 0) {
                throw new IOException("no memory");
            }
            return seconds[turn];
        }
    }

    private final List<String> turns = new ArrayList<>();
    private final Workload workload = new Workload(128, 4, 256);

    @Test
    void contendersTakeTurnsAndTheFastestEpochCounts() {
        Race.Result result =
                new Race(2, Duration.ZERO)
                        .run(
                                workload,
                                List.of(
                                        new Fake("a", turns, 0.5, 0.25),
                                        new Fake("b", turns, 1, 2)));
        assertThat(turns).containsExactly("a", "b", "a", "b");
        assertThat(result.failures()).isEmpty();
        assertThat(result.speeds())
                .extracting(Speed::contender, Speed::secondsPerEpoch)
                .containsExactly(tuple("a", 0.25), tuple("b", 1.0));
    }

    @Test
    void whoFailsIsLeftOutWithTheReason() {
        Race.Result result =
                new Race(3, Duration.ZERO)
                        .run(
                                workload,
                                List.of(
                                        new Fake("a", turns, 0.5, -1),
                                        new Fake("b", turns, 1, 1, 1)));
        assertThat(turns).containsExactly("a", "b", "a", "b", "b");
        assertThat(result.speeds()).extracting(Speed::contender).containsExactly("b");
        assertThat(result.failures())
                .containsExactly("a cannot train 4×4 by minibatches of 256: no memory");
    }

    @Test
    void oursIsComparedWithTheBestPeer() {
        Race.Result result =
                new Race.Result(
                        List.of(
                                new Speed(workload, "auto", 0.5),
                                new Speed(workload, "lane", 0.25),
                                new Speed(workload, "Slow 3", 20),
                                new Speed(workload, "Fast 2", 2)),
                        List.of());
        List<String> peers = List.of("Slow 3", "Fast 2", "Broken 4");
        Speed auto = result.speed("auto").orElseThrow();
        Speed best = result.fastest(peers).orElseThrow();
        assertThat(best.contender()).isEqualTo("Fast 2");
        assertThat(auto.over(best)).isEqualTo(4);
        assertThat(result.fastest(List.of("Broken 4"))).isEmpty();
        assertThat(result.speed("Broken 4")).isEmpty();
    }

    @Test
    void speedsFollowFromTheTimeOfAnEpoch() {
        Speed speed = new Speed(workload, "a", 0.5);
        // 3134 training rows make 12 minibatches of 256 and one of 62.
        assertThat(speed.epochs()).isEqualTo(2);
        assertThat(speed.steps()).isEqualTo(26);
        // 4 units: weights 11·4 + 4·4 + 4·4 + 4·7 = 104, of which 44 are in the first layer.
        double operations = 3134 * (6 * 104 - 2 * 44) + 784 * 2 * 104;
        assertThat(speed.gigaflops()).isCloseTo(operations / 0.5 / 1e9, within(1e-12));
        assertThat(speed.over(new Speed(workload, "b", 5))).isEqualTo(10);
    }

    @Test
    void ourTrainerIsMeasuredPerRun() throws IOException {
        var trainer =
                new TrainerContender(
                        "plain", new FusedTrainer(KernelProvider.named("scalar")), _ -> 2);
        double seconds = trainer.secondsPerEpoch(new Workload(128, 4, 32), Duration.ZERO);
        assertThat(seconds).isPositive().isLessThan(10);
    }
}
