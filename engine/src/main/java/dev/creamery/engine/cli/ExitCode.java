package dev.creamery.engine.cli;

/** What the commands return to the shell. */
final class ExitCode {

    static final int OK = 0;

    /** Some runs failed, or some results could not be read. */
    static final int INCOMPLETE = 1;

    /** The command, the sweep or a dataset's name is not valid. */
    static final int USAGE = 2;

    /** Files cannot be read or written, or another engine is at work on them. */
    static final int FILES = 3;

    /** A fault of the program. */
    static final int FAULT = 70;

    /** Stopped before the end, by Ctrl-C, a signal, pause or cancel. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
