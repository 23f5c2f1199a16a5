package dev.creamery.engine.store;

import dev.creamery.engine.network.NetworkStructure;
import dev.creamery.engine.network.Task;
import dev.creamery.engine.sweep.DatasetFacts;
import dev.creamery.engine.sweep.Experiment;
import dev.creamery.engine.sweep.Hyperparameter;
import dev.creamery.engine.sweep.Hyperparameters;
import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.sweep.SweepJson;

import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A manifest as a Parquet file: a row per experiment, with its hyperparameters, its network, the
 * facts of its dataset, and why it is left out where it is.
 */
final class ManifestFile {

    private static final String TABLE =
            """
            CREATE TABLE manifest (
                experiment_id UINTEGER, dataset VARCHAR, shape VARCHAR, size UBIGINT, depth UTINYINT,
                learning_rate FLOAT, batch_size UINTEGER, label_noise FLOAT,
                kernel_regularizer VARCHAR, optimizer VARCHAR, momentum FLOAT, epochs UINTEGER,
                task VARCHAR, num_free_parameters UBIGINT, widths UINTEGER[], invalid VARCHAR,
                dataset_rows UBIGINT, dataset_features UINTEGER, inputs UINTEGER, outputs UINTEGER,
                experiment VARCHAR)
            """;

    private final SweepJson json = new SweepJson();

    /** Writes a manifest; the file is there as a whole or not at all. */
    void write(Manifest manifest, Path file) throws IOException {
        Path temporary = DurableFiles.temporary(file);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
            try (DuckDBAppender appender =
                    connection.unwrap(DuckDBConnection.class).createAppender("main", "manifest")) {
                for (NumberedExperiment numbered : manifest.valid()) {
                    append(appender, OptionalLong.of(numbered.id()), numbered.planned());
                }
                for (PlannedExperiment planned : manifest.invalid()) {
                    append(appender, OptionalLong.empty(), planned);
                }
            }
            statement.execute(
                    "COPY manifest TO "
                            + literal(temporary)
                            + " (FORMAT parquet, COMPRESSION zstd)");
        } catch (SQLException failed) {
            throw new IOException("cannot write " + file + ": " + failed.getMessage(), failed);
        }
        DurableFiles.publish(temporary, file);
    }

    private void append(DuckDBAppender appender, OptionalLong id, PlannedExperiment planned)
            throws SQLException {
        Experiment experiment = planned.experiment();
        DatasetFacts facts = planned.facts();
        appender.beginRow();
        if (id.isPresent()) {
            appender.append((int) id.getAsLong());
        } else {
            appender.appendNull();
        }
        appender.append(experiment.dataset())
                .append(text(Hyperparameters.SHAPE, experiment))
                .append(experiment.size())
                .append((byte) experiment.depth())
                .append(experiment.learningRate())
                .append(experiment.batchSize())
                .append(experiment.labelNoise())
                .append(json.compact(plain(Hyperparameters.KERNEL_REGULARIZER, experiment)))
                .append(experiment.optimizer().label())
                .append(experiment.optimizer().momentum())
                .append(experiment.epochs())
                .append(facts.task().label())
                .append(planned.network().numFreeParameters())
                .append(planned.network().widths().stream().mapToInt(width -> width).toArray())
                .append(planned.invalid().orElse(null))
                .append(facts.rows())
                .append(facts.features())
                .append(facts.inputs())
                .append(facts.outputs())
                .append(json.canonical(experiment))
                .endRow();
    }

    private static @Nullable Object plain(Hyperparameter<?> hyperparameter, Experiment experiment) {
        return hyperparameter.plainValue(experiment);
    }

    private static String text(Hyperparameter<?> hyperparameter, Experiment experiment) {
        return String.valueOf(plain(hyperparameter, experiment));
    }

    /** Reads a manifest, in the order in which it was written. */
    Manifest read(Path file) throws IOException {
        List<NumberedExperiment> valid = new ArrayList<>();
        List<PlannedExperiment> invalid = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("FROM read_parquet(" + literal(file) + ")")) {
            while (rows.next()) {
                PlannedExperiment planned = planned(rows);
                if (planned.isValid()) {
                    valid.add(new NumberedExperiment(rows.getLong("experiment_id"), planned));
                } else {
                    invalid.add(planned);
                }
            }
        } catch (SQLException failed) {
            throw new IOException("cannot read " + file + ": " + failed.getMessage(), failed);
        }
        return new Manifest(valid, invalid);
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

    private static String literal(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }
}
