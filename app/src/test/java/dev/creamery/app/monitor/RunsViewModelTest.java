package dev.creamery.app.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.app.chart.plot.CurveSet;
import dev.creamery.app.monitor.BatchContents.ExperimentRow;
import dev.creamery.app.place.EngineState;
import dev.creamery.app.place.ShapeGrids.Spot;
import dev.creamery.app.task.ImmediateTaskRunner;
import dev.creamery.engine.network.Shape;
import dev.creamery.engine.store.LiveGroup;
import dev.creamery.engine.store.LiveStatus;
import dev.creamery.engine.store.RunOrder;
import dev.creamery.engine.store.Steering;
import dev.creamery.engine.sweep.BundledSweeps;
import dev.creamery.engine.sweep.Sweep;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

class RunsViewModelTest {

    private final FakeBatches batches = new FakeBatches();
    private final ImmediateTaskRunner tasks = new ImmediateTaskRunner();
    private final ReadOnlyObjectWrapper<Path> workspace =
            new ReadOnlyObjectWrapper<>(Path.of("/studies/first"));
    private final ObjectProperty<EngineState> engine = new SimpleObjectProperty<>(EngineState.IDLE);
    private final List<String> announced = new ArrayList<>();
    private final List<Sweep> composed = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    private RunsViewModel runs() {
        return new RunsViewModel(
                batches,
                tasks,
                workspace.getReadOnlyProperty(),
                engine,
                (title, text) -> announced.add(title + ": " + text),
                composed::add,
                () -> now);
    }

    @Test
    void theStatusBarTellsTheRunningBatchAndTheTimeLeftAtItsPace() {
        batches.list = List.of(batch("a", BatchStatus.FINISHED, 4, 0), running(1));
        RunsViewModel runs = runs();
        assertThat(engine.get().text()).isEqualTo("b is being trained");
        assertThat(engine.get().progress()).hasValue(0.25);
        assertThat(engine.get().detail()).isEqualTo("1 / 4 runs");

        now = now.plusSeconds(10);
        batches.list = List.of(running(2));
        tasks.passTime();

        assertThat(engine.get().detail()).isEqualTo("2 / 4 runs · 20 s left");
        assertThat(runs.list().get()).isEqualTo(batches.list);
    }

    @Test
    void theStatusBarTellsWhenTheLastBatchEnds() {
        batches.list = List.of(running(3));
        runs();

        batches.list = List.of(batch("b", BatchStatus.FINISHED, 4, 0));
        tasks.passTime();

        assertThat(engine.get().text()).contains("Nothing is being trained");
        assertThat(engine.get().progress()).isEmpty();
    }

    @Test
    void aBatchThatIsLaunchedIsLookedAtAndAnotherThatEndsIsNot() {
        batches.list = List.of(batch("old", BatchStatus.FINISHED, 4, 0));
        RunsViewModel runs = runs();
        assertThat(runs.batch().selected().get()).contains("old");

        batches.list = List.of(running(1), batch("old", BatchStatus.FINISHED, 4, 0));
        tasks.passTime();
        assertThat(runs.batch().selected().get()).contains("b");

        runs.batch().selected().set(Optional.of("old"));
        tasks.passTime();
        assertThat(runs.batch().selected().get()).as("a person's choice stays").contains("old");
    }

    @Test
    void theEndOfABatchIsAnnouncedOnceAndAStopOnlyIfNobodyAskedForIt() {
        batches.list = List.of(running(3), batch("old", BatchStatus.FINISHED, 4, 0));
        runs();
        batches.list = List.of(batch("b", BatchStatus.FINISHED, 3, 1));
        tasks.passTime();
        tasks.passTime();
        assertThat(announced).containsExactly("b is finished: 3 / 4 runs · 1 failed");

        for (BatchStatus end : List.of(BatchStatus.PAUSED, BatchStatus.STOPPED)) {
            batches.list = List.of(running(3));
            tasks.passTime();
            batches.list = List.of(batch("b", end, 3, 0));
            tasks.passTime();
        }
        assertThat(announced).hasSize(2).last().asString().startsWith("b stopped before its end");
    }

    @Test
    void whatABatchIsWantedToDoIsHandedOn() {
        batches.list = List.of(running(1));
        RunsViewModel runs = runs();
        batches.asked.clear();

        runs.cancel("b");
        runs.retry("b");
        runs.retry("b", "no such file");
        runs.addRepetitions("b", 10);
        runs.setThreads("b", OptionalInt.of(3));
        runs.setOrder("b", RunOrder.WHOLE_EXPERIMENTS_FIRST);

        assertThat(batches.asked)
                .filteredOn(what -> !what.startsWith("list"))
                .containsExactly(
                        "cancel b",
                        "retry b",
                        "retry b no such file",
                        "add 10 to b",
                        "threads of b OptionalInt[3]",
                        "order of b " + RunOrder.WHOLE_EXPERIMENTS_FIRST);
    }

    @Test
    void theLossesOfWhatIsInTrainingAreDrawnUntilAnExperimentIsLookedAt() {
        LiveGroup training =
                new LiveGroup(
                        8,
                        List.of("x", "y"),
                        3,
                        9,
                        new int[] {1, 3},
                        new float[][] {{4, 2}, {5, Float.NaN}});
        LiveGroup finished =
                new LiveGroup(7, List.of("z"), 9, 9, new int[] {1, 9}, new float[][] {{3, 1}});
        Activity activity =
                new Activity(
                        1234,
                        Optional.of(
                                new LiveStatus.Left(
                                        Duration.ofSeconds(60),
                                        Duration.ofSeconds(90),
                                        Duration.ofSeconds(180))),
                        Optional.empty(),
                        List.of(training, finished));
        batches.list = List.of(progress("b", BatchStatus.RUNNING, 1, 0, activity));
        RunsViewModel runs = runs();
        runs.setShown(true);
        passAllTime();

        assertThat(runs.list().get().getFirst().pace())
                .isEqualTo(
                        "2 in training · 1\u2009234 epochs per second · 1 min 30 s left (60 s to 3"
                                + " min)");
        assertThat(engine.get().detail()).isEqualTo("1 / 4 runs · 1 min 30 s left");
        CurveSet live = runs.batch().curves().get();
        assertThat(live.series()).containsExactly("8: 64, epoch 3 of 9", "7: 32, finished");
        assertThat(live.curves()).hasSize(3);
        assertThat(live.curves().getFirst().xs()).containsExactly(1, 3);
        assertThat(live.curves().getFirst().ys()).containsExactly(4, 2);

        runs.batch().look(7);
        passAllTime();
        assertThat(runs.batch().curves().get().series()).containsExactly("1 finished run");
        runs.batch().live().set(true);
        assertThat(runs.batch().curves().get().series()).hasSize(2);
    }

    @Test
    void aSweepLikeABatchOrOneOfItsExperimentsIsComposed() {
        batches.list = List.of(running(1));
        RunsViewModel runs = runs();
        batches.asked.clear();

        runs.composeLike("b");
        runs.composeLike("b", 7);

        assertThat(batches.asked).containsExactly("like b", "like b 7");
        assertThat(composed).hasSize(2).allMatch(sweep -> sweep.name().equals("quick"));
    }

    @Test
    void whatWaitsForRoomOnTheDiskSaysSoWhereverItIsSeen() {
        Activity before =
                new Activity(
                        7,
                        Optional.of(
                                new LiveStatus.Left(
                                        Duration.ofMinutes(3),
                                        Duration.ofMinutes(2),
                                        Duration.ofMinutes(5))),
                        Optional.empty(),
                        List.of(
                                new LiveGroup(
                                        7,
                                        List.of("z"),
                                        9,
                                        9,
                                        new int[] {1},
                                        new float[][] {{3}})));
        Activity waiting = before.waitingFor("12 kB is free on the disk of /studies");
        batches.list = List.of(progress("b", BatchStatus.RUNNING, 1, 0, waiting));
        RunsViewModel runs = runs();

        assertThat(runs.list().get().getFirst().state()).isEqualTo("Waiting for disk space");
        assertThat(engine.get().text()).isEqualTo("b waits for disk space");
        assertThat(runs.list().get().getFirst().pace()).as("nobody knows how long").isEmpty();
        assertThat(engine.get().detail()).isEqualTo("1 / 4 runs");
    }

    @Test
    void nothingIsReadOrDrawnOutOfSight() {
        batches.list = List.of(running(1));
        RunsViewModel runs = runs();
        passAllTime();

        assertThat(batches.asked).noneMatch(what -> what.startsWith("contents"));
        assertThat(runs.batch().curves().get().curves()).isEmpty();
    }

    @Test
    void anotherWorkspaceIsLookedAtInstead() {
        batches.list = List.of(running(1));
        RunsViewModel runs = runs();
        runs.setShown(true);
        batches.list = List.of();

        workspace.set(Path.of("/studies/second"));

        assertThat(runs.list().get()).isEmpty();
        assertThat(runs.batch().selected().get()).isEmpty();
        batches.asked.clear();
        tasks.passTime();
        assertThat(batches.asked).containsExactly("list /studies/second");
    }

    @Test
    void insideOfABatchNothingIsReadWhileOutOfSightOrUnchanged() {
        batches.list = List.of(running(1));
        RunsViewModel runs = runs();
        tasks.passTime();
        assertThat(batches.asked).allMatch(asked -> asked.startsWith("list"));

        runs.setShown(true);
        passAllTime();
        assertThat(batches.asked).contains("contents b", "losses 7");
        assertThat(runs.batch().curves().get().curves()).hasSize(1);

        batches.asked.clear();
        passAllTime();
        assertThat(batches.asked).allMatch(asked -> asked.startsWith("list"));
    }

    @Test
    void theCurvesFollowTheSelectedExperiment() {
        batches.list = List.of(running(1));
        RunsViewModel runs = runs();
        runs.setShown(true);
        passAllTime();

        runs.batch().experiment().set(Optional.of(8L));
        passAllTime();

        assertThat(batches.asked).doesNotContain("losses 8");
        assertThat(runs.batch().curves().get().curves()).isEmpty();
    }

    @Test
    void stopAndGoOnReachTheBatch() {
        batches.list = List.of(running(1));
        RunsViewModel runs = runs();

        runs.stop("b");
        runs.goOn("b");

        assertThat(batches.asked).contains("stop b", "goOn b");
        assertThat(runs.notices().current().get()).isEmpty();
    }

    @Test
    void aFailureToGoOnIsToldWithARemedy() {
        batches.list = List.of(batch("b", BatchStatus.PAUSED, 1, 0));
        RunsViewModel runs = runs();
        batches.problem = Optional.of("no space left");

        runs.goOn("b");

        assertThat(runs.notices().current().get().orElseThrow().message())
                .contains("b could not go on", "no space left");
        assertThat(runs.notices().current().get().orElseThrow().remedy()).isNotEmpty();
    }

    @Test
    void aWorkspaceThatCannotBeReadIsToldOnceAndLookedAtAgain() {
        RunsViewModel runs = runs();
        batches.problem = Optional.of("gone");
        tasks.passTime();
        assertThat(runs.notices().current().get().orElseThrow().message()).contains("gone");

        runs.notices().dismiss();
        tasks.passTime();
        assertThat(runs.notices().current().get()).isEmpty();

        batches.problem = Optional.empty();
        batches.list = List.of(running(1));
        tasks.passTime();
        assertThat(runs.list().get()).hasSize(1);
    }

    @Test
    void theMedianIsDrawnOverFiniteLosses() {
        batches.losses =
                List.of(new float[] {1, 5}, new float[] {3, Float.NaN}, new float[] {2, 7, 4});

        var set = LossCurves.of(batches.losses);

        assertThat(set.curves()).hasSize(4);
        assertThat(set.curves().getLast().ys()).containsExactly(2, 6, 4);
        assertThat(set.curves().getLast().xs()).containsExactly(1, 2, 3);
    }

    /** Work waits for quiet, and its result for more work. */
    private void passAllTime() {
        for (int turn = 0; turn < 4; turn++) {
            tasks.passTime();
        }
    }

    private static BatchProgress running(int done) {
        return batch("b", BatchStatus.RUNNING, done, 0);
    }

    private static BatchProgress batch(String name, BatchStatus status, int done, int failed) {
        return progress(name, status, done, failed, Activity.NONE);
    }

    private static BatchProgress progress(
            String name, BatchStatus status, int done, int failed, Activity activity) {
        return new BatchProgress(name, status, 2, 4, done, failed, Steering.INITIAL, activity);
    }

    private static final class FakeBatches implements Batches {

        List<BatchProgress> list = List.of();
        List<float[]> losses = List.of(new float[] {1, 0.5f});
        Optional<String> problem = Optional.empty();
        final List<String> asked = new ArrayList<>();

        private void asked(String what) throws IOException {
            asked.add(what);
            if (problem.isPresent()) {
                throw new IOException(problem.get());
            }
        }

        @Override
        public List<BatchProgress> list(Path workspace) throws IOException {
            asked("list " + workspace);
            return list;
        }

        @Override
        public BatchContents contents(Path workspace, String batch) throws IOException {
            asked("contents " + batch);
            return new BatchContents(
                    List.of("size"),
                    List.of("depth 2"),
                    List.of(
                            new ExperimentRow(7, spot(32), List.of("32"), 33, 2, 1, 0),
                            new ExperimentRow(8, spot(64), List.of("64"), 65, 2, 0, 0)),
                    List.of(),
                    0,
                    "");
        }

        private static Spot spot(long size) {
            return new Spot(new Shape.Rectangle(false), size, 2);
        }

        @Override
        public Sweep like(Path workspace, String batch, Optional<Long> experiment)
                throws IOException {
            asked("like " + batch + experiment.map(id -> " " + id).orElse(""));
            return new BundledSweeps().named(BundledSweeps.QUICK).orElseThrow();
        }

        @Override
        public List<float[]> testLosses(Path workspace, long experiment) throws IOException {
            asked("losses " + experiment);
            return losses;
        }

        @Override
        public void stop(Path workspace, String batch) throws IOException {
            asked("stop " + batch);
        }

        @Override
        public void goOn(Path workspace, String batch) throws IOException {
            asked("goOn " + batch);
        }

        @Override
        public void cancel(Path workspace, String batch) throws IOException {
            asked("cancel " + batch);
        }

        @Override
        public void retry(Path workspace, String batch, Optional<String> cause) throws IOException {
            asked("retry " + batch + cause.map(text -> " " + text).orElse(""));
        }

        @Override
        public void addRepetitions(Path workspace, String batch, int more) throws IOException {
            asked("add " + more + " to " + batch);
        }

        @Override
        public void setThreads(Path workspace, String batch, OptionalInt threads)
                throws IOException {
            asked("threads of " + batch + " " + threads);
        }

        @Override
        public void setOrder(Path workspace, String batch, RunOrder order) throws IOException {
            asked("order of " + batch + " " + order);
        }
    }
}
