package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Neighbouring rows of a Parquet file.
 *
 * @param path the file
 * @param partitions what its path tells; values may be null
 * @param first counted from 0 in its file
 * @param last the last one that belongs to it
 * @param length of the longest curve
 */
record RowRange(
        Projection projection,
        String path,
        Map<String, @Nullable String> partitions,
        long first,
        long last,
        int length) {

    long rows() {
        return last - first + 1;
    }

    /** An upper bound of the numbers in its curves. */
    long values() {
        return rows() * valuesOfRow();
    }

    private long valuesOfRow() {
        long lists =
                projection.columns().stream()
                        .filter(column -> column.sqlType().endsWith("[]"))
                        .count();
        return Math.max(1, lists * length);
    }

    /** The same rows in ranges of so many values at most, but one row at least. */
    List<RowRange> split(long values) {
        long rows = Math.max(1, values / valuesOfRow());
        List<RowRange> parts = new ArrayList<>();
        for (long start = first; start <= last; start += rows) {
            long end = Math.min(last, start + rows - 1);
            parts.add(new RowRange(projection, path, partitions, start, end, length));
        }
        return parts;
    }

    /** What follows SELECT and {@link Projection}'s columns, of ranges with one projection. */
    static String from(List<RowRange> ranges) {
        Map<String, List<RowRange>> byPath = new LinkedHashMap<>();
        ranges.forEach(
                range -> byPath.computeIfAbsent(range.path, path -> new ArrayList<>()).add(range));
        String files =
                byPath.values().stream()
                        .map(ofFile -> ofFile.getFirst().partitionsRow())
                        .collect(Collectors.joining(", "));
        List<String> conditions = new ArrayList<>();
        int file = 0;
        for (List<RowRange> ofFile : byPath.values()) {
            String rows =
                    ofFile.stream()
                            .map(
                                    range ->
                                            "r.file_row_number BETWEEN %d AND %d"
                                                    .formatted(range.first, range.last))
                            .collect(Collectors.joining(" OR "));
            conditions.add("(r.file_index = %d AND (%s))".formatted(file++, rows));
        }
        return " FROM %s r JOIN (VALUES %s) f(path, partitions) ON f.path = r._path WHERE %s"
                .formatted(
                        Projection.read(byPath.keySet()), files, String.join(" OR ", conditions));
    }

    private String partitionsRow() {
        String entries =
                partitions.entrySet().stream()
                        .map(
                                entry ->
                                        Sql.text(entry.getKey())
                                                + ": "
                                                + Sql.literal(entry.getValue()))
                        .collect(Collectors.joining(", "));
        return "(%s, MAP {%s}::MAP(VARCHAR, VARCHAR))".formatted(Sql.text(path), entries);
    }
}
