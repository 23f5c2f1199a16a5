package dev.creamery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system of a few megabytes, where mounting one is permitted. */
public final class SmallDisk implements AutoCloseable {

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Mounts one, or skips the test. */
    public static SmallDisk mount(Path folder, int megabytes) throws Exception {
        Files.createDirectories(folder);
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder))
                .as("mounting is permitted")
                .isTrue();
        return new SmallDisk(folder);
    }

    /** A file that takes all the room there is. */
    public Path fill() throws IOException {
        Path filler = folder.resolve("filler");
        try (var out = Files.newOutputStream(filler)) {
            byte[] block = new byte[4096];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(Files.getFileStore(folder).getUsableSpace()).isLessThan(4096);
        }
        return filler;
    }

    public void makeReadOnly() throws Exception {
        assumeThat(run("mount", "-o", "remount,ro", folder)).isTrue();
    }

    @Override
    public void close() throws Exception {
        run("umount", "-l", folder);
    }

    private static boolean run(Object... command) throws Exception {
        try {
            Process process =
                    new ProcessBuilder(List.of(command).stream().map(Object::toString).toList())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }
}
