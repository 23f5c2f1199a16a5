package dev.creamery.engine.cli;

import dev.creamery.engine.cli.TextTable.Align;
import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.NumberedExperiment;
import dev.creamery.engine.store.Workspace;
import dev.creamery.engine.summary.TestLosses;
import dev.creamery.engine.sweep.Hyperparameter;
import dev.creamery.engine.sweep.Hyperparameters;
import dev.creamery.engine.sweep.SweepJson;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A taste of results: the median test loss of every experiment. */
final class LossTable {

    private final SweepJson json = new SweepJson();

    /** Prints the experiments that have a summary, by the hyperparameters in which they differ. */
    void print(
            DuckDb database,
            Workspace workspace,
            List<NumberedExperiment> experiments,
            PrintWriter out)
            throws IOException {
        Map<Long, TestLosses> losses =
                TestLosses.read(
                        database,
                        workspace,
                        experiments.stream().map(NumberedExperiment::id).toList());
        List<Hyperparameter<?>> varied = varied(experiments);
        TextTable table = table(varied);
        for (NumberedExperiment experiment : experiments) {
            TestLosses found = losses.get(experiment.id());
            if (found != null) {
                table.add(row(experiment, varied, found));
            }
        }
        out.println("Median test loss over the runs of each experiment:");
        out.println();
        table.print(out);
    }

    private List<Hyperparameter<?>> varied(List<NumberedExperiment> experiments) {
        List<Hyperparameter<?>> varied = new ArrayList<>();
        for (Hyperparameter<?> hyperparameter : Hyperparameters.all()) {
            long values =
                    experiments.stream().map(one -> value(one, hyperparameter)).distinct().count();
            if (values > 1) {
                varied.add(hyperparameter);
            }
        }
        return varied;
    }

    private static TextTable table(List<Hyperparameter<?>> varied) {
        List<String> header = new ArrayList<>(varied.stream().map(Object::toString).toList());
        header.addAll(List.of("parameters", "runs", "epoch 1", "last", "lowest", "at epoch"));
        List<Align> align = new ArrayList<>();
        varied.forEach(one -> align.add(one.core().isEmpty() ? Align.LEFT : Align.RIGHT));
        for (int column = align.size(); column < header.size(); column++) {
            align.add(Align.RIGHT);
        }
        return new TextTable(header, align);
    }

    private List<String> row(
            NumberedExperiment experiment, List<Hyperparameter<?>> varied, TestLosses losses) {
        List<String> cells = new ArrayList<>();
        varied.forEach(hyperparameter -> cells.add(value(experiment, hyperparameter)));
        cells.add(Wording.count(experiment.planned().network().numFreeParameters()));
        cells.add(Integer.toString(losses.runs()));
        cells.add(loss(losses.first()));
        cells.add(loss(losses.last()));
        cells.add(loss(losses.lowest()));
        cells.add(Integer.toString(losses.lowestEpoch()));
        return cells;
    }

    private String value(NumberedExperiment experiment, Hyperparameter<?> hyperparameter) {
        return json.text(hyperparameter, experiment.planned().experiment());
    }

    private static String loss(float loss) {
        return String.format(Locale.ROOT, "%.5g", loss);
    }
}
