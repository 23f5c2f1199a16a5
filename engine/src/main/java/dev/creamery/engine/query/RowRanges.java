package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds where the rows of experiments lie. */
final class RowRanges {

    /** What is needed of a file. */
    private record Layout(int schema, Set<String> partitions) {}

    private final Session session;
    private final Map<Integer, FileSchema> schemas;
    private final Map<String, String> types;
    private final Map<Layout, Projection> projections = new HashMap<>();

    RowRanges(Session session) {
        this.session = session;
        schemas = new SchemaReader(session).all();
        types =
                IndexTables.columns(session).stream()
                        .collect(Collectors.toMap(Column::name, Column::sqlType));
    }

    /**
     * The rows, file by file, those of one layout together.
     *
     * @param condition which experiments, on {@code experiment}
     */
    List<RowRange> of(SelectedRows.Kind kind, String condition) {
        String places =
                switch (kind) {
                    case SUMMARIES ->
                            "SELECT _file, _row, _length FROM experiment WHERE _file IS NOT NULL"
                                    + " AND "
                                    + condition;
                    case REPETITIONS ->
                            """
                            SELECT u._file, u._row, e._length FROM run u
                              JOIN (SELECT _key, max(_length) AS _length FROM experiment WHERE %s GROUP BY 1) e
                              ON e._key = u._key WHERE NOT u._shadowed
                            """
                                    .formatted(condition);
                };
        return session.rows(
                """
                SELECT f.path, f.schema, map_keys(f.partitions), map_values(f.partitions), first_row, last_row, length
                FROM (SELECT _file, min(_row) AS first_row, max(_row) AS last_row, max(_length) AS length
                  FROM (SELECT *, _row - row_number() OVER (PARTITION BY _file ORDER BY _row) AS island FROM (%s))
                  GROUP BY _file, island) JOIN source_file f ON f.number = _file
                ORDER BY f.schema, map_keys(f.partitions), f.number, first_row
                """
                        .formatted(places),
                this::range);
    }

    private RowRange range(ResultSet row) throws SQLException {
        Object[] keys = (Object[]) row.getArray(3).getArray();
        @Nullable Object[] values = (Object[]) row.getArray(4).getArray();
        Map<String, @Nullable String> partitions = new LinkedHashMap<>();
        for (int i = 0; i < keys.length; i++) {
            partitions.put((String) keys[i], (String) values[i]);
        }
        Projection projection =
                projections.computeIfAbsent(
                        new Layout(row.getInt(2), partitions.keySet()), this::projection);
        return new RowRange(
                projection,
                row.getString(1),
                partitions,
                row.getLong(5),
                row.getLong(6),
                row.getInt(7));
    }

    private Projection projection(Layout layout) {
        FileSchema schema = schemas.get(layout.schema);
        if (schema == null) {
            throw new QueryException("The index knows no schema " + layout.schema);
        }
        return new Projection(schema, layout.partitions, types, Projection.Lists.KEPT);
    }
}
