package dev.creamery.app.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creamery.app.preferences.Preferences;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.sweep.SweepJson;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

class EngineProcessesTest {

    @TempDir Path folder;

    @Test
    void anEngineThatEndsAtOnceIsToldWithWhatItSaid() {
        EngineCommand now = EngineCommand.ofThisProcess();
        EngineProcesses engines =
                new EngineProcesses(
                        new EngineCommand(now.java(), "nothing.jar", List.of()),
                        () -> Preferences.defaults(folder));

        assertThatThrownBy(() -> engines.launch(sweep(), folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the engine ended at once")
                .hasMessageContaining("dev.creamery.engine.cli.Main")
                .hasMessageContaining(".log");
        assertThat(engines.running()).isZero();
    }

    @Test
    void aJavaThatIsNotThereIsTold() {
        EngineProcesses engines =
                new EngineProcesses(
                        new EngineCommand(folder.resolve("java"), "", List.of()),
                        () -> Preferences.defaults(folder));

        assertThatThrownBy(() -> engines.launch(sweep(), folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(folder.resolve("java").toString());
    }

    private static Sweep sweep() {
        return new SweepJson()
                .read(
                        """
                        {"name": "moons", "repetitions": 1, "seed": 1,
                         "cubes": [{"dataset": ["two_moons"], "shape": ["rectangle"],
                                    "size": [32], "depth": [2], "epochs": [3]}]}
                        """);
    }
}
