package dev.creamery.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.store.RunOrder;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

class RunQueueTest {

    private static final CostModel COST = new CostModel(0, 1e-9, 0);

    @Test
    void theMostWorkComesFirst() {
        RunQueue queue =
                queue(
                        1,
                        Samples.group(1, 1024, 2),
                        Samples.group(2, 65536, 2),
                        Samples.group(3, 4096, 2));
        assertThat(take(queue))
                .extracting(group -> group.experiment().id())
                .containsExactly(2L, 3L, 1L);
    }

    @Test
    void repetitionsStayTogetherWhileThereIsOtherWork() {
        RunQueue queue =
                queue(
                        2,
                        Samples.group(1, 1024, 10),
                        Samples.group(2, 1024, 10),
                        Samples.group(3, 1024, 10),
                        Samples.group(4, 1024, 10));
        assertThat(queue.next().orElseThrow().size()).isEqualTo(10);
        assertThat(queue.next().orElseThrow().size()).isEqualTo(10);
    }

    @Test
    void aLoneGroupIsCutSoThatEveryThreadHasWork() {
        assertThat(take(queue(2, Samples.group(1, 1024, 10))).subList(0, 2))
                .extracting(RunGroup::size)
                .containsExactly(5, 3);
        assertThat(take(queue(16, Samples.group(1, 1024, 10))))
                .extracting(RunGroup::size)
                .containsOnly(1)
                .hasSize(10);
    }

    @Test
    void aGroupWithMostOfTheWorkIsCut() {
        RunQueue queue = queue(2, Samples.group(1, 1 << 20, 10), Samples.group(2, 1024, 10));
        RunGroup first = queue.next().orElseThrow();
        assertThat(first.experiment().id()).isEqualTo(1);
        assertThat(first.size()).isBetween(5, 6);
    }

    /** Of 100 runs each of two threads should take 50, then half of what is left, and so on. */
    @Test
    void whatIsCutAreFullLanesWhileThatLeavesWorkForAll() {
        RunQueue queue = queue(2, RunOrder.LARGEST_FIRST, 16, Samples.group(1, 1024, 100));
        assertThat(take(queue).subList(0, 4))
                .extracting(RunGroup::size)
                .containsExactly(48, 16, 16, 10);
    }

    @Test
    void fewerRunsThanLanesAreSharedAllTheSame() {
        RunQueue queue = queue(2, RunOrder.LARGEST_FIRST, 16, Samples.group(1, 1024, 16));
        assertThat(queue.next().orElseThrow().size()).isEqualTo(8);
    }

    /** A quarter of 90 runs is more than 16, of what is then left 15, of what is then left 12. */
    @Test
    void wholeExperimentsAreSharedInFullLanesWhileOthersKeepTheRestBusy() {
        RunQueue queue =
                queue(
                        4,
                        RunOrder.WHOLE_EXPERIMENTS_FIRST,
                        16,
                        Samples.group(1, 1024, 30),
                        Samples.group(2, 1024, 30),
                        Samples.group(3, 1024, 30));
        List<RunGroup> taken = take(queue);
        assertThat(taken.subList(0, 4)).extracting(RunGroup::size).containsExactly(16, 14, 15, 12);
        assertThat(taken).extracting(group -> group.experiment().id()).isSorted();
    }

    @Test
    void smallOnesComeFirstIfThatIsWanted() {
        RunQueue queue =
                queue(
                        1,
                        RunOrder.SMALL_FIRST,
                        Samples.group(1, 4096, 1),
                        Samples.group(2, 1024, 9),
                        Samples.group(3, 65536, 1));
        assertThat(take(queue))
                .extracting(group -> group.experiment().id())
                .containsExactly(2L, 1L, 3L);
    }

    @Test
    void wholeExperimentsComeInTheSweepsOrderSharedByAllThreads() {
        RunQueue queue =
                queue(
                        4,
                        RunOrder.WHOLE_EXPERIMENTS_FIRST,
                        Samples.group(1, 1024, 6),
                        Samples.group(2, 65536, 6));
        List<RunGroup> taken = take(queue);
        assertThat(taken.subList(0, 4)).extracting(RunGroup::size).containsExactly(2, 1, 1, 1);
        assertThat(taken)
                .extracting(group -> group.experiment().id())
                .isSorted()
                .startsWith(1L, 1L, 1L, 1L, 1L)
                .contains(2L);
    }

    @Test
    void everyExperimentOnceComesBeforeAnySecondRepetition() {
        RunQueue queue =
                queue(
                        1,
                        RunOrder.EVERY_EXPERIMENT_ONCE_FIRST,
                        Samples.group(1, 1024, 3),
                        Samples.group(2, 65536, 3).without(1), // has its first repetition
                        Samples.group(3, 4096, 3));
        List<RunGroup> taken = take(queue);
        assertThat(taken)
                .extracting(group -> group.experiment().id())
                .containsExactly(3L, 1L, 2L, 3L, 1L);
        assertThat(taken).extracting(RunGroup::size).containsExactly(1, 1, 2, 2, 2);
    }

    @Test
    void anotherOrderHoldsForWhatIsLeft() {
        RunQueue queue =
                queue(
                        1,
                        Samples.group(1, 1024, 1),
                        Samples.group(2, 65536, 1),
                        Samples.group(3, 4096, 1));
        assertThat(queue.next().orElseThrow().experiment().id()).isEqualTo(2);
        queue.reorder(RunOrder.SMALL_FIRST);
        queue.add(List.of(Samples.group(4, 64, 1)));
        assertThat(take(queue))
                .extracting(group -> group.experiment().id())
                .containsExactly(4L, 1L, 3L);
    }

    @Test
    void moreThreadsShareWhatIsLeft() {
        RunQueue queue = queue(1, Samples.group(1, 1024, 12));
        queue.share(4, new GroupSizes(new FakeTrainer(), MemoryBudget.of(1L << 32, 1L << 34), 1));
        assertThat(queue.next().orElseThrow().size()).isEqualTo(3);
        queue.share(1, new GroupSizes(new FakeTrainer(), MemoryBudget.of(1L << 32, 1L << 34), 1));
        assertThat(queue.next().orElseThrow().size()).isEqualTo(9);
    }

    @Test
    void workThatCostsNothingIsHandedOutToo() {
        RunQueue queue =
                new RunQueue(
                        List.of(Samples.group(1, 1024, 3)),
                        CostModel.FREE,
                        _ -> 1,
                        2,
                        RunOrder.LARGEST_FIRST);
        assertThat(take(queue).stream().mapToInt(RunGroup::size).sum()).isEqualTo(3);
    }

    @Test
    void everyRunIsTakenOnceByThreadsThatTakeTogether() throws Exception {
        List<RunGroup> groups = new ArrayList<>();
        for (long id = 1; id <= 200; id++) {
            groups.add(Samples.group(id, 64 << (id % 8), 7));
        }
        RunQueue queue = new RunQueue(groups, COST, _ -> 1, 4, RunOrder.LARGEST_FIRST);
        List<String> taken = new ArrayList<>();
        Callable<List<RunGroup>> taker = () -> take(queue);
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var future : threads.invokeAll(List.of(taker, taker, taker, taker))) {
                future.get().forEach(group -> taken.addAll(group.runIds()));
            }
        }
        assertThat(taken)
                .containsExactlyInAnyOrderElementsOf(
                        groups.stream().flatMap(group -> group.runIds().stream()).toList());
    }

    private static RunQueue queue(int threads, RunGroup... groups) {
        return queue(threads, RunOrder.LARGEST_FIRST, groups);
    }

    private static RunQueue queue(int threads, RunOrder order, RunGroup... groups) {
        return queue(threads, order, 1, groups);
    }

    private static RunQueue queue(int threads, RunOrder order, int atOnce, RunGroup... groups) {
        return new RunQueue(List.of(groups), COST, _ -> atOnce, threads, order);
    }

    private static List<RunGroup> take(RunQueue queue) {
        List<RunGroup> taken = new ArrayList<>();
        Optional<RunGroup> group = queue.next();
        while (group.isPresent()) {
            taken.add(group.get());
            group = queue.next();
        }
        return taken;
    }
}
