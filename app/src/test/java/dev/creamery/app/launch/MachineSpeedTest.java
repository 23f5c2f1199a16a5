package dev.creamery.app.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creamery.engine.schedule.CostModel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** With programs in the engine's place that say what the test wants. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are shell scripts")
class MachineSpeedTest {

    private static final String SPEED =
            "{\"seconds_per_minibatch\": 2e-5, \"seconds_per_flop\": 3e-11,"
                    + " \"seconds_per_activation\": 4e-10,"
                    + " \"seconds_per_fetched_input\": 1e-9}";

    @TempDir Path folder;

    @Test
    void whatWasMeasuredOnceIsKept() throws IOException {
        EngineCommand once = engine("echo noise; echo '" + SPEED + "'");
        CostModel measured = new MachineSpeed(once, folder.resolve("s.json"), () -> false).get();
        EngineCommand broken = engine("exit 1");

        CostModel kept = new MachineSpeed(broken, folder.resolve("s.json"), () -> false).get();

        assertThat(measured).isEqualTo(new CostModel(2e-5, 3e-11, 4e-10, 1e-9));
        assertThat(kept).isEqualTo(measured);
    }

    @Test
    void whatABusyMachineReachesIsNotKept() throws IOException {
        EngineCommand engine = engine("echo '" + SPEED + "'");

        new MachineSpeed(engine, folder.resolve("s.json"), () -> true).get();

        assertThat(folder.resolve("s.json")).doesNotExist();
    }

    @Test
    void anEngineThatSaysSomethingElseIsQuoted() throws IOException {
        EngineCommand engine = engine("echo 'no AVX here'");

        assertThatThrownBy(
                        () -> new MachineSpeed(engine, folder.resolve("s.json"), () -> false).get())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no AVX here");
    }

    @Test
    void anEngineThatFailsIsTold() throws IOException {
        EngineCommand engine = engine("echo '" + SPEED + "'; exit 3");

        assertThatThrownBy(
                        () -> new MachineSpeed(engine, folder.resolve("s.json"), () -> false).get())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("could not measure");
    }

    private EngineCommand engine(String script) throws IOException {
        Path program = Files.createTempFile(folder, "engine", ".sh");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new EngineCommand(program, "", List.of());
    }
}
