package dev.creamery.engine.cli;

import dev.creamery.engine.summary.Summarizer;

import java.io.PrintWriter;

/** What a person should know about a summary. */
final class SummaryNotes {

    private SummaryNotes() {}

    /**
     * Prints warnings and damaged parts.
     *
     * @return the exit code: whether the summary is complete
     */
    static int print(Summarizer.Report report, PrintWriter err) {
        report.warnings().forEach(warning -> err.println("Note: " + warning));
        report.damaged()
                .forEach(
                        (part, reason) ->
                                err.println(part + " cannot be read and is left out: " + reason));
        err.flush();
        return report.damaged().isEmpty() ? ExitCode.OK : ExitCode.INCOMPLETE;
    }
}
