package dev.creamery.engine.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The columns that a group of files shares.
 *
 * @param id number within the index
 * @param hash the same for files with the same columns and types
 * @param columns original names and DuckDB's types, by name with underscores
 */
record FileSchema(int id, String hash, Map<String, Column> columns) {

    enum Kind {
        SUMMARY,
        REPETITIONS,
        UNKNOWN
    }

    /** From original names. */
    static FileSchema of(int id, String hash, List<Column> originals) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (Column original : originals) {
            columns.put(HivePath.columnName(original.name()), original);
        }
        return new FileSchema(id, hash, columns);
    }

    Kind kind() {
        if (!columns.containsKey("experiment_id")) {
            return Kind.UNKNOWN;
        }
        if (Measurement.all().stream().anyMatch(m -> hasList(m.summaryColumn("median")))) {
            return Kind.SUMMARY;
        }
        return Measurement.all().stream().anyMatch(m -> hasList(m.repetitionColumn()))
                ? Kind.REPETITIONS
                : Kind.UNKNOWN;
    }

    /** Why the files are of no known kind, for people. */
    String problem() {
        List<String> missing = new ArrayList<>();
        if (!columns.containsKey("experiment_id")) {
            missing.add("experiment_id");
        }
        if (Measurement.all().stream()
                .noneMatch(
                        m -> hasList(m.summaryColumn("median")) || hasList(m.repetitionColumn()))) {
            missing.add("a list of floats test_loss_median (summaries) or val_loss (repetitions)");
        }
        return "holds neither summaries nor repetitions: missing " + String.join(" and ", missing);
    }

    /** How much a summary tells: the one that tells more wins over others of its experiment. */
    int richness() {
        return columns.size();
    }

    /** Whether there is a list of numbers of that name. */
    boolean hasList(String name) {
        Column column = columns.get(name);
        return column != null
                && column.sqlType().endsWith("[]")
                && !column.sqlType().startsWith("VARCHAR")
                && !column.sqlType().startsWith("STRUCT");
    }

    /** The column as SQL, from the relation {@code r}; nothing if the file lacks it. */
    Optional<String> sql(String name) {
        return Optional.ofNullable(columns.get(name)).map(column -> "r." + column.quoted());
    }
}
