package dev.creamery.engine.export;

import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.DatasetIndex;
import dev.creamery.engine.query.Filter;
import dev.creamery.engine.query.SelectedExperiments;
import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.Sql;
import dev.creamery.engine.sweep.BundledSweeps;

import org.duckdb.DuckDBConnection;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The experiments to export: the temporary table {@code selection} of a connection, with {@code
 * selected_id} (an {@code experiment_id}) and the sweep flags.
 */
final class Selection {

    private static final String INDEX_MEMORY = "1GB";

    private Selection() {}

    /**
     * Makes the table.
     *
     * @param summary the files of the workspace's summary, at least one
     * @param caches where the index of a workspace that cannot be written to has its temporary
     *     files
     * @throws InvalidExportException if the filter cannot be used, or lets nothing through
     * @throws IOException if the workspace cannot be read
     */
    static void create(
            DuckDBConnection connection,
            Collection<Path> summary,
            ExportRequest request,
            Path caches)
            throws IOException, SQLException {
        DuckDb.execute(
                connection,
                "CREATE OR REPLACE TEMP TABLE selection AS SELECT experiment_id AS selected_id, "
                        + Sql.names(BundledSweeps.BUTTER)
                        + " FROM "
                        + Sql.parquet(summary)
                        + (request.filter().isEmpty() ? "" : condition(matching(request, caches))));
    }

    private static String condition(List<Long> ids) {
        return ids.stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", " WHERE experiment_id IN (", ")"));
    }

    private static List<Long> matching(ExportRequest request, Path caches) throws IOException {
        Filter filter = request.filter();
        try (DatasetIndex index = DatasetIndex.open(request.workspace(), caches, INDEX_MEMORY)) {
            Cancellation nobodyCancels = new Cancellation();
            index.refresh(progress -> {}, nobodyCancels);
            ConditionCheck.check(index, filter);
            List<Long> matching = SelectedExperiments.ids(index, filter, nobodyCancels);
            if (matching.isEmpty()) {
                throw ConditionCheck.unmet(filter);
            }
            return matching;
        }
    }
}
