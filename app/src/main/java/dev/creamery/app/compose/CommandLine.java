package dev.creamery.app.compose;

import java.nio.file.Path;

/** The command that trains the same sweep in a terminal. */
final class CommandLine {

    private CommandLine() {}

    /**
     * @param sweep a file, or the name of a sweep that comes with the program
     */
    static String run(String sweep, Path workspace) {
        return "creamery run " + quoted(sweep) + " --workspace " + quoted(workspace.toString());
    }

    /** For a POSIX shell; plain where that is enough. */
    static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_./:@%+=,-]+")
                ? argument
                : "'" + argument.replace("'", "'\\''") + "'";
    }
}
