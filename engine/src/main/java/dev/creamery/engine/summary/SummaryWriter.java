package dev.creamery.engine.summary;

import dev.creamery.engine.store.Column;
import dev.creamery.engine.store.ColumnType;
import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.FileRows;
import dev.creamery.engine.store.HistoryReader;
import dev.creamery.engine.store.ParquetFiles;
import dev.creamery.engine.store.RepetitionSchema;
import dev.creamery.engine.store.RunIndex;
import dev.creamery.engine.store.Sql;
import dev.creamery.engine.store.StagingTable;
import dev.creamery.engine.store.StoredHistory;
import dev.creamery.engine.summary.SummaryFile.ExperimentRuns;

import org.duckdb.DuckDBConnection;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Calculates and writes files of a summary, holding a bounded number of curves at a time. */
final class SummaryWriter {

    private final DuckDBConnection connection;
    private final RunIndex index;
    private final long valuesAtOnce;
    private final HistoryReader histories;
    private final SummarySchema schema = new SummarySchema();
    private final RepetitionSchema repetitions = new RepetitionSchema();

    /**
     * @param index of the connection
     * @param valuesAtOnce how many values of curves are read before they are summarized; more, if a
     *     single experiment has more
     */
    SummaryWriter(DuckDBConnection connection, RunIndex index, long valuesAtOnce) {
        this.connection = connection;
        this.index = index;
        this.valuesAtOnce = valuesAtOnce;
        List<String> columns = Series.ALL.stream().map(Series::repetitionColumn).toList();
        this.histories = new HistoryReader(connection, columns);
    }

    /** Writes a file, in place of an older one. */
    void write(SummaryFile file) throws SQLException, IOException {
        stageExperiments(file.experiments());
        try (var staged = new StagingTable<>(connection, "summaries", stagedColumns())) {
            for (List<ExperimentRuns> group : groups(file.experiments())) {
                staged.append(summarize(group));
            }
            ParquetFiles.write(
                    connection,
                    staged.tables().stream()
                            .map(this::withExperiments)
                            .collect(Collectors.joining(" UNION ALL ")),
                    file.path(),
                    Map.of(SummaryPlan.FINGERPRINT, file.fingerprint()));
        }
    }

    /** Gathers the experiments' own columns, each from its first run. */
    private void stageExperiments(List<ExperimentRuns> experiments) throws SQLException {
        String firstRuns =
                experiments.stream()
                        .map(runs -> String.valueOf(runs.from()))
                        .collect(Collectors.joining(", ", "run_index IN (", ")"));
        List<FileRows.Place> places =
                index.entries(firstRuns).stream().map(RunIndex.Entry::place).toList();
        DuckDb.execute(
                connection,
                "CREATE OR REPLACE TEMP TABLE experiments AS SELECT "
                        + Sql.names(names(repetitions.experimentColumns()))
                        + " FROM "
                        + FileRows.from(places));
    }

    private String withExperiments(String table) {
        return "SELECT experiments.*, %s FROM %s JOIN experiments USING (experiment_id)"
                .formatted(Sql.names(names(schema.columns())), table);
    }

    private List<Column<ExperimentSummary>> stagedColumns() {
        Column<ExperimentSummary> id =
                new Column<>(
                        "experiment_id",
                        ColumnType.UINT32,
                        summary -> (int) summary.experimentId());
        return Stream.concat(Stream.of(id), schema.columns().stream()).toList();
    }

    private List<List<ExperimentRuns>> groups(List<ExperimentRuns> experiments) {
        List<List<ExperimentRuns>> groups = new ArrayList<>();
        long values = 0;
        for (ExperimentRuns runs : experiments) {
            long more = runs.epochs() * Series.ALL.size();
            if (groups.isEmpty() || values + more > valuesAtOnce) {
                groups.add(new ArrayList<>());
                values = 0;
            }
            groups.getLast().add(runs);
            values += more;
        }
        return groups;
    }

    private List<ExperimentSummary> summarize(List<ExperimentRuns> group) throws SQLException {
        int from = group.getFirst().from();
        List<StoredHistory> read = histories.read(index.entries(from, group.getLast().to()));
        return group.stream()
                .map(runs -> read.subList(runs.from() - from, runs.to() - from))
                .map(ExperimentSummary::new)
                .toList();
    }

    private static List<String> names(List<? extends Column<?>> columns) {
        return columns.stream().map(Column::name).toList();
    }
}
