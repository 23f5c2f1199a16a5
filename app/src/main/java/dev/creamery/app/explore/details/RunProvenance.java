package dev.creamery.app.explore.details;

import dev.creamery.app.chart.plot.NumberText;
import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.Column;
import dev.creamery.engine.query.DatasetIndex;
import dev.creamery.engine.query.QueryException;
import dev.creamery.engine.query.SqlConsole;
import dev.creamery.engine.query.SqlResult;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How an experiment's runs were made, from the repetition files. Runs in the background. */
final class RunProvenance {

    private static final List<String> COLUMNS =
            List.of(
                    "run_id",
                    "seed",
                    "start_time",
                    "update_time",
                    "platform",
                    "hostname",
                    "git_hash",
                    "python_version",
                    "tensorflow_version",
                    "task_version",
                    "test_split_method",
                    "command");
    private static final int MOST_RUNS = 10_000;
    private static final int MOST_VALUES = 3;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
                    .withZone(ZoneId.systemDefault());

    private final SqlConsole console;

    RunProvenance(DatasetIndex index) {
        console = new SqlConsole(index);
    }

    /** What the runs have in common, by column; empty if the data have no repetitions of it. */
    Map<String, String> of(ExperimentFacts experiment, Cancellation cancellation) {
        Object id = experiment.values().get("experiment_id");
        if (!(id instanceof Long) || experiment.files().isEmpty()) {
            return Map.of();
        }
        try {
            Set<String> known =
                    Arrays.stream(
                                    console.query("DESCRIBE repetitions", MOST_RUNS, cancellation)
                                            .rows())
                            .map(row -> String.valueOf(row[0]))
                            .collect(Collectors.toSet());
            List<String> columns = COLUMNS.stream().filter(known::contains).toList();
            String sql =
                    "SELECT 1 AS run, %s FROM repetitions WHERE filename IN (%s) AND experiment_id = %s"
                            .formatted(
                                    String.join(", ", columns),
                                    experiment.files().stream()
                                            .map(file -> "'" + file.replace("'", "''") + "'")
                                            .collect(Collectors.joining(", ")),
                                    id);
            return summary(console.query(sql, MOST_RUNS, cancellation));
        } catch (QueryException noRepetitions) {
            return Map.of();
        }
    }

    private static Map<String, String> summary(SqlResult runs) {
        Map<String, String> summary = new LinkedHashMap<>();
        if (runs.rows().length == 0) {
            return summary;
        }
        summary.put(
                "runs", (runs.cut() ? "more than " : "") + NumberText.count(runs.rows().length));
        for (int i = 1; i < runs.columns().size(); i++) {
            int at = i;
            Column column = runs.columns().get(i);
            TreeSet<@Nullable Object> values =
                    Arrays.stream(runs.rows())
                            .map(row -> row[at])
                            .filter(Objects::nonNull)
                            .collect(Collectors.toCollection(TreeSet::new));
            if (!values.isEmpty()) {
                summary.put(column.name(), text(column.name(), values));
            }
        }
        return summary;
    }

    /** Few values as they are; of many times the first and the last, of others how many. */
    private static String text(String column, TreeSet<@Nullable Object> values) {
        List<String> texts = values.stream().map(value -> text(column, value)).distinct().toList();
        if (texts.size() <= MOST_VALUES) {
            return String.join(", ", texts);
        }
        return column.endsWith("_time")
                ? texts.getFirst() + " … " + texts.getLast()
                : NumberText.count(texts.size()) + " different ones";
    }

    private static String text(String column, @Nullable Object value) {
        return column.endsWith("_time") && value instanceof Long seconds
                ? TIME.format(Instant.ofEpochSecond(seconds))
                : String.valueOf(value);
    }
}
