package dev.creamery.engine.check;

import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.Sql;
import dev.creamery.engine.store.Workspace;

import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Experiments and their ids: what {@code experiments.tsv} and the manifests say. Leaves the table
 * {@code manifest} in the connection: {@code experiment_id} and {@code identity}.
 */
final class ExperimentCheck {

    private static final String SUBJECT = "experiments";
    private static final String RESTORE =
            "restore the file from a backup; ids that changed make runs of different experiments"
                    + " one";

    private final DuckDBConnection connection;
    private final Workspace workspace;
    private final List<Finding> findings = new ArrayList<>();

    ExperimentCheck(DuckDBConnection connection, Workspace workspace) {
        this.connection = connection;
        this.workspace = workspace;
    }

    List<Finding> check() throws IOException, SQLException {
        // Ids are read last: an id is always there before a manifest has it.
        readManifests();
        readIds();
        lookFor(
                "SELECT 'id ' || experiment_id || ' was given to ' || count(*) || ' experiments'"
                        + " FROM ids GROUP BY experiment_id HAVING count(*) > 1",
                "experiments.tsv: ");
        lookFor(
                "SELECT count(*) || ' ids were given to ' || experiment FROM ids"
                        + " GROUP BY experiment HAVING count(*) > 1",
                "experiments.tsv: ");
        lookFor(
                """
                SELECT 'batches/' || batch || '/experiments.parquet: ' || count(*)
                    || ' of its experiments have not the id that experiments.tsv gives them, for example '
                    || min(experiment_id)
                FROM manifests WHERE NOT EXISTS (FROM ids WHERE ids.experiment_id = manifests.experiment_id
                    AND ids.experiment = manifests.experiment)
                GROUP BY batch
                """,
                "");
        DuckDb.execute(
                connection,
                "CREATE OR REPLACE TEMP TABLE manifest AS SELECT experiment_id,"
                        + " any_value(identity) AS identity FROM manifests GROUP BY experiment_id");
        if (findings.isEmpty()) {
            findings.add(
                    Finding.ok(
                            SUBJECT,
                            Words.count(DuckDb.count(connection, "ids"), "experiment")
                                    + " in experiments.tsv, "
                                    + Words.count(
                                            DuckDb.count(connection, "manifest"), "experiment")
                                    + " in manifests, with the same ids"));
        }
        return findings;
    }

    private void readManifests() throws IOException, SQLException {
        DuckDb.execute(
                connection,
                "CREATE OR REPLACE TEMP TABLE manifests (batch VARCHAR, experiment_id UINTEGER,"
                        + " experiment VARCHAR, identity VARCHAR)");
        for (Batch batch : workspace.batches()) {
            checkSweep(batch);
            Path file = batch.manifestFile();
            try {
                DuckDb.execute(
                        connection,
                        "INSERT INTO manifests SELECT %s, experiment_id, experiment, %s FROM %s WHERE invalid IS NULL"
                                .formatted(
                                        Sql.text(batch.name()),
                                        PartTables.identity(),
                                        Sql.parquet(List.of(file))));
            } catch (SQLException unreadable) {
                findings.add(
                        Finding.problem(
                                SUBJECT,
                                workspace.root().relativize(file)
                                        + " cannot be read: "
                                        + DuckDb.reason(unreadable),
                                "restore it from a backup; else rename the folder of the batch and"
                                        + " run its sweep again, which keeps all finished runs"));
            }
        }
    }

    private void checkSweep(Batch batch) {
        try {
            batch.sweep();
        } catch (IOException damaged) {
            findings.add(
                    Finding.problem(
                            SUBJECT,
                            String.valueOf(damaged.getMessage()),
                            "write the sweep there again, with the name " + batch.name()));
        }
    }

    private void readIds() throws IOException, SQLException {
        DuckDb.execute(
                connection,
                "CREATE OR REPLACE TEMP TABLE ids (experiment_id UINTEGER, experiment VARCHAR)");
        List<SQLException> failures = new ArrayList<>();
        try (DuckDBAppender rows = connection.createAppender("temp", "main", "ids")) {
            workspace
                    .experimentIds()
                    .read(
                            (id, experiment) -> {
                                try {
                                    rows.beginRow();
                                    rows.append(id.intValue());
                                    rows.append(experiment);
                                    rows.endRow();
                                } catch (SQLException failed) {
                                    failures.add(failed);
                                }
                            });
        } catch (IOException damaged) {
            findings.add(Finding.problem(SUBJECT, String.valueOf(damaged.getMessage()), RESTORE));
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    /** Every row of a query is a problem. */
    private void lookFor(String query, String file) throws SQLException {
        DuckDb.texts(connection, query)
                .forEach(text -> findings.add(Finding.problem(SUBJECT, file + text, RESTORE)));
    }
}
