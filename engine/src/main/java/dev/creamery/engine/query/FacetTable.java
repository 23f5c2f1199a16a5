package dev.creamery.engine.query;

import org.duckdb.DuckDBDataChunkReader;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Some experiments in memory, as the places of their values in each facet: counting half a million
 * of them takes milliseconds.
 */
final class FacetTable {

    private static final int FIRST_CAPACITY = 4096;

    private final List<FacetCoder> facets;

    /** {@code [facets][rows]}, with room for more rows. */
    private final short[][] places;

    private int rows;

    private FacetTable(List<FacetCoder> facets) {
        this.facets = facets;
        places = new short[facets.size()][FIRST_CAPACITY];
    }

    /**
     * Reads experiments.
     *
     * @param condition which ones, on {@code experiment}
     */
    static FacetTable read(List<FacetCoder> facets, String condition, Session session) {
        FacetTable table = new FacetTable(facets);
        StringBuilder columns = new StringBuilder("true");
        facets.forEach(facet -> columns.append(", ").append(facet.sql()));
        session.chunks(
                "SELECT %s FROM experiment WHERE %s".formatted(columns, condition), table::add);
        return table;
    }

    private void add(DuckDBDataChunkReader chunk) {
        int more = (int) chunk.rowCount();
        for (int i = 0; i < places.length; i++) {
            if (rows + more > places[i].length) {
                places[i] = Arrays.copyOf(places[i], Math.max(rows + more, 2 * rows));
            }
            facets.get(i).encode(chunk.vector(i + 1), more, places[i], rows);
        }
        rows += more;
    }

    /**
     * Counts.
     *
     * @param ofFacets {@code [facets][values]}: experiments that everything but the facet's own
     *     selection lets through
     * @param matching experiments that everything lets through
     */
    record Counts(long[][] ofFacets, long matching) {}

    /**
     * Counts under selections.
     *
     * @param selections by column; those of other columns are left out
     */
    Counts count(Map<String, FacetSelection> selections, Cancellation cancellation) {
        // 0: let through; facet + 1: only that one stands in the way; −1: several do.
        short[] obstacles = new short[rows];
        for (int i = 0; i < places.length; i++) {
            FacetCoder facet = facets.get(i);
            @Nullable FacetSelection selection = selections.get(facet.domain().column().name());
            if (selection != null) {
                cancellation.throwIfCancelled();
                obstruct(obstacles, i, facet.allowed(selection));
            }
        }
        long matching = 0;
        for (short obstacle : obstacles) {
            matching += obstacle == 0 ? 1 : 0;
        }
        long[][] counts = new long[places.length][];
        for (int i = 0; i < places.length; i++) {
            cancellation.throwIfCancelled();
            counts[i] = count(obstacles, i);
        }
        return new Counts(counts, matching);
    }

    private void obstruct(short[] obstacles, int facet, boolean[] allowed) {
        short[] of = places[facet];
        short alone = (short) (facet + 1);
        for (int row = 0; row < obstacles.length; row++) {
            if (!allowed[of[row]]) {
                obstacles[row] = obstacles[row] == 0 ? alone : -1;
            }
        }
    }

    private long[] count(short[] obstacles, int facet) {
        int[] counts = new int[facets.get(facet).places()];
        short[] of = places[facet];
        int alone = facet + 1;
        for (int row = 0; row < obstacles.length; row++) {
            int obstacle = obstacles[row];
            if (obstacle == 0 || obstacle == alone) {
                counts[of[row]]++;
            }
        }
        return Arrays.stream(counts, 0, counts.length - 1).asLongStream().toArray();
    }
}
