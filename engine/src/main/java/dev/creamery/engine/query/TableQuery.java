package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
            String order =
                    request.order.stream()
                            .map(
                                    by ->
                                            FilterLanguage.column(known, by.column()).quoted()
                                                    + (by.ascending() ? " ASC" : " DESC")
                                                    + " NULLS LAST, ")
                            .collect(Collectors.joining());
            // The few rows are found first, and only then are their columns read.
            return session.result(
                    """
                    SELECT _key%1$s FROM experiment WHERE rowid IN (
                      SELECT rowid FROM experiment WHERE %2$s ORDER BY %3$s%5$s_key LIMIT %4$d OFFSET %6$d)
                    ORDER BY %3$s%5$s_key
                    """
                            .formatted(
                                    select(columns),
                                    condition,
                                    order,
                                    request.limit,
                                    known.containsKey("experiment_id") ? "experiment_id, " : "",
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
