package dev.creamery.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.ChildJvm;
import dev.creamery.engine.network.Loss;
import dev.creamery.engine.sweep.KernelRegularizer;
import dev.creamery.engine.train.fused.FusedTrainer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A processor with fewer lanes per SIMD instruction gives the same bits. */
class FewerLanesTest {

    @TempDir Path folder;

    @Test
    void eightAndFourLanesGiveTheSameBits() throws Exception {
        String expected = fingerprint();
        for (String lanes : List.of("8", "4")) {
            Path output = folder.resolve(lanes);
            Process child = ChildJvm.start(output, FewerLanesTest.class, List.of(lanes));
            assertThat(child.waitFor()).as(Files.readString(output)).isZero();
            assertThat(Files.readAllLines(output)).last().isEqualTo(expected);
        }
    }

    /** The child: trains with so many lanes and prints what came out. */
    public static void main(String[] arguments) {
        System.setProperty("creamery.lanes", arguments[0]);
        System.out.println(fingerprint());
    }

    private static String fingerprint() {
        StringBuilder text = new StringBuilder();
        for (Loss loss : Loss.values()) {
            TestJob test =
                    TestJob.of(loss)
                            .withHidden(5, 35)
                            .withRows(90)
                            .withBatchSize(33)
                            .withSeeds(1, 2, 3, 4)
                            .withRegularizer(new KernelRegularizer(0.01f, 0.02f));
            try (TrainingSession session = new FusedTrainer().start(test.job())) {
                session.trainEpoch();
                session.trainEpoch();
                RunState state = session.state(0);
                text.append(Arrays.hashCode(state.parameters()));
                text.append(Arrays.hashCode(state.optimizerState()));
                for (Statistic statistic : Statistic.values()) {
                    text.append(Arrays.hashCode(state.history().train(statistic)));
                    text.append(Arrays.hashCode(state.history().test(statistic)));
                }
            }
        }
        return text.toString();
    }
}
