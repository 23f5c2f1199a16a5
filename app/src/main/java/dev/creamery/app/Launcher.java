package dev.creamery.app;

import dev.creamery.app.preferences.Preferences;
import dev.creamery.app.shell.CreameryApplication;
import dev.creamery.engine.cli.EngineCommand;

import javafx.application.Application;

import java.util.Optional;

/**
 * Where {@code bin/creamery} starts: with arguments it is the command line, without it opens the
 * window. It does not extend Application: on the class path, JavaFX starts only from such a class.
 */
public final class Launcher {

    private Launcher() {}

    public static void main(String[] arguments) {
        if (arguments.length > 0) {
            System.exit(new EngineCommand().execute(arguments));
        }
        Optional<String> obstacle = Display.ofThisProcess().obstacle().or(Launcher::openWindow);
        obstacle.ifPresent(Launcher::trainInTerminal);
    }

    /**
     * Returns when the window was closed.
     *
     * @return why there is none, if it could not be opened
     */
    private static Optional<String> openWindow() {
        try {
            Application.launch(CreameryApplication.class);
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
