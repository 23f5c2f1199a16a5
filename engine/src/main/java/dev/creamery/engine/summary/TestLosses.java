package dev.creamery.engine.summary;

import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.PartsFolder;
import dev.creamery.engine.store.Sql;
import dev.creamery.engine.store.Workspace;

import org.duckdb.DuckDBConnection;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The median test loss of an experiment over its runs, in brief.
 *
 * @param runs that the median is of
 * @param first after the first epoch
 * @param lowest of all epochs
 * @param lowestEpoch where it is reached, from 1
 * @param last after the last epoch
 */
public record TestLosses(int runs, float first, float lowest, int lowestEpoch, float last) {

    /**
     * Reads the summary of a workspace.
     *
     * @param experimentIds which experiments
     * @return by experiment id; those that have no summary are left out
     */
    public static Map<Long, TestLosses> read(
            DuckDb database, Workspace workspace, Collection<Long> experimentIds)
            throws IOException {
        Map<Long, TestLosses> losses = new LinkedHashMap<>();
        try (DuckDBConnection connection = database.connect();
                Statement statement = connection.createStatement()) {
            List<Path> files = PartsFolder.scan(connection, workspace.summary()).readable();
            if (files.isEmpty() || experimentIds.isEmpty()) {
                return losses;
            }
            String ids =
                    experimentIds.stream().map(String::valueOf).collect(Collectors.joining(", "));
            String query =
                    """
                    SELECT experiment_id, num_runs, test_loss_median[1], list_min(test_loss_median),
                        list_position(test_loss_median, list_min(test_loss_median)),
                        test_loss_median[-1]
                    FROM %s WHERE experiment_id IN (%s)
                    """
                            .formatted(Sql.parquet(files), ids);
            try (ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    losses.put(
                            rows.getLong(1),
                            new TestLosses(
                                    rows.getInt(2),
                                    rows.getFloat(3),
                                    rows.getFloat(4),
                                    rows.getInt(5),
                                    rows.getFloat(6)));
                }
            }
            return losses;
        } catch (SQLException failure) {
            throw new IOException(
                    "cannot read the summary in "
                            + workspace.summary()
                            + ": "
                            + failure.getMessage(),
                    failure);
        }
    }
}
