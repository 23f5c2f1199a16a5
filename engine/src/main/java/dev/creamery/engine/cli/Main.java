package dev.creamery.engine.cli;

/** Starts the command line of the engine alone. */
public final class Main {

    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new EngineCommand().execute(arguments));
    }
}
