package dev.creamery.engine.cli;

import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.summary.Summarizer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code creamery summarize}. */
@Command(
        name = "summarize",
        description = {
            "Brings a workspace's summary up to date with its repetitions.",
            "run does this at its end; it is needed after repetitions were copied in, or an engine"
                    + " was killed."
        },
        mixinStandardHelpOptions = true)
final class SummarizeCommand implements Callable<Integer> {

    @Mixin private WorkspaceOption workspace = new WorkspaceOption();
    @Spec private CommandSpec spec = CommandSpec.create();

    private final Surroundings surroundings;

    SummarizeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = workspace.existing();
        try (DuckDb database = Databases.open(folder, surroundings.processors())) {
            Summarizer.Report report = new Summarizer(database).summarize(folder);
            PrintWriter out = spec.commandLine().getOut();
            out.println(
                    Wording.count(report.experiments(), "experiment")
                            + " of "
                            + Wording.count(report.runs(), "run")
                            + " summarized in "
                            + folder.resolve("summary")
                            + "; "
                            + Wording.count(report.writtenFiles(), "file")
                            + " written");
            out.flush();
            return SummaryNotes.print(report, spec.commandLine().getErr());
        }
    }
}
