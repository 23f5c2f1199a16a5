package dev.creamery.engine.check;

import dev.creamery.engine.store.DuckDb;

import org.duckdb.DuckDBConnection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares the runs that journals have finished with those that are in parts. */
final class RunCheck {

    private static final String SUBJECT = "runs";

    private final DuckDBConnection connection;
    private final PartNumbers numbers;
    private final String unreadable;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param connection with the tables of {@link JournalTables} and {@link PartTables}
     * @param unreadable parts whose runs are not looked for
     */
    RunCheck(DuckDBConnection connection, PartNumbers numbers, Set<String> unreadable) {
        this.connection = connection;
        this.numbers = numbers;
        this.unreadable =
                unreadable.stream()
                        .map(part -> String.valueOf(numbers.of(part)))
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    List<Finding> check() throws SQLException {
        DuckDb.execute(
                connection,
                """
                CREATE OR REPLACE TEMP TABLE times AS
                SELECT run_id, count(*) AS times, min(part) AS part, max(part) AS other FROM found
                GROUP BY run_id
                """);
        missing();
        twice();
        unknown();
        otherExperiment();
        uneven();
        if (findings.isEmpty()) {
            findings.add(
                    Finding.ok(
                            SUBJECT,
                            Words.count(DuckDb.count(connection, "found"), "run")
                                    + ", each finished by a journal and in one part"
                                    + (unreadable.equals("()")
                                            ? ""
                                            : " (of the parts that can be read)")));
        }
        return findings;
    }

    private void missing() throws SQLException {
        lookFor(
                """
                SELECT part, part, count(*), min(run_id) FROM journalled
                WHERE %s AND run_id NOT IN (SELECT run_id FROM times) GROUP BY part ORDER BY part
                """
                        .formatted(unreadable.equals("()") ? "true" : "part NOT IN " + unreadable),
                (part, _, runs, example) ->
                        "%s lacks %s that a journal says are in it, for example %s"
                                .formatted(part, runs, example),
                "move the part out of the workspace; creamery run then trains its runs again");
    }

    private void twice() throws SQLException {
        lookFor(
                "SELECT part, other, count(*), min(run_id) FROM times WHERE times > 1"
                        + " GROUP BY part, other ORDER BY part, other",
                (part, other, runs, example) ->
                        part.equals(other)
                                ? "%s has %s more than once, for example %s"
                                        .formatted(part, runs, example)
                                : "%s and %s both have %s, for example %s"
                                        .formatted(part, other, runs, example),
                "nothing is lost, and summaries count each run once; to be rid of the second ones,"
                        + " move one of the parts out of the workspace and launch the batch again");
    }

    private void unknown() throws SQLException {
        lookFor(
                """
                SELECT part, part, count(*), min(run_id) FROM found
                WHERE run_id NOT IN (SELECT run_id FROM journalled) GROUP BY part ORDER BY part
                """,
                (part, _, runs, example) ->
                        "%s has %s that no journal has finished, for example %s"
                                .formatted(part, runs, example),
                "a journal was lost or changed: restore it from a backup; else creamery run trains"
                        + " these runs again");
    }

    private void otherExperiment() throws SQLException {
        lookFor(
                """
                SELECT found.part, found.part, count(*), min(run_id) FROM found JOIN journalled USING (run_id)
                WHERE found.experiment_id <> journalled.experiment_id GROUP BY found.part ORDER BY 1
                """,
                (part, _, runs, example) ->
                        "%s has %s under another experiment_id than the journal, for example %s"
                                .formatted(part, runs, example),
                "move the part out of the workspace; creamery run then trains its runs again");
        lookFor(
                "SELECT part, part, count(*), min(run_id) FROM strange GROUP BY part ORDER BY part",
                (part, _, runs, example) ->
                        "%s has %s whose hyperparameters are not those of the experiment of that id, for example %s"
                                .formatted(part, runs, example),
                "move the part out of the workspace; creamery run then trains its runs again");
    }

    private void uneven() throws SQLException {
        lookFor(
                "SELECT part, part, count(*), min(run_id) FROM found WHERE even IS NOT true"
                        + " GROUP BY part ORDER BY part",
                (part, _, runs, example) ->
                        "%s has %s whose curves are not equally long, or longer than its epochs, for example %s"
                                .formatted(part, runs, example),
                "move the part out of the workspace; creamery run then trains its runs again");
    }

    private interface Message {
        String of(String part, String other, String runs, String example);
    }

    /**
     * Every row of a query is a problem.
     *
     * @param query two parts, the number of runs, and one of them
     */
    private void lookFor(String query, Message message, String remedy) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                findings.add(
                        Finding.problem(
                                SUBJECT,
                                message.of(
                                        numbers.name(rows.getInt(1)),
                                        numbers.name(rows.getInt(2)),
                                        Words.count(rows.getLong(3), "run"),
                                        rows.getString(4)),
                                remedy));
            }
        }
    }
}
