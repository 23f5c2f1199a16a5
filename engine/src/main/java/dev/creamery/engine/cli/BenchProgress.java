package dev.creamery.engine.cli;

import java.io.PrintWriter;

/** Says on a terminal what is being measured, on a line that is drawn anew. */
final class BenchProgress {

    private final PrintWriter err;
    private final boolean interactive;
    private int drawn;

    BenchProgress(PrintWriter err, boolean interactive) {
        this.err = err;
        this.interactive = interactive;
    }

    void doing(String what) {
        if (interactive) {
            String line = "Measuring: " + what;
            err.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
            err.flush();
            drawn = line.length();
        }
    }

    void end() {
        if (drawn > 0) {
            err.print("\r" + " ".repeat(drawn) + "\r");
            err.flush();
            drawn = 0;
        }
    }
}
