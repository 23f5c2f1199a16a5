package dev.creamery.engine.cli;

import dev.creamery.engine.cli.TextTable.Align;
import dev.creamery.engine.data.ColumnEncoding;
import dev.creamery.engine.data.DatasetCatalog;
import dev.creamery.engine.data.DatasetDescription;
import dev.creamery.engine.sweep.ButterDatasets;
import dev.creamery.engine.sweep.DatasetFacts;
import dev.creamery.engine.sweep.DatasetReference;
import dev.creamery.engine.sweep.InvalidValueException;
import dev.creamery.engine.sweep.SyntheticGenerator;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

    private static final List<Align> ALIGN =
            List.of(
                    Align.LEFT,
                    Align.RIGHT,
                    Align.RIGHT,
                    Align.LEFT,
                    Align.RIGHT,
                    Align.RIGHT,
                    Align.LEFT);

    private static final int VALUES_SHOWN = 8;

    @Parameters(
            paramLabel = "DATASET",
            arity = "0..*",
            description =
                    "A dataset's name, or a file of yours: CSV, TSV or Parquet, gzip too. Its"
                            + " target and task are guessed unless the name says them:"
                            + " FILE?target=COLUMN&task=regression")
    private List<String> names = new ArrayList<>();

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
            list(catalog, out);
        }
        for (String name : names) {
            describe(catalog.describe(canonical(name)), out);
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

    private static void list(DatasetCatalog catalog, PrintWriter out) {
        out.println("Of BUTTER, from the Penn Machine Learning Benchmarks:");
        out.println();
        TextTable butter = table("source");
        for (DatasetFacts facts : ButterDatasets.all()) {
            butter.add(row(facts, catalog.locate(facts.name()).description()));
        }
        butter.print(out);
        out.println();
        out.println("Generated on the spot; change any of NAME?rows=2000&noise=0.1&seed=1:");
        out.println();
        TextTable generated = table("noise");
        for (SyntheticGenerator generator : SyntheticGenerator.values()) {
            if (DatasetReference.of(generator.label())
                    instanceof DatasetReference.Synthetic synthetic) {
                generated.add(row(synthetic.facts(), Wording.decimal(synthetic.noise())));
            }
        }
        generated.print(out);
        out.println();
        out.println(
                "Or a file of yours (CSV, TSV, Parquet; gzip too): creamery datasets FILE shows how"
                        + " it would be used.");
    }

    private static TextTable table(String last) {
        return new TextTable(
                List.of("dataset", "rows", "features", "task", "inputs", "outputs", last), ALIGN);
    }

    private static List<String> row(DatasetFacts facts, String last) {
        return List.of(
                facts.name(),
                Long.toString(facts.rows()),
                Integer.toString(facts.features()),
                facts.task().label(),
                Integer.toString(facts.inputs()),
                Integer.toString(facts.outputs()),
                last);
    }

    private static void describe(DatasetDescription description, PrintWriter out) {
        DatasetFacts facts = description.facts();
        out.println(facts.name());
        out.println("  source   " + description.source());
        out.println("  rows     " + Wording.count(facts.rows()));
        out.println(
                "  target   "
                        + description.choice().column()
                        + " ("
                        + description.choice().columnReason()
                        + ")");
        out.println(
                "  task     "
                        + facts.task().label()
                        + " ("
                        + description.choice().taskReason()
                        + ")");
        out.println("  inputs   " + facts.inputs() + ", outputs " + facts.outputs());
        out.println();
        TextTable columns =
                new TextTable(
                        List.of("column", "becomes", "inputs", "values"),
                        List.of(Align.LEFT, Align.LEFT, Align.RIGHT, Align.LEFT));
        description.features().forEach(feature -> columns.add(row(feature)));
        columns.add(row(description.target()));
        columns.print(out);
        out.println();
    }

    private static List<String> row(ColumnEncoding encoding) {
        return List.of(
                encoding.column(),
                switch (encoding.kind()) {
                    case DROPPED -> "nothing";
                    case TWO_VALUES -> "0 or 1";
                    case ONE_HOT -> "one-hot";
                    case SCALED -> "scaled";
                },
                Integer.toString(encoding.width()),
                encoding.kind() == ColumnEncoding.Kind.SCALED
                        ? encoding.min() + " to " + encoding.max()
                        : values(encoding.values()));
    }

    private static String values(List<String> values) {
        return values.size() <= VALUES_SHOWN
                ? String.join(", ", values)
                : String.join(", ", values.subList(0, VALUES_SHOWN))
                        + " and "
                        + (values.size() - VALUES_SHOWN)
                        + " more";
    }
}
