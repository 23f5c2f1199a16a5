package dev.creamery.engine.train.fused;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.kernel.KernelProvider;
import dev.creamery.engine.network.Loss;
import dev.creamery.engine.train.TestJob;
import dev.creamery.engine.train.TrainingJob;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class LaneCrossoversTest {

    private static final KernelProvider KERNELS = KernelProvider.named("vector");

    /** About 30 parameters per layer. */
    private static final TrainingJob JOB = job(4, 32);

    @TempDir Path folder;

    @Test
    void whatOneProcessMeasuresTheNextOneKnows() {
        remember(JOB, 5.5);
        LaneCrossovers next = LaneCrossovers.remembered(folder, KERNELS);
        assertThat(next.begin(JOB, 6).next()).isTrue();
        assertThat(next.begin(JOB, 5).next()).isFalse();
        assertThat(next.description())
                .contains("of 32 rows up to 31 parameters a layer", "lanes.json");
    }

    /** Without it, lanes would be the guess at 32 rows, not at 256. */
    @Test
    void whatWasMeasuredHoldsForNetworksThatAreAlikeAndNoOthers() {
        remember(JOB, 20);
        LaneCrossovers next = LaneCrossovers.remembered(folder, KERNELS);
        assertThat(next.begin(JOB, 16).next()).isFalse();
        assertThat(next.begin(job(8, 32), 16).next()).isFalse();
        assertThat(next.begin(job(24, 32), 16).next()).isTrue();
        assertThat(next.begin(job(4, 1), 16).next()).isTrue();
        assertThat(new LaneCrossovers().begin(JOB, 16).next()).isTrue();
        assertThat(new LaneCrossovers().begin(job(4, 256), 16).next()).isFalse();
        assertThat(next.description()).contains("of 32 rows never");
    }

    @Test
    void whatOtherKernelsMeasuredIsNotUsedAndReplaced() {
        remember(JOB, 20);
        LaneCrossovers other = LaneCrossovers.remembered(folder, KernelProvider.named("scalar"));
        assertThat(other.begin(JOB, 16).next()).isTrue();
        assertThat(other.description()).contains("not measured");
        other.end(JOB, measured(4));
        assertThat(LaneCrossovers.remembered(folder, KernelProvider.named("scalar")).description())
                .contains("up to 31 parameters");
    }

    @Test
    void aFileThatIsBrokenCountsAsNone() throws IOException {
        remember(JOB, 5.5);
        Path file = folder.resolve("lanes.json");
        String whole = Files.readString(file);
        for (String broken :
                new String[] {
                    "", "[1]", whole.substring(5), whole.replace("5.5", "\"fast\""), "\0\0"
                }) {
            Files.writeString(file, broken);
            LaneCrossovers next = LaneCrossovers.remembered(folder, KERNELS);
            assertThat(next.description()).as(broken).contains("not measured");
            next.end(JOB, measured(3));
            assertThat(LaneCrossovers.remembered(folder, KERNELS).begin(JOB, 4).next()).isTrue();
        }
    }

    @Test
    void aFolderThatCannotBeWrittenKeepsNobodyFromTraining() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        LaneCrossovers crossovers = LaneCrossovers.remembered(file.resolve("cache"), KERNELS);
        crossovers.end(JOB, measured(5));
        assertThat(crossovers.begin(JOB, 6).next()).isTrue();
    }

    @Test
    void calibrationMeasuresOnceForAllLaterProcesses() {
        KernelProvider auto = KernelProvider.named("auto");
        LaneCrossovers first = LaneCrossovers.remembered(folder, auto);
        new FusedTrainer(auto, first).calibrate();
        assertThat(first.description()).contains("of 32 rows", "of 128 rows", "of 512 rows");
        LaneCrossovers second = LaneCrossovers.remembered(folder, auto);
        assertThat(second.isEmpty()).isFalse();
        long start = System.nanoTime();
        new FusedTrainer(auto, second).calibrate();
        assertThat(System.nanoTime() - start).isLessThan(200_000_000);
    }

    private void remember(TrainingJob job, double crossover) {
        LaneCrossovers.remembered(folder, KERNELS).end(job, measured(crossover));
    }

    /** Of 10 runs, in lanes and one after the other. */
    private static Pace measured(double crossover) {
        Pace pace = new Pace(10, true);
        for (int epoch = 1; epoch <= 8; epoch++) {
            boolean lanes = pace.next();
            pace.took(lanes, lanes ? (long) (1000 * crossover) : 10_000);
        }
        return pace;
    }

    private static TrainingJob job(int width, int batchSize) {
        return TestJob.of(Loss.CATEGORICAL_CROSSENTROPY)
                .withHidden(width, width, width)
                .withBatchSize(batchSize)
                .job();
    }
}
