package dev.creamery.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java process of its own, with the class path of the tests. */
public final class ChildJvm {

    private ChildJvm() {}

    /**
     * Starts one; its output goes to a file, as a pipe that nobody empties would stop it.
     *
     * @param output gets what it prints, errors too
     */
    public static Process start(Path output, Class<?> main, List<String> arguments)
            throws IOException {
        return start(output, List.of(), main, arguments);
    }

    /**
     * The same.
     *
     * @param options for Java
     */
    public static Process start(
            Path output, List<String> options, Class<?> main, List<String> arguments)
            throws IOException {
        return new ProcessBuilder(command(options, main, arguments))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** The command that starts one. */
    public static List<String> command(
            List<String> options, Class<?> main, List<String> arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--add-modules=jdk.incubator.vector",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return command;
    }
}
