package dev.creamery.engine.check;

import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.JournalEntry;
import dev.creamery.engine.store.PartLineage;
import dev.creamery.engine.store.Workspace;

import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What all journals of a workspace say, in the temporary table {@code journalled} of a connection:
 * {@code experiment_id}, {@code run_id}, and the number of the {@code part} that should have the
 * run. Journals are read line by line, and the table may outgrow the memory.
 */
final class JournalTables {

    private final DuckDBConnection connection;
    private final PartNumbers numbers;
    private final List<Finding> findings = new ArrayList<>();
    private PartLineage lineage = new PartLineage();
    private int journals;

    JournalTables(DuckDBConnection connection, PartNumbers numbers) {
        this.connection = connection;
        this.numbers = numbers;
    }

    /** Reads all journals, also while engines write them; in place of what was read before. */
    void load(Workspace workspace) throws IOException, SQLException {
        lineage = new PartLineage();
        findings.clear();
        journals = 0;
        DuckDb.execute(
                connection,
                "CREATE OR REPLACE TEMP TABLE recorded (experiment_id UINTEGER, run_id VARCHAR,"
                        + " part INTEGER)");
        try (DuckDBAppender rows = connection.createAppender("temp", "main", "recorded")) {
            for (Batch batch : workspace.batches()) {
                for (Path journal : batch.journals()) {
                    load(batch, workspace.root().relativize(journal), journal, rows);
                }
            }
        }
        keepWhatIsLeft();
    }

    private void load(Batch batch, Path name, Path journal, DuckDBAppender rows)
            throws SQLException {
        journals++;
        try {
            batch.read(journal, entry -> add(entry, rows));
        } catch (IOException damaged) {
            findings.add(
                    Finding.problem(
                            "journals",
                            String.valueOf(damaged.getMessage()),
                            "put " + name + " right; what it says from there on is not checked"));
        } catch (UncheckedSqlException failed) {
            throw failed.cause;
        }
    }

    private void add(JournalEntry entry, DuckDBAppender rows) {
        lineage.add(entry);
        if (entry instanceof JournalEntry.Finished finished) {
            int part = numbers.of(finished.part());
            finished.runs().forEach((experiment, runs) -> append(rows, experiment, runs, part));
        }
    }

    private static void append(DuckDBAppender rows, long experiment, List<String> runs, int part) {
        try {
            for (String run : runs) {
                rows.beginRow();
                rows.append((int) experiment);
                rows.append(run);
                rows.append(part);
                rows.endRow();
            }
        } catch (SQLException failed) {
            throw new UncheckedSqlException(failed);
        }
    }

    /** Follows parts to those that they were joined to, and leaves out lost ones. */
    private void keepWhatIsLeft() throws SQLException {
        Map<Integer, Integer> now = new HashMap<>();
        for (long part : DuckDb.longs(connection, "SELECT DISTINCT part FROM recorded")) {
            String name = numbers.name((int) part);
            lineage.now(name).ifPresent(joined -> now.put((int) part, numbers.of(joined)));
        }
        DuckDb.execute(
                connection, "CREATE OR REPLACE TEMP TABLE part_now (part INTEGER, now INTEGER)");
        try (DuckDBAppender rows = connection.createAppender("temp", "main", "part_now")) {
            for (Map.Entry<Integer, Integer> one : now.entrySet()) {
                rows.beginRow();
                rows.append(one.getKey());
                rows.append(one.getValue());
                rows.endRow();
            }
        }
        DuckDb.execute(
                connection,
                "CREATE OR REPLACE TEMP TABLE journalled AS SELECT DISTINCT experiment_id, run_id,"
                        + " now AS part FROM recorded JOIN part_now USING (part)");
        DuckDb.execute(connection, "DROP TABLE recorded");
    }

    PartLineage lineage() {
        return lineage;
    }

    /** How many runs should be in a part. */
    long runs(String part) throws SQLException {
        return DuckDb.count(connection, "journalled WHERE part = " + numbers.of(part));
    }

    /** What is wrong with journals, or how many there are. */
    List<Finding> findings() throws SQLException {
        if (findings.isEmpty()) {
            findings.add(
                    Finding.ok(
                            "journals",
                            Words.count(journals, "journal")
                                    + " with "
                                    + Words.count(
                                            DuckDb.count(connection, "journalled"),
                                            "finished run")));
        }
        return List.copyOf(findings);
    }

    private static final class UncheckedSqlException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final SQLException cause;

        UncheckedSqlException(SQLException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
