package dev.creamery.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.creamery.engine.ChildJvm;
import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.JournalEntry;
import dev.creamery.engine.store.SeatHolder;
import dev.creamery.engine.store.Workspace;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The real command with {@code --supervised}: a process that watches over another. */
class SupervisedCommandTest {

    /** Nobody waits for its end. */
    private static final String SWEEP =
            """
            {"name": "endless", "repetitions": 2, "cubes": [
                {"dataset": ["two_moons?rows=60"], "shape": ["rectangle"], "size": [64],
                 "depth": [2, 3], "batch_size": [32], "epochs": [2000000]}]}
            """;

    @TempDir Path folder;
    private final List<ProcessHandle> processes = new ArrayList<>();
    private Process supervisor;

    @BeforeEach
    void start() throws IOException {
        assumeThat(File.separatorChar).as("a system with signals").isEqualTo('/');
        Path sweep = Files.writeString(folder.resolve("sweep.json"), SWEEP);
        supervisor =
                ChildJvm.start(
                        folder.resolve("output.txt"),
                        Main.class,
                        List.of(
                                "run",
                                sweep.toString(),
                                "--workspace",
                                workspace().toString(),
                                "--threads",
                                "2",
                                "--supervised"));
        processes.add(supervisor.toHandle());
    }

    @AfterEach
    void end() {
        processes.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void anEngineThatIsKilledIsStartedAgainAndASignalEndsBoth() throws Exception {
        SeatHolder first = awaitEngineAtWork("");
        assertThat(first.pid()).isNotEqualTo(supervisor.pid());
        kill("-KILL", first.pid());
        SeatHolder second = awaitEngineAtWork(first.engine());
        assertThat(second.pid()).isNotIn(first.pid(), supervisor.pid());
        assertThat(batch().entries(first.engine()))
                .filteredOn(JournalEntry.Crashed.class::isInstance)
                .isNotEmpty();
        assertThat(output()).contains("The engine crashed (SIGKILL)", "tried again, alone");
        kill("-TERM", supervisor.pid());
        assertThat(supervisor.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(supervisor.exitValue()).as(output()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(batch().isTaken()).isFalse();
        assertThat(output())
                .contains("Stopping at the end of the epoch")
                .containsPattern(
                        "To go on: creamery run \\S+ --workspace \\S+ --threads 2 --superv");
    }

    @Test
    void anEngineWhoseSupervisorDiedGoesOnAndStopsWhenItIsTold() throws Exception {
        SeatHolder engine = awaitEngineAtWork("");
        supervisor.destroyForcibly().waitFor();
        ProcessHandle process = ProcessHandle.of(engine.pid()).orElseThrow();
        assertThat(batch().isTaken()).isTrue();
        Invocation pause = Invocation.of("pause", "endless", "--workspace", workspace());
        assertThat(pause.out()).contains("stops at the end of the epoch");
        process.onExit().get(60, TimeUnit.SECONDS);
        assertThat(batch().isTaken()).isFalse();
        assertThat(output()).contains("Paused; what is finished is kept");
    }

    private SeatHolder awaitEngineAtWork(String otherThan) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (true) {
            Optional<SeatHolder> holder = holder();
            if (holder.isPresent()
                    && !holder.get().engine().equals(otherThan)
                    && !batch().entries(holder.get().engine()).isEmpty()) {
                ProcessHandle.of(holder.get().pid()).ifPresent(processes::add);
                return holder.get();
            }
            assertThat(supervisor.isAlive()).as(output()).isTrue();
            assertThat(System.nanoTime()).as(output()).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private Optional<SeatHolder> holder() throws IOException {
        return batch().holders().stream().findFirst();
    }

    private Batch batch() throws IOException {
        return Workspace.open(workspace()).batch("endless");
    }

    private static void kill(String signal, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, Long.toString(pid)).start().waitFor();
    }

    private Path workspace() {
        return folder.resolve("workspace");
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output.txt"));
    }
}
