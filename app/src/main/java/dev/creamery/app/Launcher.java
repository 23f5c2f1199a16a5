package dev.creamery.app;

import dev.creamery.app.shell.CreameryApplication;
import dev.creamery.engine.cli.EngineCommand;

import javafx.application.Application;

/**
 * Where {@code bin/creamery} starts: with arguments the command line, without any the window. It
 * does not extend Application: on the class path, JavaFX starts only from such a class.
 */
public final class Launcher {

    /** Where the quick sweep leaves its results, relative to the working directory. */
    static final String QUICK_WORKSPACE = "creamery-workspace";

    private Launcher() {}

    /** Ends the process with the exit code of the command; {@code --help} lists them. */
    public static void main(String[] arguments) {
        if (arguments.length > 0) {
            System.exit(new EngineCommand().execute(arguments));
        }
        if (Display.isThere(System.getProperty("os.name"), System.getenv())) {
            Application.launch(CreameryApplication.class);
            return;
        }
        System.out.println(
                "No display, so no window: running the quick sweep in the terminal instead, into"
                        + " the folder "
                        + QUICK_WORKSPACE
                        + ".");
        System.exit(
                new EngineCommand()
                        .execute("run", "quick", "--workspace", QUICK_WORKSPACE, "--losses"));
    }
}
