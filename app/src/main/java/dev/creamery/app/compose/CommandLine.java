package dev.creamery.app.compose;

import dev.creamery.app.preferences.Preferences;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The command that trains the same sweep in a terminal. */
final class CommandLine {

    private CommandLine() {}

    /**
     * @param sweep a file, or the name of a sweep that comes with the program
     * @param preferences threads and the folder of datasets, as the window's engines get them
     */
    static String run(String sweep, Path workspace, Preferences preferences) {
        List<String> words = new ArrayList<>(List.of("creamery", "run", sweep));
        words.addAll(List.of("--workspace", workspace.toString()));
        if (preferences.threads() > 0) {
            words.addAll(List.of("--threads", Integer.toString(preferences.threads())));
        }
        if (Files.isDirectory(preferences.dataFolder())) {
            words.addAll(List.of("--data", preferences.dataFolder().toString()));
        }
        return words.stream().map(CommandLine::quoted).collect(Collectors.joining(" "));
    }

    /** For a POSIX shell; plain where that is enough. */
    static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_./:@%+=,-]+")
                ? argument
                : "'" + argument.replace("'", "'\\''") + "'";
    }
}
