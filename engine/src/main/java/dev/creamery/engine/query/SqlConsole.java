package dev.creamery.engine.query;

import com.fasterxml.jackson.databind.JsonNode;

import dev.creamery.engine.store.DurableFiles;
import dev.creamery.engine.store.ParquetFiles;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSetMetaData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Answers a user's own queries, and changes nothing. Besides the index's {@code experiments} there
 * are {@code summary} and {@code repetitions}: all rows of the files, with every column under
 * BUTTER's name and type, also those that only the folders tell.
 */
public final class SqlConsole {

    private static final Pattern EXPLAIN =
            Pattern.compile("^\\s*explain\\s+(analyze\\s+)?", Pattern.CASE_INSENSITIVE);

    private final DatasetIndex index;

    public SqlConsole(DatasetIndex index) {
        this.index = index;
    }

    /**
     * Runs one query.
     *
     * @param limit rows that are returned at most; the result says whether there were more
     * @throws QueryException if it is not a query, or wrong, with the position
     */
    public SqlResult query(String sql, int limit, Cancellation cancellation) {
        return withViews(
                sql,
                cancellation,
                session ->
                        session.result(
                                sql,
                                result -> {
                                    ResultSetMetaData meta = result.getMetaData();
                                    List<Column> columns = new ArrayList<>();
                                    for (int i = 1; i <= meta.getColumnCount(); i++) {
                                        columns.add(
                                                new Column(
                                                        meta.getColumnName(i),
                                                        meta.getColumnTypeName(i)));
                                    }
                                    List<@Nullable Object[]> rows = new ArrayList<>();
                                    boolean more = result.next();
                                    while (more && rows.size() < limit) {
                                        @Nullable Object[] row = new Object[columns.size()];
                                        for (int i = 0; i < row.length; i++) {
                                            ColumnType type = columns.get(i).type();
                                            row[i] =
                                                    type == ColumnType.OTHER
                                                            ? result.getString(i + 1)
                                                            : type.value(result.getObject(i + 1));
                                        }
                                        rows.add(row);
                                        more = result.next();
                                    }
                                    return new SqlResult(
                                            columns, rows.toArray(Object[][]::new), limit, more);
                                }));
    }

    /**
     * Writes all rows of a query to a file, which appears when it is complete.
     *
     * @param file ends in {@code .parquet} or {@code .csv}; replaced if it is there
     * @return the number of rows
     * @throws QueryException if it is not a query, or wrong, or the file's name ends otherwise
     * @throws IOException if the file cannot be written
     */
    public long save(String sql, Path file, Cancellation cancellation) throws IOException {
        String name = String.valueOf(file.getFileName());
        String options =
                name.endsWith(".parquet")
                        ? ParquetFiles.FORMAT
                        : name.endsWith(".csv") ? "FORMAT csv, HEADER" : "";
        if (options.isEmpty()) {
            throw new QueryException(
                    "Results are saved as .parquet or .csv, not as " + name + "; choose one");
        }
        String query = sql.strip().replaceFirst(";+\\s*$", "");
        Path folder = index.database().temporaryFolder();
        Files.createDirectories(folder);
        // Where the database may write; from there it is moved.
        Path written = folder.resolve(UUID.randomUUID() + ".result");
        Path beside = DurableFiles.temporary(file.toAbsolutePath());
        try {
            long rows =
                    withViews(
                            sql,
                            cancellation,
                            session ->
                                    session.update(
                                            "COPY (%s\n) TO %s (%s)"
                                                    .formatted(
                                                            query,
                                                            Sql.text(written.toString()),
                                                            options)));
            Files.copy(written, beside);
            DurableFiles.publish(beside, file.toAbsolutePath());
            return rows;
        } finally {
            Files.deleteIfExists(written);
            Files.deleteIfExists(beside);
        }
    }

    private <T> T withViews(String sql, Cancellation cancellation, Function<Session, T> work) {
        try (Session session = index.database().session(cancellation)) {
            Set<String> tables = tables(sql, session);
            try {
                views(tables, session).forEach(session::execute);
                return work.apply(session);
            } catch (QueryException e) {
                throw new QueryException(
                        String.valueOf(e.getMessage()), SqlErrors.utf16(sql, e.position()), e);
            } finally {
                session.cleanUp(
                        "DROP VIEW IF EXISTS temp.experiments; DROP VIEW IF EXISTS temp.summary;"
                                + " DROP VIEW IF EXISTS temp.repetitions");
            }
        }
    }

    /** Makes sure that it is one query, and returns the tables that it names. */
    private static Set<String> tables(String sql, Session session) {
        String query = EXPLAIN.matcher(sql).replaceFirst("");
        int shift = sql.length() - query.length();
        JsonNode json = FilterSyntax.serialize(query, session);
        if (json.path("error").asBoolean()) {
            String message = json.path("error_message").asText();
            if (message.startsWith("Only SELECT")) {
                String word = query.strip().split("\\W+", 2)[0].toUpperCase(Locale.ROOT);
                throw new QueryException(
                        "The console only reads: "
                                + word
                                + " is refused. Allowed are SELECT, FROM, WITH, VALUES, DESCRIBE,"
                                + " SHOW, SUMMARIZE and EXPLAIN of these, one statement at a time",
                        shift,
                        null);
            }
            int position = json.path("position").asInt(-1);
            throw new QueryException(
                    SqlErrors.clean(message),
                    position < 0 ? -1 : shift + SqlErrors.utf16(query, position),
                    null);
        }
        if (json.path("statements").size() != 1) {
            throw new QueryException("The console runs one query at a time", 0, null);
        }
        Set<String> tables = new LinkedHashSet<>();
        json.findValuesAsText("table_name")
                .forEach(name -> tables.add(name.toLowerCase(Locale.ROOT)));
        return tables;
    }

    private static List<String> views(Set<String> tables, Session session) {
        List<String> views = new ArrayList<>();
        // SHOW TABLES names none of them, but shall list all.
        boolean all = tables.isEmpty() || tables.contains("");
        String columns =
                IndexTables.columns(session).stream()
                        .map(Column::quoted)
                        .collect(Collectors.joining(", "));
        views.add(
                "CREATE OR REPLACE TEMP VIEW experiments AS SELECT %s FROM experiment WHERE NOT _shadowed"
                        .formatted(columns.isEmpty() ? "*" : columns));
        if (all || tables.contains("summary")) {
            files("summary", session).ifPresent(views::add);
        }
        if (all || tables.contains("repetitions")) {
            files("repetitions", session).ifPresent(views::add);
        }
        return views;
    }

    private record Group(int schema, Set<String> partitions) {}

    /** A view over all files of a kind, whatever their layout. */
    private static java.util.Optional<String> files(String kind, Session session) {
        Map<Integer, FileSchema> schemas = new SchemaReader(session).all();
        Map<Group, List<String>> groups = new LinkedHashMap<>();
        session.rows(
                "SELECT schema, map_keys(partitions), path FROM source_file WHERE kind = '%s' ORDER BY number"
                        .formatted(kind),
                row ->
                        groups.computeIfAbsent(
                                        new Group(
                                                row.getInt(1),
                                                Arrays.stream((Object[]) row.getArray(2).getArray())
                                                        .map(String::valueOf)
                                                        .collect(Collectors.toSet())),
                                        g -> new ArrayList<>())
                                .add(row.getString(3)));
        List<String> selects = new ArrayList<>();
        groups.forEach(
                (group, paths) -> {
                    FileSchema schema = schemas.get(group.schema);
                    if (schema != null) {
                        Projection projection =
                                new Projection(
                                        schema, group.partitions, Map.of(), Projection.Lists.KEPT);
                        selects.add(
                                "SELECT %s, r.filename AS filename FROM %s r JOIN source_file f ON f.path = r.filename"
                                        .formatted(
                                                projection.select(projection.columns()),
                                                Projection.read(paths)));
                    }
                });
        return selects.isEmpty()
                ? java.util.Optional.empty()
                : java.util.Optional.of(
                        "CREATE OR REPLACE TEMP VIEW %s AS %s"
                                .formatted(kind, String.join(" UNION ALL BY NAME ", selects)));
    }
}
