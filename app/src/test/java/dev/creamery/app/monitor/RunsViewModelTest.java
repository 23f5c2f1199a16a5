package dev.creamery.app.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.app.monitor.BatchContents.ExperimentRow;
import dev.creamery.app.place.EngineState;
import dev.creamery.app.task.ImmediateTaskRunner;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class RunsViewModelTest {

    private final FakeBatches batches = new FakeBatches();
    private final ImmediateTaskRunner tasks = new ImmediateTaskRunner();
    private final ReadOnlyObjectWrapper<Path> workspace =
            new ReadOnlyObjectWrapper<>(Path.of("/studies/first"));
    private final ObjectProperty<EngineState> engine = new SimpleObjectProperty<>(EngineState.IDLE);
    private Instant now = Instant.EPOCH;

    private RunsViewModel runs() {
        return new RunsViewModel(
                batches, tasks, workspace.getReadOnlyProperty(), engine, () -> now);
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
        return new BatchProgress(name, status, 2, 4, done, failed);
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
                            new ExperimentRow(7, List.of("32"), 33, 2, 1, 0),
                            new ExperimentRow(8, List.of("64"), 65, 2, 0, 0)),
                    List.of(),
                    0);
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
    }
}
