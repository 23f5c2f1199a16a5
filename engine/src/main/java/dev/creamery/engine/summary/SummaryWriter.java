package dev.creamery.engine.summary;

import dev.creamery.engine.store.Column;
import dev.creamery.engine.store.ColumnType;
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
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Calculates and writes files of a summary, holding a bounded number of curves at a time. */
final class SummaryWriter {

    private static final String STAGED = "summaries";

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
        try (var staged = new StagingTable<>(connection, STAGED, stagedColumns())) {
            for (List<ExperimentRuns> group : groups(file.experiments())) {
                staged.append(summarize(group));
            }
            ParquetFiles.write(
                    connection,
                    query(file.experiments()),
                    file.path(),
                    Map.of(SummaryPlan.FINGERPRINT, file.fingerprint()));
        }
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
        int to = group.getLast().to();
        List<StoredHistory> read = histories.read(index.parts(from, to), from, to);
        return group.stream()
                .map(runs -> read.subList(runs.from() - from, runs.to() - from))
                .map(ExperimentSummary::new)
                .toList();
    }

    /** The experiment's own columns come from its first run. */
    private String query(List<ExperimentRuns> experiments) throws SQLException {
        List<Path> parts = index.parts(experiments.getFirst().from(), experiments.getLast().to());
        return "SELECT "
                + qualified("part", repetitions.experimentColumns())
                + ", "
                + qualified(STAGED, schema.columns())
                + " FROM "
                + RunIndex.joined(parts)
                + " JOIN summaries ON summaries.experiment_id = run_index.experiment_id"
                + " WHERE run_index.run_index IN"
                + " (SELECT min(run_index) FROM run_index GROUP BY experiment_id)"
                + " ORDER BY summaries.experiment_id";
    }

    private static String qualified(String table, List<? extends Column<?>> columns) {
        return columns.stream()
                .map(column -> table + "." + Sql.name(column.name()))
                .collect(Collectors.joining(", "));
    }
}
