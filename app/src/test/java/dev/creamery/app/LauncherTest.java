package dev.creamery.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The launcher as a process of its own, without a display. */
class LauncherTest {

    @TempDir Path folder;

    @Test
    void withArgumentsItIsTheCommandLine() throws Exception {
        Process plan = launch("plan", "quik");
        assertThat(plan.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(plan.exitValue()).isEqualTo(2);
        assertThat(output()).contains("did you mean quick?");
    }

    @Test
    void withoutADisplayItSaysSoAndTrainsTheQuickSweep() throws Exception {
        Process child = launch();
        try {
            long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            while (!output().contains("Batch quick: ")) {
                assertThat(child.isAlive()).as(output()).isTrue();
                assertThat(System.nanoTime()).as(output()).isLessThan(deadline);
                Thread.sleep(20);
            }
            assertThat(output())
                    .containsPattern(
                            "(?m)^The window cannot be opened here \\(no display: .*quick");
            assertThat(folder.resolve("creamery/workspace/batches/quick/sweep.json"))
                    .isRegularFile();
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private Process launch(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--add-modules=jdk.incubator.vector",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Duser.home=" + folder,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Launcher.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("output.txt").toFile());
        builder.environment().put("CREAMERY_CONFIG", folder.resolve("config").toString());
        builder.environment().remove("DISPLAY");
        builder.environment().remove("WAYLAND_DISPLAY");
        return builder.start();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output.txt"));
    }
}
