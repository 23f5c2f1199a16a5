package dev.creamery.engine.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Rows of Parquet files, picked by their place: by a filter, so that DuckDB skips the row groups
 * that have none of them, and not by a join, which may choose to gather the histories in memory.
 */
public final class FileRows {

    /**
     * Where a row is.
     *
     * @param row counted from 0 in its file
     */
    public record Place(Path file, long row) {}

    private FileRows() {}

    /**
     * Rows with all columns, as what follows FROM.
     *
     * @param places at least one, in any order
     */
    public static String from(Collection<Place> places) {
        Map<Path, SortedSet<Long>> rows = new TreeMap<>();
        places.forEach(
                place -> rows.computeIfAbsent(place.file(), _ -> new TreeSet<>()).add(place.row()));
        List<String> conditions = new ArrayList<>();
        for (SortedSet<Long> ofFile : rows.values()) {
            conditions.add(
                    "(file_index = %d AND (%s))"
                            .formatted(conditions.size(), String.join(" OR ", ranges(ofFile))));
        }
        return Sql.parquet(rows.keySet()) + " WHERE " + String.join(" OR ", conditions);
    }

    private static List<String> ranges(SortedSet<Long> rows) {
        List<String> ranges = new ArrayList<>();
        long first = rows.getFirst();
        long last = first;
        for (long row : rows) {
            if (row > last + 1) {
                ranges.add(range(first, last));
                first = row;
            }
            last = row;
        }
        ranges.add(range(first, last));
        return ranges;
    }

    private static String range(long first, long last) {
        return "file_row_number BETWEEN " + first + " AND " + last;
    }
}
