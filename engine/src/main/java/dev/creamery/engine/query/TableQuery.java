package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The table of experiments. A key tells experiments apart, also those of different studies with the
 * same {@code experiment_id}.
 */
public final class TableQuery {

    private final DatasetIndex index;
    private final FilterLanguage language;

    public TableQuery(DatasetIndex index) {
        this.index = index;
        language = new FilterLanguage(index);
    }

    /**
     * What a page shows.
     *
     * @param columns names
     * @param search text that a text column must contain, or a whole number must be; letter case
     *     does not matter; "" finds all
     * @param order first by the first; then by experiment_id
     * @param offset rows before the page
     * @param limit rows of the page at most
     */
    public record Request(
            Filter filter,
            List<String> columns,
            String search,
            List<TableOrder> order,
            long offset,
            int limit) {}

    /**
     * A page.
     *
     * @throws QueryException if the filter is wrong or a column is not there
     */
    public TablePage page(Request request, Cancellation cancellation) {
        try (Session session = index.database().session(cancellation)) {
            Map<String, Column> known = FilterLanguage.columns(session);
            List<Column> columns =
                    request.columns.stream()
                            .map(name -> FilterLanguage.column(known, name))
                            .toList();
            String condition =
                    language.condition(request.filter, session) + search(request.search, known);
            long total = session.number("SELECT count(*) FROM experiment WHERE " + condition);
            String order = order(request.order, known);
            // The few rows are found first, and only then are their columns read.
            return session.result(
                    """
                    SELECT _key%1$s FROM experiment WHERE rowid IN (
                      SELECT rowid FROM experiment WHERE %2$s ORDER BY %3$s LIMIT %4$d OFFSET %5$d)
                    ORDER BY %3$s
                    """
                            .formatted(
                                    select(columns),
                                    condition,
                                    order,
                                    request.limit,
                                    request.offset),
                    result -> {
                        List<Object[]> rows = new java.util.ArrayList<>();
                        List<Long> keys = new java.util.ArrayList<>();
                        while (result.next()) {
                            keys.add(result.getLong(1));
                            @Nullable Object[] row = new Object[columns.size()];
                            for (int i = 0; i < row.length; i++) {
                                row[i] = columns.get(i).type().value(result.getObject(i + 2));
                            }
                            rows.add(row);
                        }
                        return new TablePage(
                                columns,
                                keys.stream().mapToLong(Long::longValue).toArray(),
                                rows.toArray(Object[][]::new),
                                request.offset,
                                total);
                    });
        }
    }

    /**
     * Where experiments stand in the whole table of a request, whatever its page.
     *
     * @param keys of experiments
     * @return {@code (keys)}: the number of rows before each, −1 for one that is not in the table
     * @throws QueryException if the filter is wrong or a column is not there
     */
    public long[] positions(Request request, long[] keys, Cancellation cancellation) {
        if (keys.length == 0) {
            return new long[0];
        }
        try (Session session = index.database().session(cancellation)) {
            Map<String, Column> known = FilterLanguage.columns(session);
            String condition =
                    language.condition(request.filter, session) + search(request.search, known);
            Map<Long, Long> positions = new HashMap<>();
            session.rows(
                    """
                    SELECT _key, position FROM (
                      SELECT _key, row_number() OVER (ORDER BY %s) - 1 AS position FROM experiment WHERE %s)
                    WHERE _key IN (%s)
                    """
                            .formatted(order(request.order, known), condition, Sql.numbers(keys)),
                    row -> positions.put(row.getLong(1), row.getLong(2)));
            return LongStream.of(keys).map(key -> positions.getOrDefault(key, -1L)).toArray();
        }
    }

    private static String order(List<TableOrder> order, Map<String, Column> known) {
        return order.stream()
                        .map(
                                by ->
                                        FilterLanguage.column(known, by.column()).quoted()
                                                + (by.ascending() ? " ASC" : " DESC")
                                                + " NULLS LAST, ")
                        .collect(Collectors.joining())
                + (known.containsKey("experiment_id") ? "experiment_id, " : "")
                + "_key";
    }

    /**
     * Everything about one experiment.
     *
     * @param values by column, those that are NULL too
     * @param files where its summary and its repetitions lie
     */
    public record Details(Map<String, @Nullable Object> values, List<String> files) {}

    /** One experiment, or nothing if it is gone. */
    public Optional<Details> details(long key, Cancellation cancellation) {
        try (Session session = index.database().session(cancellation)) {
            List<Column> columns = IndexTables.columns(session);
            List<Map<String, @Nullable Object>> found =
                    session.rows(
                            "SELECT _key%s FROM experiment WHERE NOT _shadowed AND _key = %d"
                                    .formatted(select(columns), key),
                            row -> {
                                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                                for (int i = 0; i < columns.size(); i++) {
                                    Column column = columns.get(i);
                                    values.put(
                                            column.name(),
                                            column.type().value(row.getObject(i + 2)));
                                }
                                return values;
                            });
            List<String> files =
                    session.rows(
                            """
                            SELECT path FROM source_file WHERE number IN (SELECT _file FROM experiment
                              WHERE _key = %1$d UNION SELECT _file FROM run WHERE _key = %1$d) ORDER BY number
                            """
                                    .formatted(key),
                            row -> row.getString(1));
            return found.stream().findFirst().map(values -> new Details(values, files));
        }
    }

    private static String select(List<Column> columns) {
        return columns.stream()
                .map(
                        column ->
                                column.type() == ColumnType.OTHER
                                        ? column.quoted() + "::VARCHAR"
                                        : column.quoted())
                .map(sql -> ", " + sql)
                .collect(Collectors.joining());
    }

    private static String search(String search, Map<String, Column> columns) {
        if (search.isBlank()) {
            return "";
        }
        String wanted = search.strip();
        boolean number = wanted.matches("\\d{1,18}");
        String anywhere =
                columns.values().stream()
                        .filter(column -> !column.name().equals("network_structure"))
                        .filter(
                                column ->
                                        column.type() == ColumnType.TEXT
                                                || (number && column.type() == ColumnType.INTEGER))
                        .map(
                                column ->
                                        column.type() == ColumnType.TEXT
                                                ? "contains(lower(%s), lower(%s))"
                                                        .formatted(
                                                                column.quoted(), Sql.text(wanted))
                                                : column.quoted() + " = " + wanted)
                        .collect(Collectors.joining(" OR "));
        return " AND (" + (anywhere.isEmpty() ? "false" : anywhere) + ")";
    }
}
