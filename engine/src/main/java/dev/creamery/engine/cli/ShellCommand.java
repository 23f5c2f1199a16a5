package dev.creamery.engine.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Commands as a person can type them into a shell. */
final class ShellCommand {

    private ShellCommand() {}

    /** {@code creamery} with these arguments. */
    static String of(List<String> arguments) {
        return "creamery "
                + arguments.stream().map(ShellCommand::quoted).collect(Collectors.joining(" "));
    }

    /** A command about a batch. */
    static String about(String batch, Path workspace, String... command) {
        return of(Arrays.asList(command))
                + " "
                + quoted(batch)
                + " --workspace "
                + quoted(workspace.toString());
    }

    private static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_./:@%+=,?&-]+")
                ? argument
                : "'" + argument.replace("'", "'\\''") + "'";
    }
}
