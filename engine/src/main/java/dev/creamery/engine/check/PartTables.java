package dev.creamery.engine.check;

import dev.creamery.engine.store.Column;
import dev.creamery.engine.store.ColumnType;
import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.RepetitionSchema;
import dev.creamery.engine.store.Sql;

import org.duckdb.DuckDBConnection;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is in the parts, in temporary tables of a connection: {@code found} has the {@code part},
 * {@code experiment_id} and {@code run_id} of every row, and whether its curves are {@code even}:
 * as long as each other and no longer than its epochs. {@code strange} has the rows whose
 * hyperparameters are not those of the experiment of that id in the table {@code manifest}.
 */
final class PartTables {

    /** What must be equal in a run and in the manifest's experiment of its id. */
    private static final List<String> IDENTITY =
            List.of(
                    "dataset",
                    "shape",
                    "size",
                    "depth",
                    "learning_rate",
                    "batch_size",
                    "label_noise",
                    "kernel_regularizer",
                    "optimizer",
                    "momentum",
                    "epochs",
                    "task",
                    "num_free_parameters",
                    "widths");

    private final DuckDBConnection connection;
    private final boolean inside;
    private final List<String> curves;
    private final Map<String, String> columns = new LinkedHashMap<>();

    /**
     * @param inside whether all values are read
     */
    PartTables(DuckDBConnection connection, boolean inside) throws SQLException {
        this.connection = connection;
        this.inside = inside;
        var schema = new RepetitionSchema().columns();
        schema.forEach(column -> columns.put(column.name(), column.type().sql()));
        curves =
                schema.stream()
                        .filter(column -> column.type() == ColumnType.FLOAT32_LIST)
                        .map(Column::name)
                        .toList();
        DuckDb.execute(
                connection,
                """
                CREATE OR REPLACE TEMP TABLE found (part INTEGER, experiment_id UINTEGER,
                    run_id VARCHAR, even BOOLEAN, fingerprint UBIGINT);
                CREATE OR REPLACE TEMP TABLE strange (part INTEGER, experiment_id UINTEGER,
                    run_id VARCHAR)
                """);
    }

    /**
     * Reads a part.
     *
     * @return in what its columns differ from what they should be; then nothing of it is taken in
     * @throws SQLException if it cannot be read
     */
    List<String> read(int number, Path part) throws SQLException {
        List<String> differences = differences(part);
        if (differences.isEmpty()) {
            String file = Sql.parquet(List.of(part));
            DuckDb.execute(
                    connection,
                    "INSERT INTO found SELECT %d, experiment_id, run_id, %s, %s FROM %s AS run"
                            .formatted(
                                    number,
                                    inside ? even() : "true",
                                    inside ? "hash(run)" : "0",
                                    file));
            DuckDb.execute(
                    connection,
                    """
                    INSERT INTO strange SELECT %d, run.experiment_id, run_id
                    FROM (SELECT experiment_id, run_id, %s AS identity FROM %s) run
                    LEFT JOIN manifest USING (experiment_id)
                    WHERE run.identity IS DISTINCT FROM manifest.identity
                    """
                            .formatted(number, identity(), file));
        }
        return differences;
    }

    private String even() {
        return curves.stream()
                .map(curve -> "len(%s) = len(val_loss)".formatted(Sql.name(curve)))
                .collect(Collectors.joining(" AND ", "len(val_loss) <= epochs AND ", ""));
    }

    /** What tells experiments apart, as a text. */
    static String identity() {
        return IDENTITY.stream()
                .map(column -> "'%s': %s".formatted(column, Sql.name(column)))
                .collect(Collectors.joining(", ", "CAST({", "} AS VARCHAR)"));
    }

    private List<String> differences(Path part) throws SQLException {
        Map<String, String> found = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("DESCRIBE FROM " + Sql.parquet(List.of(part)))) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
        }
        List<String> differences = new ArrayList<>();
        columns.forEach(
                (name, type) -> {
                    String is = found.remove(name);
                    if (is == null) {
                        differences.add(name + " is missing");
                    } else if (!is.equals(type)) {
                        differences.add(name + " is " + is + " instead of " + type);
                    }
                });
        found.forEach((name, type) -> differences.add(name + " does not belong there"));
        return differences;
    }
}
