package dev.creamery.engine.store;

import org.duckdb.DuckDBConnection;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** Reads the curves of an experiment's finished runs, also while an engine trains others. */
public final class ExperimentCurves {

    private static final int MEGABYTES = 512;

    private final Workspace workspace;

    public ExperimentCurves(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * One curve per finished run, by start.
     *
     * @param column of repetitions, such as {@code val_loss}
     * @return (runs, epochs); values that were not recorded are NaN
     * @throws IOException if a part cannot be read, for example because it was just joined with
     *     others: reading again helps
     */
    public List<float[]> read(long experimentId, String column) throws IOException {
        List<Path> parts =
                workspace.state().parts().stream().map(workspace.root()::resolve).toList();
        try (DuckDb database =
                        DuckDb.inMemory(MEGABYTES, 1, workspace.root().resolve(".temporary"));
                DuckDBConnection connection = database.connect()) {
            RunIndex index = new RunIndex(connection, parts, "experiment_id = " + experimentId);
            return new HistoryReader(connection, List.of(column))
                    .read(index.entries(0, index.size())).stream()
                            .map(history -> history.curves()[0])
                            .toList();
        } catch (SQLException unreadable) {
            throw new IOException(
                    "the runs of experiment %d cannot be read: %s"
                            .formatted(experimentId, unreadable.getMessage()),
                    unreadable);
        }
    }
}
