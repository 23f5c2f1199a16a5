package dev.creamery.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.creamery.engine.schedule.BatchReport.FailureCause;
import dev.creamery.engine.store.Workspace;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.sweep.SweepJson;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Engines in processes of their own, which really crash. */
@Timeout(300)
class SupervisorTest {

    private static final Sweep SWEEP =
            Samples.sweep("study", 2, "\"banana\"", "64, 256, 1024, 4096", 5);

    @TempDir Path folder;
    private final List<String> said = new ArrayList<>();
    private final List<String> engines = new ArrayList<>();
    private Workspace workspace;

    @BeforeEach
    void open() throws IOException {
        assumeThat(File.separatorChar).as("a system with signals").isEqualTo('/');
        workspace = Workspace.open(folder.resolve("workspace"));
        Files.writeString(sweepFile(), new SweepJson().write(SWEEP));
    }

    @Test
    void runsThatCrashTheEngineTwiceAreGivenUpAndAllOthersAreTrained() throws Exception {
        long crashing = parameters(1024);
        long killed = parameters(256);
        assertThat(supervisor(crashing, killed).run()).as(this::output).isZero();
        BatchReport report = new BatchSteering(workspace).status(workspace.batch("study"));
        assertThat(report.done()).as(this::output).isEqualTo(4);
        assertThat(report.failed()).isEqualTo(4);
        assertThat(report.failures())
                .extracting(FailureCause::runs, cause -> cause.failure().kind())
                .containsExactlyInAnyOrder(tuple(2, "crash"), tuple(2, "memory"));
        assertThat(report.failures())
                .filteredOn(cause -> cause.failure().kind().equals("crash"))
                .first()
                .satisfies(
                        cause -> {
                            assertThat(cause.failure().message()).contains("SIGSEGV", "2 times");
                            assertThat(cause.failure().remedy())
                                    .contains("--kernels", "hs_err_pid");
                        });
        assertThat(said).anyMatch(line -> line.contains("SIGSEGV in trainer-"));
        assertThat(said).anyMatch(line -> line.contains("SIGKILL"));
        assertThat(engines).hasSizeBetween(4, 6).doesNotHaveDuplicates();
    }

    @Test
    void anEngineThatCrashesBeforeItTrainsIsGivenUp() throws Exception {
        assertThat(supervisor(-1, 0).run()).as(this::output).isEqualTo(Supervisor.CRASHED);
        assertThat(engines).hasSize(3);
        assertThat(said.getLast()).contains("3 times", "no run is to blame; giving up");
    }

    private Supervisor supervisor(long crashing, long killed) {
        return new Supervisor(
                workspace,
                (engine, restarted, report) -> {
                    engines.add(engine);
                    return new ProcessBuilder(
                                    JavaCommand.ofThisProcess()
                                            .withOption("-XX:ErrorFile=" + report)
                                            .withOption("-XX:-CreateCoredumpOnCrash")
                                            .of(
                                                    CrashingEngine.class.getName(),
                                                    List.of(
                                                            workspace.root().toString(),
                                                            sweepFile().toString(),
                                                            engine,
                                                            Boolean.toString(restarted),
                                                            Long.toString(crashing),
                                                            Long.toString(killed))))
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve(engine + ".txt").toFile())
                            .start();
                },
                said::add);
    }

    private static long parameters(long size) {
        return Samples.planned("banana", size, 5).network().numFreeParameters();
    }

    private Path sweepFile() {
        return folder.resolve("sweep.json");
    }

    private String output() {
        try (Stream<Path> files = Files.list(folder)) {
            StringBuilder all = new StringBuilder(String.join("\n", said));
            for (Path file : files.filter(one -> one.toString().endsWith(".txt")).toList()) {
                all.append("\n== ").append(file.getFileName()).append('\n');
                all.append(Files.readString(file));
            }
            return all.toString();
        } catch (IOException failed) {
            return failed.toString();
        }
    }
}
