package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Reads files of one schema as if they were written today: columns from the file or its path, with
 * BUTTER's names and types. In its SQL, {@code r} is the file and {@code f} its row of {@code
 * source_file}.
 */
final class Projection {

    /** BUTTER's best values and epochs are lists of one element each. */
    enum Lists {
        /** Read as what they are. */
        KEPT,
        /** Their element is read. */
        UNPACKED
    }

    private final FileSchema schema;
    private final Lists lists;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final Map<String, String> sql = new LinkedHashMap<>();

    /**
     * @param partitions columns that the paths tell
     * @param otherTypes DuckDB's types of columns that BUTTER does not have
     */
    Projection(
            FileSchema schema,
            Set<String> partitions,
            Map<String, String> otherTypes,
            Lists lists) {
        this.schema = schema;
        this.lists = lists;
        schema.columns().forEach(this::addFromFile);
        for (String name : partitions) {
            if (!columns.containsKey(name)) {
                @Nullable String other = otherTypes.getOrDefault(name, "VARCHAR");
                String type = ButterColumns.TYPES.getOrDefault(name, other);
                add(name, type, "TRY_CAST(f.partitions[%s] AS %s)".formatted(Sql.text(name), type));
            }
        }
    }

    private void addFromFile(String name, Column original) {
        String type = ButterColumns.TYPES.getOrDefault(name, original.sqlType());
        boolean listOfOne = original.sqlType().endsWith("[]") && !type.endsWith("[]");
        if (listOfOne && lists == Lists.KEPT) {
            type = original.sqlType();
            listOfOne = false;
        }
        String value = "r." + original.quoted() + (listOfOne ? "[1]" : "");
        add(name, type, "TRY_CAST(%s AS %s)".formatted(value, type));
    }

    private void add(String name, String type, String expression) {
        // Names with an underscore in front are the index's own.
        if (!name.startsWith("_")) {
            columns.put(name, new Column(name, type));
            sql.put(name, expression);
        }
    }

    FileSchema schema() {
        return schema;
    }

    /** All columns. */
    Collection<Column> columns() {
        return columns.values();
    }

    /** Those that describe an experiment as a whole. */
    Collection<Column> scalars() {
        return columns.values().stream().filter(ofExperiments()).toList();
    }

    private static Predicate<Column> ofExperiments() {
        return column ->
                ButterColumns.TYPES.containsKey(column.name())
                        || (column.type() != ColumnType.OTHER
                                && !ButterColumns.isOfRuns(column.name()));
    }

    /** {@code expression AS name} of each column. */
    String select(Collection<Column> chosen) {
        StringBuilder select = new StringBuilder();
        for (Column column : chosen) {
            select.append(select.isEmpty() ? "" : ", ")
                    .append(sql.get(column.name()))
                    .append(" AS ")
                    .append(column.quoted());
        }
        return select.toString();
    }

    /** {@code expression AS name} of columns of other files too, NULL where these lack them. */
    String selectAs(Collection<Column> wanted) {
        return wanted.stream()
                .map(column -> expression(column) + " AS " + column.quoted())
                .collect(Collectors.joining(", "));
    }

    private String expression(Column wanted) {
        Column own = columns.get(wanted.name());
        if (own == null) {
            return "NULL::" + wanted.sqlType();
        }
        String value = sql.getOrDefault(wanted.name(), "NULL");
        boolean listOfOne = wanted.sqlType().endsWith("[]") && !own.sqlType().endsWith("[]");
        return own.equals(wanted)
                ? value
                : "TRY_CAST(%s AS %s)"
                        .formatted(listOfOne ? "[" + value + "]" : value, wanted.sqlType());
    }

    /**
     * The number that tells experiments apart: of the id and the hyperparameters, because ids of
     * different studies may be equal.
     *
     * @param relation which has the columns under their names
     */
    String key(String relation) {
        StringBuilder key = new StringBuilder("(hash(" + relation + ".experiment_id");
        for (String name : ButterColumns.HYPERPARAMETERS) {
            String type = ButterColumns.TYPES.getOrDefault(name, "VARCHAR");
            String value = columns.containsKey(name) ? relation + "." + name : "NULL::" + type;
            key.append(", ")
                    .append(
                            switch (name) {
                                case "momentum", "kernel_regularizer_l1", "kernel_regularizer_l2" ->
                                        "coalesce(%s, 0::FLOAT)".formatted(value);
                                case "optimizer" -> "coalesce(lower(%s), 'adam')".formatted(value);
                                case "kernel_regularizer_type" ->
                                        "coalesce(nullif(%s, 'none'), '')".formatted(value);
                                default -> value;
                            });
        }
        return key.append(") >> 1)::BIGINT").toString();
    }

    /**
     * {@code read_parquet} of files, with their paths as {@code _path} and their row numbers: a
     * column {@code filename} may be in the files.
     */
    static String read(Collection<String> paths) {
        return "read_parquet(%s, filename = '_path', file_row_number = true, hive_partitioning = false)"
                .formatted(Sql.texts(paths));
    }
}
