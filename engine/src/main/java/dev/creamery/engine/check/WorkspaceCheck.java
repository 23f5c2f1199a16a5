package dev.creamery.engine.check;

import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.SeatHolder;
import dev.creamery.engine.store.Workspace;
import dev.creamery.engine.summary.SummaryCheck;

import org.duckdb.DuckDBConnection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds out whether a workspace is as it should be: every run that a journal has finished is in
 * exactly one part, every part can be read, ids are consistent, the summary agrees with the
 * repetitions, and nothing was left behind. Changes nothing. Engines may be at work meanwhile; rows
 * go through tables of DuckDB, so that a workspace of any size can be looked at.
 */
public final class WorkspaceCheck {

    private final DuckDb database;
    private final boolean inside;

    /**
     * @param inside whether all values of all parts are read, and the summary calculated anew
     */
    public WorkspaceCheck(DuckDb database, boolean inside) {
        this.database = database;
        this.inside = inside;
    }

    /**
     * Looks at a workspace.
     *
     * @return at least one finding for each subject
     * @throws IOException if its folders cannot be read
     */
    public List<Finding> check(Workspace workspace) throws IOException {
        try (DuckDBConnection connection = database.connect()) {
            return new Look(connection, workspace).findings();
        } catch (SQLException failure) {
            throw new IOException(
                    "cannot check " + workspace.root() + ": " + failure.getMessage(), failure);
        }
    }

    private final class Look {
        private final DuckDBConnection connection;
        private final Workspace workspace;
        private final PartNumbers numbers = new PartNumbers();
        private final JournalTables journals;
        private final Map<String, String> unreadable = new LinkedHashMap<>();
        private final Set<String> read = new HashSet<>();

        Look(DuckDBConnection connection, Workspace workspace) {
            this.connection = connection;
            this.workspace = workspace;
            journals = new JournalTables(connection, numbers);
        }

        List<Finding> findings() throws IOException, SQLException {
            List<Finding> findings = new ArrayList<>();
            Map<String, List<SeatHolder>> engines = engines();
            findings.addAll(new ExperimentCheck(connection, workspace).check());
            PartFiles files = PartFiles.of(workspace);
            readParts();
            findings.addAll(journals.findings());
            findings.addAll(files.check(journals, unreadable, engines.keySet()));
            findings.addAll(new RunCheck(connection, numbers, unreadable.keySet()).check());
            findings.addAll(summary(!engines.isEmpty()));
            findings.addAll(new Leftovers(workspace, engines.keySet()).check());
            engines.forEach(
                    (batch, holders) ->
                            findings.add(
                                    Finding.ok(
                                            "engines",
                                            "batch "
                                                    + batch
                                                    + " is being trained by "
                                                    + holders.stream()
                                                            .map(SeatHolder::describe)
                                                            .collect(Collectors.joining(", ")))));
            return findings;
        }

        private Map<String, List<SeatHolder>> engines() throws IOException {
            Map<String, List<SeatHolder>> engines = new LinkedHashMap<>();
            for (Batch batch : workspace.batches()) {
                if (batch.isTaken()) {
                    engines.put(batch.name(), batch.holders());
                }
            }
            return engines;
        }

        /**
         * Reads every part that the journals know. Engines join parts and delete the old ones
         * meanwhile: while some vanish and the journals say more than before, all is read again.
         */
        private void readParts() throws IOException, SQLException {
            PartTables tables = new PartTables(connection, inside);
            boolean vanished = true;
            long said = -1;
            while (vanished && said < journalBytes()) {
                vanished = false;
                said = journalBytes();
                journals.load(workspace);
                unreadable.keySet().retainAll(journals.lineage().parts());
                for (String name : journals.lineage().parts()) {
                    if (!read.contains(name)) {
                        vanished |= !read(tables, name);
                    }
                }
            }
            forgetParts(journals.lineage().parts());
        }

        /** Whether the part is still there. */
        private boolean read(PartTables tables, String name) {
            Path part = workspace.root().resolve(name);
            try {
                List<String> differences = tables.read(numbers.of(name), part);
                if (!differences.isEmpty()) {
                    unreadable.put(name, "has other columns: " + some(differences));
                }
            } catch (SQLException broken) {
                if (!Files.exists(part)) {
                    unreadable.put(name, "is gone");
                    return false;
                }
                unreadable.put(name, "cannot be read: " + DuckDb.reason(broken));
            }
            read.add(name);
            return true;
        }

        /** Those that were joined to others while they were read. */
        private void forgetParts(Set<String> live) throws SQLException {
            String gone =
                    read.stream()
                            .filter(name -> !live.contains(name))
                            .map(name -> String.valueOf(numbers.of(name)))
                            .collect(Collectors.joining(", "));
            if (!gone.isEmpty()) {
                DuckDb.execute(connection, "DELETE FROM found WHERE part IN (" + gone + ")");
                DuckDb.execute(connection, "DELETE FROM strange WHERE part IN (" + gone + ")");
            }
        }

        private long journalBytes() throws IOException {
            long bytes = 0;
            for (Batch batch : workspace.batches()) {
                bytes += batch.journalBytes();
            }
            return bytes;
        }

        private List<Finding> summary(boolean enginesAtWork) throws IOException {
            SummaryCheck.Report report;
            try {
                report = new SummaryCheck(database).check(workspace, inside);
            } catch (IOException failure) {
                String message = String.valueOf(failure.getMessage());
                return List.of(
                        enginesAtWork
                                ? Finding.ok("summary", "not compared, as engines are at work")
                                : Finding.problem("summary", message, "see the parts above first"));
            }
            List<Finding> findings = new ArrayList<>();
            report.different()
                    .forEach(
                            (file, difference) ->
                                    findings.add(
                                            Finding.problem(
                                                    "summary",
                                                    workspace.root().relativize(file)
                                                            + " differs from the repetitions: "
                                                            + difference,
                                                    "delete the file; creamery summarize"
                                                            + " --workspace "
                                                            + workspace.root()
                                                            + " makes it anew")));
            if (!report.outOfDate().isEmpty()) {
                String message =
                        Words.count(report.outOfDate().size(), "file")
                                + " out of date, for example "
                                + workspace.root().relativize(report.outOfDate().getFirst());
                findings.add(
                        enginesAtWork
                                ? Finding.ok("summary", message + ": engines are at work")
                                : Finding.warning(
                                        "summary",
                                        message,
                                        "creamery summarize --workspace " + workspace.root()));
            }
            if (findings.isEmpty()) {
                findings.add(
                        Finding.ok(
                                "summary",
                                Words.count(report.experiments(), "experiment")
                                        + " in "
                                        + Words.count(report.files(), "file")
                                        + (inside
                                                ? ", equal bit for bit to what the repetitions give"
                                                : ", up to date")));
            }
            return findings;
        }
    }

    private static String some(List<String> texts) {
        int shown = Math.min(3, texts.size());
        return String.join(", ", texts.subList(0, shown))
                + (shown < texts.size() ? " and " + (texts.size() - shown) + " more" : "");
    }
}
