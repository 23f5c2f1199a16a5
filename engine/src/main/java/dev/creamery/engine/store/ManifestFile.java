package dev.creamery.engine.store;

import static dev.creamery.engine.store.ColumnType.FLOAT32;
import static dev.creamery.engine.store.ColumnType.STRING;
import static dev.creamery.engine.store.ColumnType.UINT32;
import static dev.creamery.engine.store.ColumnType.UINT32_LIST;
import static dev.creamery.engine.store.ColumnType.UINT64;
import static dev.creamery.engine.store.ColumnType.UINT8;

import dev.creamery.engine.network.NetworkStructure;
import dev.creamery.engine.network.Task;
import dev.creamery.engine.sweep.DatasetFacts;
import dev.creamery.engine.sweep.Experiment;
import dev.creamery.engine.sweep.Hyperparameters;
import dev.creamery.engine.sweep.KernelRegularizer;
import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.sweep.SweepJson;

import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A manifest as a Parquet file: a row per experiment, with its hyperparameters, its network, the
 * facts of its dataset, and why it is left out where it is.
 */
final class ManifestFile {

    private static final int MEGABYTES = 512;

    private final SweepJson json = new SweepJson();
    private final List<Column<Row>> columns = new ArrayList<>();

    /**
     * @param position in the sweep's order
     * @param id of a valid experiment
     */
    private record Row(int position, @Nullable Integer id, PlannedExperiment planned) {
        Experiment experiment() {
            return planned.experiment();
        }

        DatasetFacts facts() {
            return planned.facts();
        }
    }

    ManifestFile() {
        add("position", UINT32, Row::position);
        add("experiment_id", UINT32, Row::id);
        add("dataset", STRING, row -> row.experiment().dataset());
        add("shape", STRING, row -> row.experiment().shape().label());
        add("size", UINT64, row -> row.experiment().size());
        add("depth", UINT8, row -> (byte) row.experiment().depth());
        add("learning_rate", FLOAT32, row -> row.experiment().learningRate());
        add("batch_size", UINT32, row -> row.experiment().batchSize());
        add("label_noise", FLOAT32, row -> row.experiment().labelNoise());
        add("kernel_regularizer", STRING, this::regularizer);
        add("optimizer", STRING, row -> row.experiment().optimizer().label());
        add("momentum", FLOAT32, row -> row.experiment().optimizer().momentum());
        add("epochs", UINT32, row -> row.experiment().epochs());
        add("task", STRING, row -> row.facts().task().label());
        add("num_free_parameters", UINT64, row -> row.planned().network().numFreeParameters());
        add("widths", UINT32_LIST, ManifestFile::widths);
        add("invalid", STRING, row -> row.planned().invalid().orElse(null));
        add("dataset_rows", UINT64, row -> row.facts().rows());
        add("dataset_features", UINT32, row -> row.facts().features());
        add("inputs", UINT32, row -> row.facts().inputs());
        add("outputs", UINT32, row -> row.facts().outputs());
        add("experiment", STRING, row -> json.canonical(row.experiment()));
    }

    private void add(String name, ColumnType type, Function<Row, @Nullable Object> value) {
        columns.add(new Column<>(name, type, value));
    }

    private @Nullable Object regularizer(Row row) {
        KernelRegularizer regularizer = row.experiment().kernelRegularizer();
        return regularizer.isNone()
                ? null
                : json.compact(Hyperparameters.KERNEL_REGULARIZER.plainValue(row.experiment()));
    }

    private static int[] widths(Row row) {
        return row.planned().network().widths().stream().mapToInt(Integer::intValue).toArray();
    }

    /** Writes a manifest; the file is there as a whole or not at all. */
    void write(Manifest manifest, Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (NumberedExperiment one : manifest.valid()) {
            rows.add(new Row(rows.size(), (int) one.id(), one.planned()));
        }
        for (PlannedExperiment planned : manifest.invalid()) {
            rows.add(new Row(rows.size(), null, planned));
        }
        try (DuckDb database = open(file);
                DuckDBConnection connection = database.connect();
                StagingTable<Row> table = new StagingTable<>(connection, "manifest", columns)) {
            table.append(rows);
            ParquetFiles.write(
                    connection, "FROM (" + table.query() + ") ORDER BY position", file, Map.of());
        } catch (SQLException failed) {
            throw new IOException("cannot write " + file + ": " + failed.getMessage(), failed);
        }
    }

    /** Reads a manifest, in the order in which it was written. */
    Manifest read(Path file) throws IOException {
        List<NumberedExperiment> valid = new ArrayList<>();
        List<PlannedExperiment> invalid = new ArrayList<>();
        String query = "FROM " + Sql.parquet(List.of(file)) + " ORDER BY position";
        try (DuckDb database = open(file);
                DuckDBConnection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                PlannedExperiment planned = planned(rows);
                if (planned.isValid()) {
                    valid.add(new NumberedExperiment(rows.getLong("experiment_id"), planned));
                } else {
                    invalid.add(planned);
                }
            }
        } catch (SQLException failed) {
            throw new IOException(
                    "cannot read "
                            + file
                            + ": "
                            + DuckDb.reason(failed)
                            + "; creamery verify says what to do",
                    failed);
        }
        return new Manifest(valid, invalid);
    }

    private static DuckDb open(Path file) throws IOException {
        return DuckDb.inMemory(MEGABYTES, 1, file.resolveSibling(".temporary"));
    }

    private PlannedExperiment planned(ResultSet row) throws SQLException {
        Experiment experiment = json.experiment(row.getString("experiment"));
        DatasetFacts facts =
                new DatasetFacts(
                        experiment.dataset(),
                        row.getLong("dataset_rows"),
                        row.getInt("dataset_features"),
                        task(row.getString("task")),
                        row.getInt("inputs"),
                        row.getInt("outputs"));
        NetworkStructure network =
                new NetworkStructure(
                        facts.inputs(),
                        widths(row),
                        experiment.shape().residual(),
                        facts.task().outputActivation(facts.outputs()));
        return new PlannedExperiment(
                experiment, facts, network, Optional.ofNullable(row.getString("invalid")));
    }

    private static List<Integer> widths(ResultSet row) throws SQLException {
        Object[] widths = (Object[]) row.getArray("widths").getArray();
        return Arrays.stream(widths)
                .map(width -> ((Number) width).intValue())
                .collect(Collectors.toList());
    }

    private static Task task(String label) {
        return Arrays.stream(Task.values())
                .filter(task -> task.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown task " + label));
    }
}
