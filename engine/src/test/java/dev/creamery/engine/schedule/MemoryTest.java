package dev.creamery.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.kernel.KernelProvider;
import dev.creamery.engine.store.RunFailure;
import dev.creamery.engine.sweep.BundledSweeps;
import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.train.MemoryNeed;
import dev.creamery.engine.train.dl4j.Dl4jTrainer;
import dev.creamery.engine.train.fused.FusedTrainer;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

class MemoryTest {

    private static final long GIB = 1L << 30;

    /** 24 GiB, of which Java may use two thirds. */
    private static final MemoryBudget MACHINE = MemoryBudget.of(16 * GIB, 24 * GIB);

    @Test
    void networksOf2To27ParametersFitIn24GiB() {
        List<PlannedExperiment> largest =
                Samples.planner()
                        .plan(new BundledSweeps().named("300_epoch_sweep").orElseThrow())
                        .stream()
                        .filter(planned -> planned.experiment().size() == 1 << 27)
                        .filter(PlannedExperiment::isValid)
                        .toList();
        assertThat(largest).hasSizeGreaterThan(300);
        assertThat(largest)
                .allSatisfy(
                        planned ->
                                assertThat(MACHINE.fits(new FusedTrainer().memory(planned), 1))
                                        .as("fused, %s", planned.network())
                                        .isTrue());
        assertThat(largest)
                .filteredOn(planned -> planned.experiment().depth() > 2)
                .allSatisfy(
                        planned ->
                                assertThat(MACHINE.fits(new Dl4jTrainer().memory(planned), 1))
                                        .as("dl4j, %s", planned.network())
                                        .isTrue());
        // One hidden layer of millions of units: its values for a whole minibatch are too many.
        assertThat(largest)
                .filteredOn(planned -> planned.network().widths().getFirst() > 7_000_000)
                .hasSize(12)
                .allMatch(planned -> !MACHINE.fits(new Dl4jTrainer().memory(planned), 1));
    }

    @Test
    void aRunTakesParametersGradientAndMomentsAndNotMuchMore() {
        PlannedExperiment planned = Samples.planned("banana", 1 << 24, 10);
        long arrays = 4 * 4 * planned.network().numFreeParameters();
        MemoryNeed fused = new FusedTrainer(KernelProvider.named("vector")).memory(planned);
        assertThat(fused.heap(1)).isBetween(arrays, arrays + arrays / 10);
        assertThat(fused.outside(1)).isZero();
        MemoryNeed dl4j = new Dl4jTrainer().memory(planned);
        assertThat(dl4j.outside(1)).isBetween(arrays, 2 * arrays);
        assertThat(dl4j.heap(1)).isBetween(3 * arrays / 4, arrays);
    }

    @Test
    void aLanePerRunTakesItsPlacesWhetherTheyAreUsedOrNot() {
        PlannedExperiment planned = Samples.planned("banana", 1 << 20, 10);
        long arrays = 4 * 4 * planned.network().numFreeParameters();
        MemoryNeed lanes = new FusedTrainer(KernelProvider.named("lane")).memory(planned);
        assertThat(lanes.heap(1)).isGreaterThan(16 * arrays - arrays / 10);
    }

    @Test
    void aLongHistoryAndManyRowsCount() {
        MemoryNeed few = new FusedTrainer().memory(Samples.planned("banana", 64, 10));
        MemoryNeed many = new FusedTrainer().memory(Samples.planned("banana", 64, 30_000));
        assertThat(many.heap(1) - few.heap(1)).isGreaterThan(20 * 4 * 29_990L);
        assertThat(new FusedTrainer().memory(Samples.planned("mnist", 1024, 10)).heap(1))
                .isGreaterThan(70_000L * 794 * 4);
    }

    @Test
    void aRunThatCannotFitIsRefusedWithTheNumbersAndTheRemedy() {
        RunGroup group = Samples.group(1, 1 << 24, 2);
        MemoryGate gate = new MemoryGate(new FakeTrainer(), MemoryBudget.of(GIB / 4, 24 * GIB));
        RunFailure failure = gate.refusal(group).orElseThrow();
        assertThat(failure.kind()).isEqualTo("memory");
        long parameters = group.experiment().planned().network().numFreeParameters();
        assertThat(failure.message())
                .contains("%,d parameters would take 273 MiB".formatted(parameters))
                .contains("64 MiB of Java's are there for training");
        assertThat(failure.remedy()).matches("let Java use more: CREAMERY_OPTS=-Xmx\\d+m");
        long advised = Long.parseLong(failure.remedy().replaceAll(".*-Xmx|m$", "")) << 20;
        assertThat(
                        new MemoryGate(new FakeTrainer(), MemoryBudget.of(advised, 24 * GIB))
                                .refusal(group))
                .as("the remedy helps")
                .isEmpty();
    }

    @Test
    void whatNoSettingHelpsNeedsAnotherMachine() {
        MemoryGate gate = new MemoryGate(new FakeTrainer(), MemoryBudget.of(GIB / 4, GIB / 4));
        assertThat(gate.refusal(Samples.group(1, 1 << 24, 1)).orElseThrow().remedy())
                .isEqualTo("train it on a machine with more memory");
    }

    @Test
    void groupsThatTogetherWouldNotFitTrainOneAfterTheOther() throws Exception {
        long run = new FakeTrainer().memory(Samples.planned("banana", 1 << 20, 10)).heap(1);
        MemoryGate gate =
                new MemoryGate(
                        new FakeTrainer(), new MemoryBudget(run + run / 2, 0, run + run / 2));
        StopSignal stop = new StopSignal();
        CountDownLatch second = new CountDownLatch(1);
        Thread waiting;
        try (MemoryGate.Permit _ = gate.enter(Samples.group(1, 1 << 20, 1), stop)) {
            waiting =
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        gate.enter(Samples.group(2, 1 << 20, 1), stop).close();
                                        second.countDown();
                                    });
            try (MemoryGate.Permit _ = gate.enter(Samples.group(3, 1024, 1), stop)) {
                assertThat(second.await(50, TimeUnit.MILLISECONDS))
                        .isFalse(); // small ones may go on
            }
        }
        assertThat(second.await(1, TimeUnit.MINUTES)).isTrue();
        waiting.join();
    }

    @Test
    void whoWaitsForMemoryHearsAStop() throws Exception {
        RunGroup group = Samples.group(1, 1 << 20, 1);
        MemoryGate gate = new MemoryGate(new FakeTrainer(), new MemoryBudget(1, 0, 1));
        StopSignal stop = new StopSignal();
        try (MemoryGate.Permit _ = gate.enter(group, stop)) {
            Thread waiting = Thread.ofPlatform().start(() -> gate.enter(group, stop).close());
            stop.request(StopSignal.Reason.PAUSED);
            assertThat(waiting.join(Duration.ofMinutes(1))).isTrue();
        }
    }
}
