package dev.creamery.app;

import dev.creamery.app.preferences.Preferences;
import dev.creamery.app.shell.CreameryApplication;
import dev.creamery.engine.cli.EngineCommand;
import dev.creamery.engine.cli.ExploreCommand;

import javafx.application.Application;

import java.util.Optional;

/**
 * Where {@code bin/creamery} starts: with arguments it is the command line, without, or with {@code
 * explore PATH}, it opens the window. It does not extend Application: on the class path, JavaFX
 * starts only from such a class.
 */
public final class Launcher {

    /** As when files cannot be read: what was asked for cannot be done here. */
    private static final int EXIT_NO_WINDOW = 3;

    private Launcher() {}

    public static void main(String[] arguments) {
        Optional<String> explored = explored(arguments);
        if (arguments.length > 0 && explored.isEmpty()) {
            System.exit(new EngineCommand().execute(arguments));
        }
        Optional<String> obstacle =
                Display.ofThisProcess().obstacle().or(() -> openWindow(explored));
        obstacle.ifPresent(
                reason ->
                        explored.ifPresentOrElse(
                                path -> cannotExplore(path, reason),
                                () -> trainInTerminal(reason)));
    }

    /** The path of {@code explore PATH}, which the window opens instead of the engine. */
    private static Optional<String> explored(String[] arguments) {
        return arguments.length == 2
                        && arguments[0].equals(ExploreCommand.NAME)
                        && !arguments[1].startsWith("-")
                ? Optional.of(arguments[1])
                : Optional.empty();
    }

    private static void cannotExplore(String path, String obstacle) {
        System.err.println(
                "The window that explores " + path + " cannot be opened here: " + obstacle);
        System.exit(EXIT_NO_WINDOW);
    }

    /**
     * Returns when the window was closed.
     *
     * @return why there is none, if it could not be opened
     */
    private static Optional<String> openWindow(Optional<String> explored) {
        try {
            Application.launch(CreameryApplication.class, explored.stream().toArray(String[]::new));
            return Optional.empty();
        } catch (UnsupportedOperationException noDisplay) {
            return Optional.of(String.valueOf(noDisplay.getMessage()));
        }
    }

    private static void trainInTerminal(String obstacle) {
        String workspace = Preferences.ofThisPerson().defaultWorkspace().toString();
        System.out.println(
                "The window cannot be opened here ("
                        + obstacle
                        + "). Instead, the sweep \"quick\" is trained in the terminal, into the"
                        + " folder "
                        + workspace
                        + ". Other commands: creamery --help");
        System.exit(
                new EngineCommand().execute("run", "quick", "--workspace", workspace, "--losses"));
    }
}
