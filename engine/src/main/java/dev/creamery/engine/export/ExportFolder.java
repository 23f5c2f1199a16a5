package dev.creamery.engine.export;

import dev.creamery.engine.query.SelectedRows;
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
 * @param keys of its partitions, outermost first
 */
record ExportFolder(
        String name,
        Source source,
        Optional<String> sweep,
        List<ExportColumn> columns,
        List<String> keys) {

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
        List<ExportColumn> ofRuns = ExportColumn.of(new RepetitionSchema().columns());
        List<ExportColumn> ofSummary = ExportColumn.of(SummarySchema.all());
        List<ExportFolder> folders = new ArrayList<>();
        folders.add(complete("all_repetitions", Source.REPETITIONS, ofRuns));
        folders.add(complete("complete_summary", Source.SUMMARY, ofSummary));
        folders.add(
                complete(EXECUTIVE, Source.SUMMARY, ExportColumn.of(SummarySchema.executive())));
        for (String sweep : BundledSweeps.BUTTER) {
            folders.add(ofSweep(sweep, sweep, Source.REPETITIONS, ofRuns));
            folders.add(ofSweep(sweep + "_summary", sweep, Source.SUMMARY, ofSummary));
        }
        return folders;
    }

    /** The folder of a selection: its keys are those of BUTTER that its columns have. */
    static ExportFolder of(SelectedRows.Kind kind, List<ExportColumn> columns) {
        return switch (kind) {
            case SUMMARIES -> complete("complete_summary", Source.SUMMARY, columns);
            case REPETITIONS -> complete("all_repetitions", Source.REPETITIONS, columns);
        };
    }

    /** Complete data begin with the sweeps. */
    private static ExportFolder complete(String name, Source source, List<ExportColumn> columns) {
        List<String> names = columns.stream().map(ExportColumn::name).toList();
        List<String> keys =
                Stream.concat(BundledSweeps.BUTTER.stream(), KEYS.stream())
                        .filter(names::contains)
                        .toList();
        return new ExportFolder(name, source, Optional.empty(), columns, keys);
    }

    private static ExportFolder ofSweep(
            String name, String sweep, Source source, List<ExportColumn> columns) {
        return new ExportFolder(name, source, Optional.of(sweep), columns, KEYS);
    }

    boolean isExecutive() {
        return name.equals(EXECUTIVE);
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
                .filter(column -> !keys.contains(column.name()))
                .map(column -> Sql.name(column.name()))
                .collect(Collectors.joining(", "));
    }

    /** A query without rows that has all its columns, keys too. */
    String schemaQuery() {
        return columns.stream()
                .map(
                        column ->
                                "CAST(NULL AS %s) AS %s"
                                        .formatted(column.sqlType(), Sql.name(column.name())))
                .collect(Collectors.joining(", ", "SELECT ", " WHERE false"));
    }
}
