package dev.creamery.engine.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rows of Parquet files that a filter lets through, for those who copy them as a whole: every
 * column that any of the files or their paths has, under BUTTER's names and types, full curves.
 */
public final class SelectedRows {

    /** What a row is. */
    public enum Kind {
        /** An experiment. */
        SUMMARIES,
        /** A run. */
        REPETITIONS
    }

    /**
     * Some of the rows.
     *
     * @param query SQL that gives them with all {@link #columns()}, for any DuckDB that may read
     *     the files
     * @param rows how many
     */
    public record Piece(String query, long rows) {}

    /** More files in one statement make it slow to plan. */
    private static final int FILES = 256;

    private final List<Column> columns;
    private final List<RowRange> ranges;
    private final long experiments;
    private final long withoutRows;

    private SelectedRows(
            List<Column> columns, List<RowRange> ranges, long experiments, long withoutRows) {
        this.columns = columns;
        this.ranges = ranges;
        this.experiments = experiments;
        this.withoutRows = withoutRows;
    }

    /**
     * Finds the rows.
     *
     * @throws QueryException if the filter is wrong
     */
    public static SelectedRows of(
            DatasetIndex index, Filter filter, Kind kind, Cancellation cancellation) {
        try (Session session = index.database().session(cancellation)) {
            String condition = new FilterLanguage(index).condition(filter, session);
            List<RowRange> ranges = new RowRanges(session).of(kind, condition);
            long all = session.number("SELECT count(*) FROM experiment WHERE " + condition);
            String without =
                    switch (kind) {
                        case SUMMARIES -> "_file IS NULL";
                        case REPETITIONS ->
                                "_key NOT IN (SELECT _key FROM run WHERE NOT _shadowed)";
                    };
            long withoutRows =
                    session.number(
                            "SELECT count(*) FROM experiment WHERE %s AND %s"
                                    .formatted(condition, without));
            return new SelectedRows(columns(ranges), ranges, all - withoutRows, withoutRows);
        }
    }

    /** BUTTER's columns in the order of tables, then the curves and others in the files' order. */
    private static List<Column> columns(List<RowRange> ranges) {
        Map<String, Column> columns = new LinkedHashMap<>();
        ranges.stream()
                .map(RowRange::projection)
                .distinct()
                .flatMap(projection -> projection.columns().stream())
                .forEach(
                        column ->
                                columns.merge(
                                        column.name(),
                                        column,
                                        (first, other) -> isList(other) ? other : first));
        List<Column> known = new ArrayList<>();
        List<Column> others = new ArrayList<>();
        for (Column column : columns.values()) {
            (ButterColumns.TYPES.containsKey(column.name()) ? known : others).add(column);
        }
        List<Column> sorted = new ArrayList<>(ButterColumns.sorted(known));
        sorted.addAll(others);
        return List.copyOf(sorted);
    }

    private static boolean isList(Column column) {
        return column.sqlType().endsWith("[]");
    }

    /** All columns, in the order of the queries. */
    public List<Column> columns() {
        return columns;
    }

    /** The number of rows. */
    public long count() {
        return ranges.stream().mapToLong(RowRange::rows).sum();
    }

    /** How many experiments the rows are of. */
    public long experiments() {
        return experiments;
    }

    /** How many experiments the filter lets through that have no rows of this kind. */
    public long experimentsWithoutRows() {
        return withoutRows;
    }

    /** The folders and files that the rows lie in. */
    public Set<String> files() {
        return ranges.stream().map(RowRange::path).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * All rows in pieces.
     *
     * @param values numbers of curves in a piece at most, unless a single row has more
     */
    public List<Piece> pieces(long values) {
        List<Piece> pieces = new ArrayList<>();
        List<RowRange> open = new ArrayList<>();
        long openValues = 0;
        Set<String> files = new TreeSet<>();
        for (RowRange whole : ranges) {
            for (RowRange range : whole.split(values)) {
                boolean full =
                        openValues + range.values() > values
                                || (files.size() == FILES && !files.contains(range.path()));
                if (!open.isEmpty()
                        && (full || !open.getFirst().projection().equals(range.projection()))) {
                    pieces.add(piece(open));
                    open = new ArrayList<>();
                    openValues = 0;
                    files.clear();
                }
                open.add(range);
                files.add(range.path());
                openValues += range.values();
            }
        }
        if (!open.isEmpty()) {
            pieces.add(piece(open));
        }
        return pieces;
    }

    private Piece piece(List<RowRange> rows) {
        String query =
                "SELECT " + rows.getFirst().projection().selectAs(columns) + RowRange.from(rows);
        return new Piece(query, rows.stream().mapToLong(RowRange::rows).sum());
    }
}
