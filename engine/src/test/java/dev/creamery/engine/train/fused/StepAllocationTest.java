package dev.creamery.engine.train.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;

import dev.creamery.engine.kernel.KernelProvider;
import dev.creamery.engine.network.Loss;
import dev.creamery.engine.train.TestJob;
import dev.creamery.engine.train.TrainingSession;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;

/** Whatever trains, a warm step leaves nothing to the garbage collector. */
class StepAllocationTest {

    private static final int TRAIN_ROWS = 6400;

    /** Less than half of the smallest object. */
    private static final double NOTHING = 7;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @EnumSource
    void ofALaneForEachOfSixteenRuns(Loss loss) {
        assertAllocatesNothing("lane", job(loss, 16).withHidden(5, 5));
    }

    @ParameterizedTest
    @EnumSource
    void ofVectorsAlongTheMinibatch(Loss loss) {
        assertAllocatesNothing("vector", job(loss, 1).withHidden(5, 5));
    }

    @Test
    void ofTheLibrary() {
        assumeThat(KernelProvider.hasLibrary()).isTrue();
        assertAllocatesNothing("onednn", job(Loss.CATEGORICAL_CROSSENTROPY, 1).withHidden(40, 41));
    }

    @Test
    void ofResidualNetworks() {
        assertAllocatesNothing(
                "lane",
                job(Loss.CATEGORICAL_CROSSENTROPY, 16).withHidden(5, 5, 5).withResidual(true));
    }

    @Test
    void ofOneWideHiddenLayer() {
        assertAllocatesNothing(
                "vector", job(Loss.CATEGORICAL_CROSSENTROPY, 1).withHidden(8193).withBatchSize(64));
    }

    private static TestJob job(Loss loss, int runs) {
        return TestJob.of(loss)
                .withRows(TRAIN_ROWS / 4 * 5)
                .withBatchSize(8)
                .withEpochs(10_000)
                .withSeeds(LongStream.range(0, runs).toArray());
    }

    private static void assertAllocatesNothing(String kernels, TestJob job) {
        double smallest = Double.MAX_VALUE;
        // the compiler works beside us, and on a busy machine takes its time
        long deadline = System.nanoTime() + 60_000_000_000L;
        FusedTrainer trainer = new FusedTrainer(KernelProvider.named(kernels));
        while (smallest > NOTHING && System.nanoTime() < deadline) {
            smallest = Math.min(smallest, bytesPerStep(trainer, job));
        }
        assertThat(smallest).as("bytes per step").isLessThan(NOTHING);
    }

    /** Of the best epoch of a session, which ends after its epochs, however quick they are. */
    private static double bytesPerStep(FusedTrainer trainer, TestJob job) {
        double steps = (double) TRAIN_ROWS / job.batchSize();
        double smallest = Double.MAX_VALUE;
        try (TrainingSession session = trainer.start(job.job())) {
            while (smallest > NOTHING && session.epoch() < job.epochs()) {
                long before = THREADS.getCurrentThreadAllocatedBytes();
                session.trainEpoch();
                long epoch = THREADS.getCurrentThreadAllocatedBytes() - before;
                smallest = Math.min(smallest, epoch / steps);
            }
        }
        return smallest;
    }
}
