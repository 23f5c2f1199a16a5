package dev.creamery.engine.export;

import dev.creamery.engine.store.Column;
import dev.creamery.engine.store.RepetitionSchema;
import dev.creamery.engine.store.Sql;
import dev.creamery.engine.summary.SummarySchema;
import dev.creamery.engine.sweep.BundledSweeps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of BUTTER's folders: a hive-partitioned dataset.
 *
 * @param name the folder's
 * @param source what its rows are
 * @param sweep only the experiments of this sweep; all if absent
 * @param columns all of them, also those that are keys
 */
record ExportFolder(String name, Source source, Optional<String> sweep, List<Column<?>> columns) {

    /** What rows are. */
    enum Source {
        REPETITIONS,
        SUMMARY
    }

    /** The partitions of every folder. */
    static final List<String> KEYS =
            List.of(
                    "dataset",
                    "learning_rate",
                    "batch_size",
                    "kernel_regularizer_type",
                    "label_noise",
                    "epochs",
                    "shape",
                    "depth",
                    "optimizer",
                    "momentum");

    private static final String EXECUTIVE = "complete_executive_summary";

    /** Those that BUTTER has. */
    static List<ExportFolder> all() {
        List<Column<?>> ofRuns = List.copyOf(new RepetitionSchema().columns());
        List<Column<?>> ofSummary = SummarySchema.all();
        List<ExportFolder> folders = new ArrayList<>();
        folders.add(complete("all_repetitions", Source.REPETITIONS, ofRuns));
        folders.add(complete("complete_summary", Source.SUMMARY, ofSummary));
        folders.add(complete(EXECUTIVE, Source.SUMMARY, SummarySchema.executive()));
        for (String sweep : BundledSweeps.BUTTER) {
            folders.add(new ExportFolder(sweep, Source.REPETITIONS, Optional.of(sweep), ofRuns));
            folders.add(
                    new ExportFolder(
                            sweep + "_summary", Source.SUMMARY, Optional.of(sweep), ofSummary));
        }
        return folders;
    }

    private static ExportFolder complete(String name, Source source, List<Column<?>> columns) {
        return new ExportFolder(name, source, Optional.empty(), columns);
    }

    boolean isExecutive() {
        return name.equals(EXECUTIVE);
    }

    /** The keys of its partitions, outermost first: complete data begin with the sweeps. */
    List<String> keys() {
        return sweep.isPresent()
                ? KEYS
                : Stream.concat(BundledSweeps.BUTTER.stream(), KEYS.stream()).toList();
    }

    /** The column that has a row's path within this folder, while it is written. */
    String pathColumn() {
        return sweep.isPresent() ? "path_of_sweep" : "path_of_all";
    }

    /** Which rows belong here, as SQL. */
    String condition() {
        return sweep.map(Sql::name).orElse("true");
    }

    /** The columns that its files hold, which are those that its paths do not tell, as SQL. */
    String storedColumns() {
        return columns.stream()
                .map(Column::name)
                .filter(column -> !keys().contains(column))
                .map(Sql::name)
                .collect(Collectors.joining(", "));
    }

    /** A query without rows that has all its columns, keys too. */
    String schemaQuery() {
        return columns.stream()
                .map(
                        column ->
                                "CAST(NULL AS %s) AS %s"
                                        .formatted(column.type().sql(), Sql.name(column.name())))
                .collect(Collectors.joining(", ", "SELECT ", " WHERE false"));
    }
}
