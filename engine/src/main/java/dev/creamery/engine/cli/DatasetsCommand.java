package dev.creamery.engine.cli;

import dev.creamery.engine.data.DatasetCatalog;
import dev.creamery.engine.sweep.DatasetReference;
import dev.creamery.engine.sweep.InvalidValueException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code creamery datasets}. */
@Command(
        name = "datasets",
        description = {
            "Lists the datasets that sweeps can use, and where each would come from.",
            "With names or files it shows how their columns become inputs and targets."
        },
        mixinStandardHelpOptions = true)
final class DatasetsCommand implements Callable<Integer> {

    /** Ways to print. */
    enum Format {
        table(new DatasetsTable()),
        json(new DatasetsJson());

        private final DatasetsPrinter printer;

        Format(DatasetsPrinter printer) {
            this.printer = printer;
        }
    }

    @Parameters(
            paramLabel = "DATASET",
            arity = "0..*",
            description =
                    "A dataset's name, or a file of yours: CSV, TSV or Parquet, gzip too. Its"
                            + " target and task are guessed unless the name says them:"
                            + " FILE?target=COLUMN&task=regression")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.table;

    @Mixin private DataOptions data = new DataOptions();
    @Spec private CommandSpec spec = CommandSpec.create();

    private final Surroundings surroundings;

    DatasetsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        ProgressLine progress = new ProgressLine(err, surroundings.interactive(), System::nanoTime);
        DatasetCatalog catalog = data.catalog(surroundings, progress);
        if (names.isEmpty()) {
            format.printer.list(catalog, out);
        } else {
            format.printer.describe(
                    names.stream().map(name -> catalog.describe(canonical(name))).toList(), out);
        }
        out.flush();
        return ExitCode.OK;
    }

    private static String canonical(String name) {
        try {
            return DatasetReference.of(name).name();
        } catch (InvalidValueException unknown) {
            throw new UsageException(name + " " + unknown.getMessage());
        }
    }
}
