package dev.creamery.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.BatchState;
import dev.creamery.engine.store.CrashCounts;
import dev.creamery.engine.store.EngineSeat;
import dev.creamery.engine.store.JournalEntry;
import dev.creamery.engine.store.Workspace;
import dev.creamery.engine.sweep.Sweep;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class CrashRecorderTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** As Java writes it, shortened. */
    private static final String REPORT =
            """
            #
            # A fatal error has been detected by the Java Runtime Environment:
            #
            #  SIGSEGV (0xb) at pc=0x00007f51, pid=4711, tid=4712
            #

            ---------------  T H R E A D  ---------------

            Current thread (0x00007f51):  JavaThread "trainer-1"        [_thread_in_native, id=4712]
            """;

    @TempDir Path folder;
    private Workspace workspace;
    private Batch batch;

    @BeforeEach
    void launch() throws IOException {
        workspace = Workspace.open(folder.resolve("workspace"));
        Sweep sweep = Samples.sweep("study", 3, "\"banana\"", "64, 256", 4);
        batch = workspace.launch(sweep, () -> Samples.planner().plan(sweep));
    }

    @Test
    void javasReportNamesTheSignalAndTheThread() throws IOException {
        Path report = Files.writeString(folder.resolve("hs_err_pid4711.log"), REPORT);
        CrashCause cause = CrashCause.of(134, report).orElseThrow();
        assertThat(cause.describe()).isEqualTo("SIGSEGV in trainer-1");
        assertThat(cause.killed()).isFalse();
        assertThat(cause.failure(2).remedy()).contains("hs_err_pid4711.log");
    }

    @Test
    void withoutAReportTheExitCodeNamesTheSignal() throws IOException {
        Path none = folder.resolve("none");
        assertThat(CrashCause.of(137, none).orElseThrow())
                .returns("SIGKILL", CrashCause::describe)
                .returns(true, CrashCause::killed);
        assertThat(CrashCause.of(139, none).orElseThrow().describe()).isEqualTo("SIGSEGV");
        for (int orderly : new int[] {0, 1, 2, 3, 70, 130, 143}) {
            assertThat(CrashCause.of(orderly, none)).isEmpty();
        }
    }

    @Test
    void whatTheCrashingThreadTrainedIsSuspectedAndNothingElse() throws IOException {
        engine("one", claimed(1, "trainer-0", "a"), claimed(2, "trainer-1", "b", "c"));
        assertThat(record("one", Optional.of("trainer-1")).suspected()).isEqualTo(2);
        assertThat(CrashCounts.of(batch.entries()))
                .containsOnly(Map.entry("b", 1), Map.entry("c", 1));
        assertThat(batch.state().claimed()).containsExactly("a");
    }

    @Test
    void whereTheThreadIsNotKnownEverythingInTrainingIsSuspected() throws IOException {
        engine(
                "one",
                claimed(1, "trainer-0", "a"),
                claimed(2, "trainer-1", "b"),
                claimed(1, "trainer-0", "c")); // so a was trained before
        assertThat(record("one", Optional.empty()).suspected()).isEqualTo(2);
        assertThat(CrashCounts.of(batch.entries())).containsOnlyKeys("b", "c");
    }

    @Test
    void runsThatAnotherThreadWentOnWithAreSuspectedOnce() throws IOException {
        engine("one", claimed(1, "trainer-0", "a"), claimed(1, "trainer-1", "a"));
        assertThat(record("one", Optional.empty()).suspected()).isEqualTo(1);
        assertThat(CrashCounts.of(batch.entries())).containsOnly(Map.entry("a", 1));
    }

    @Test
    void aCrashOutsideOfTrainingIsNoRunsFault() throws IOException {
        engine("one", claimed(1, "trainer-0", "a"));
        assertThat(record("one", Optional.of("results-writer")).isIdle()).isTrue();
        assertThat(batch.state().failed()).isEmpty();
    }

    @Test
    void theSecondCrashIsTheRunsFailureAndARetryBeginsAnew() throws IOException {
        engine("one", claimed(1, "trainer-0", "a", "b"));
        record("one", Optional.of("trainer-0"));
        engine("two", claimed(1, "trainer-0", "a", "b"));
        assertThat(record("two", Optional.of("trainer-0")).failed()).isEqualTo(2);
        BatchState state = batch.state();
        assertThat(state.failed()).containsOnlyKeys("a", "b");
        assertThat(state.failed().get("a").kind()).isEqualTo("crash");
        assertThat(CrashCounts.of(batch.entries())).isEmpty();
        engine("three", claimed(1, "trainer-0", "a"));
        assertThat(record("three", Optional.of("trainer-0")).suspected()).isEqualTo(1);
    }

    @Test
    void aSuspectThatFinishesIsNoSuspectAnyMore() throws IOException {
        engine("one", claimed(1, "trainer-0", "a"));
        record("one", Optional.empty());
        engine(
                "two",
                claimed(1, "trainer-0", "a"),
                new JournalEntry.Finished(Instant.now(), "p", Map.of(1L, List.of("a"))));
        assertThat(CrashCounts.of(batch.entries())).isEmpty();
    }

    private CrashRecorder.Verdict record(String engine, Optional<String> thread)
            throws IOException {
        return new CrashRecorder(workspace, Instant::now)
                .record(engine, new CrashCause("SIGSEGV", false, thread, Optional.empty()));
    }

    private void engine(String name, JournalEntry... entries) throws IOException {
        try (EngineSeat seat = batch.take(name, NOON)) {
            for (JournalEntry entry : entries) {
                seat.journal().record(entry);
            }
        }
    }

    private static JournalEntry claimed(long experiment, String thread, String... runs) {
        return new JournalEntry.Claimed(Instant.now(), experiment, List.of(runs), thread);
    }
}
