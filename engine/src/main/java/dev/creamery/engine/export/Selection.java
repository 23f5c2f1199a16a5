package dev.creamery.engine.export;

import dev.creamery.engine.query.SqlErrors;
import dev.creamery.engine.store.ColumnType;
import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.Sql;
import dev.creamery.engine.summary.SummarySchema;
import dev.creamery.engine.sweep.BundledSweeps;

import org.duckdb.DuckDBConnection;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The experiments to export: the temporary table {@code selection} of a connection, with {@code
 * selected_id} (an {@code experiment_id}) and the sweep flags.
 */
final class Selection {

    private Selection() {}

    /**
     * Makes the table.
     *
     * @param summary the files of the summary, at least one
     * @param where condition on its columns
     * @throws InvalidExportException if the condition cannot be used, or is never true
     */
    static void create(
            DuckDBConnection connection, Collection<Path> summary, Optional<String> where)
            throws SQLException {
        String files = Sql.parquet(summary);
        List<Long> matching = matching(connection, files, where);
        String ids = matching.stream().map(String::valueOf).collect(Collectors.joining(", "));
        DuckDb.execute(
                connection,
                "CREATE OR REPLACE TEMP TABLE selection AS SELECT experiment_id AS selected_id, "
                        + Sql.names(BundledSweeps.BUTTER)
                        + " FROM "
                        + files
                        + " WHERE experiment_id IN ("
                        + ids
                        + ")");
    }

    private static List<Long> matching(
            DuckDBConnection connection, String files, Optional<String> where) throws SQLException {
        String condition = where.orElse("true");
        List<Long> matching;
        try {
            matching =
                    DuckDb.longs(
                            connection,
                            "SELECT experiment_id FROM (%s) WHERE (\n%s\n)"
                                    .formatted(decimals(files), condition));
        } catch (SQLException unusable) {
            throw new InvalidExportException(
                    "the condition \""
                            + condition
                            + "\" cannot be used: "
                            + SqlErrors.clean(String.valueOf(unusable.getMessage()))
                            + "\nAllowed: an SQL condition on the columns of the summary, such as"
                            + " dataset = 'sleep' AND depth < 5; best values are lists of one:"
                            + " test_loss_min_value_median[1] < 0.1");
        }
        if (matching.isEmpty()) {
            throw new InvalidExportException(
                    "no experiment meets the condition \"" + condition + "\"");
        }
        return matching;
    }

    /**
     * The summary with its 32-bit numbers as the doubles that are written alike: 0.0001 as a float
     * is not equal to 0.0001 as a double, which is what people write in a condition.
     */
    private static String decimals(String files) {
        String replaced =
                SummarySchema.all().stream()
                        .filter(column -> column.type() == ColumnType.FLOAT32)
                        .map(column -> Sql.name(column.name()))
                        .map(
                                name ->
                                        "CAST(CAST(%1$s AS VARCHAR) AS DOUBLE) AS %1$s"
                                                .formatted(name))
                        .collect(Collectors.joining(", "));
        return "SELECT * REPLACE (" + replaced + ") FROM " + files;
    }
}
