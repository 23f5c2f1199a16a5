package dev.creamery.engine.cli;

import dev.creamery.engine.cli.TextTable.Align;
import dev.creamery.engine.data.ColumnEncoding;
import dev.creamery.engine.data.DatasetCatalog;
import dev.creamery.engine.data.DatasetDescription;
import dev.creamery.engine.sweep.ButterDatasets;
import dev.creamery.engine.sweep.DatasetFacts;
import dev.creamery.engine.sweep.DatasetReference;
import dev.creamery.engine.sweep.SyntheticGenerator;

import java.io.PrintWriter;
import java.util.List;

/** Datasets, for people. */
final class DatasetsTable implements DatasetsPrinter {

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

    @Override
    public void list(DatasetCatalog catalog, PrintWriter out) {
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
            DatasetReference.Synthetic synthetic = DatasetReference.Synthetic.of(generator);
            generated.add(row(synthetic.facts(), Wording.decimal(synthetic.noise())));
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

    @Override
    public void describe(List<DatasetDescription> descriptions, PrintWriter out) {
        descriptions.forEach(one -> describe(one, out));
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
