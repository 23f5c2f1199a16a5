package dev.creamery.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creamery.engine.schedule.BatchReport.FailureCause;
import dev.creamery.engine.schedule.BatchReport.Phase;
import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.EngineSeat;
import dev.creamery.engine.store.JournalEntry;
import dev.creamery.engine.store.RunFailure;
import dev.creamery.engine.store.SeatHolder;
import dev.creamery.engine.store.Workspace;
import dev.creamery.engine.sweep.InvalidValueException;
import dev.creamery.engine.sweep.Sweep;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

class BatchSteeringTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final RunFailure NO_FILE = new RunFailure("data", "no file", "add it");
    private static final RunFailure NO_ROOM = new RunFailure("memory", "no room", "buy some");

    @TempDir Path folder;
    private Workspace workspace;
    private BatchSteering steering;

    @BeforeEach
    void open() throws IOException {
        workspace = Workspace.open(folder);
        steering = new BatchSteering(workspace);
    }

    @Test
    void aBatchIsFoundByItsNameOrBySoMuchOfItAsIsUnambiguous() throws IOException {
        launch("wine");
        launch("wine-2");
        launch("banana");
        assertThat(steering.find("wine").name()).isEqualTo("wine");
        assertThat(steering.find("ban").name()).isEqualTo("banana");
        assertThatThrownBy(() -> steering.find("wi"))
                .isInstanceOf(UnknownBatchException.class)
                .hasMessageContaining("wine, wine-2");
        assertThatThrownBy(() -> steering.find("winw"))
                .isInstanceOf(UnknownBatchException.class)
                .hasMessageContaining("did you mean wine?");
    }

    @Test
    void theReportCountsRunsByWhatBecameOfThem() throws IOException {
        Batch batch = launch("study"); // two experiments of three runs
        List<List<String>> runs = runs(batch);
        try (EngineSeat seat = batch.take("engine", NOON)) {
            record(seat, finished(runs.get(0).subList(0, 2)));
            record(seat, new JournalEntry.Claimed(NOON, 2, runs.get(1).subList(0, 2)));
            record(seat, failed(2, runs.get(1).subList(1, 2), NO_FILE));
            BatchReport report = steering.status(batch);
            assertThat(report.phase()).isEqualTo(Phase.RUNNING);
            assertThat(report.runs()).isEqualTo(6);
            assertThat(report.done()).isEqualTo(2);
            assertThat(report.running()).isEqualTo(1);
            assertThat(report.failed()).isEqualTo(1);
            assertThat(report.queued()).isEqualTo(2);
            assertThat(report.holders()).extracting(SeatHolder::since).containsExactly(NOON);
            steering.pause(batch);
            assertThat(steering.status(batch).phase()).isEqualTo(Phase.STOPPING);
        }
        BatchReport stopped = steering.status(batch);
        assertThat(stopped.phase()).isEqualTo(Phase.PAUSED);
        assertThat(stopped.running()).isZero();
        assertThat(stopped.queued()).isEqualTo(3);
        assertThat(stopped.holders()).isEmpty();
    }

    @Test
    void failuresAreGroupedByCauseTheMostFrequentFirst() throws IOException {
        Batch batch = launch("study");
        List<List<String>> runs = runs(batch);
        try (EngineSeat seat = batch.take("engine", NOON)) {
            record(seat, failed(1, runs.get(0).subList(0, 1), NO_ROOM));
            record(seat, failed(1, runs.get(0).subList(1, 2), NO_FILE));
            record(seat, failed(2, runs.get(1).subList(0, 2), NO_FILE));
        }
        assertThat(steering.status(batch).failures())
                .containsExactly(
                        new FailureCause(NO_FILE, 3, List.of(1L, 2L)),
                        new FailureCause(NO_ROOM, 1, List.of(1L)));
    }

    @Test
    void runsThatAreToBeTriedAgainAreQueued() throws IOException {
        Batch batch = launch("study");
        List<List<String>> runs = runs(batch);
        try (EngineSeat seat = batch.take("engine", NOON)) {
            record(seat, failed(1, runs.get(0), NO_ROOM));
            record(seat, failed(2, runs.get(1), NO_FILE));
        }
        assertThat(steering.status(batch).phase()).isEqualTo(Phase.FINISHED);
        assertThat(steering.retryCause(batch, "nothing like it")).isZero();
        assertThat(steering.retryCause(batch, "FILE")).isEqualTo(3);
        assertThat(steering.status(batch))
                .returns(3, BatchReport::failed)
                .returns(3, BatchReport::queued)
                .returns(Phase.STOPPED, BatchReport::phase);
        assertThat(steering.retryExperiment(batch, 1)).isEqualTo(3);
        assertThat(steering.status(batch).failed()).isZero();
        assertThat(steering.retry(batch)).isEqualTo(6);
    }

    @Test
    void aRunIsTriedAgainThoughTheClockOfItsEngineWasAhead() throws IOException {
        Batch batch = launch("study");
        Instant tomorrow = Instant.now().plusSeconds(86_400);
        try (EngineSeat seat = batch.take("engine", NOON)) {
            record(seat, new JournalEntry.Failed(tomorrow, 1, runs(batch).getFirst(), NO_FILE));
        }
        assertThat(steering.retry(batch)).isEqualTo(3);
        assertThat(steering.status(batch).failed()).isZero();
    }

    @Test
    void repetitionsAreAddedAndAreThenQueued() throws IOException {
        Batch batch = launch("study");
        List<List<String>> runs = runs(batch);
        try (EngineSeat seat = batch.take("engine", NOON)) {
            record(seat, new JournalEntry.Finished(NOON, "p", Map.of(1L, runs.get(0))));
            record(seat, new JournalEntry.Finished(NOON, "q", Map.of(2L, runs.get(1))));
        }
        assertThat(steering.status(batch).phase()).isEqualTo(Phase.FINISHED);
        assertThat(steering.addRepetitions(batch, 2)).isEqualTo(5);
        assertThat(steering.status(batch))
                .returns(5, BatchReport::repetitions)
                .returns(4, BatchReport::queued)
                .returns(Phase.STOPPED, BatchReport::phase);
    }

    @Test
    void whatIsOutOfRangeIsRefusedWithTheRange() throws IOException {
        Batch batch = launch("study");
        assertThatThrownBy(() -> steering.addRepetitions(batch, 253))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("253")
                .hasMessageContaining("255");
        assertThatThrownBy(() -> steering.addRepetitions(batch, 0))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> steering.setThreads(batch, OptionalInt.of(0)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("threads is 0; allowed: 1 to 1024");
        assertThatThrownBy(() -> steering.setPriority(batch, 1001))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("-1000 to 1000");
        assertThat(batch.sweep().repetitions()).isEqualTo(3);
    }

    @Test
    void batchesComeByPriorityAndThenByName() throws IOException {
        launch("a");
        launch("c");
        steering.setPriority(launch("b"), 5);
        steering.setPriority(launch("d"), -5);
        assertThat(steering.byPriority())
                .extracting(Batch::name)
                .containsExactly("b", "a", "c", "d");
    }

    private Batch launch(String name) throws IOException {
        Sweep sweep = Samples.sweep(name, 3, "\"banana\"", "64, 256", 4);
        return workspace.launch(sweep, () -> Samples.planner().plan(sweep));
    }

    /** Run ids by experiment. */
    private List<List<String>> runs(Batch batch) throws IOException {
        return new MissingRuns(batch.sweep(), workspace.state())
                .of(batch.manifest()).stream().map(RunGroup::runIds).toList();
    }

    private static JournalEntry finished(List<String> runs) {
        return new JournalEntry.Finished(NOON, "part", Map.of(1L, runs));
    }

    private static JournalEntry failed(long experiment, List<String> runs, RunFailure failure) {
        return new JournalEntry.Failed(NOON, experiment, runs, failure);
    }

    private static void record(EngineSeat seat, JournalEntry entry) throws IOException {
        seat.journal().record(entry);
    }
}
