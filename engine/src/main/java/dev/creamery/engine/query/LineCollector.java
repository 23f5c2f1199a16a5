package dev.creamery.engine.query;

import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Gathers rows of (line, epoch, values …), which come in any order, into curves. */
final class LineCollector {

    private final int[] epochs;
    private final int[] placeOfEpoch;
    private final int values;
    private final Map<Long, float[][]> lines = new HashMap<>();

    /** One more than the last place with a value. */
    private final Map<Long, Integer> lengths = new HashMap<>();

    /**
     * @param epochs that may come, ascending, at least one
     * @param values curves per line
     */
    LineCollector(int[] epochs, int values) {
        this.epochs = epochs;
        this.values = values;
        placeOfEpoch = new int[epochs[epochs.length - 1] + 1];
        for (int i = 0; i < epochs.length; i++) {
            placeOfEpoch[epochs[i]] = i;
        }
    }

    /**
     * Takes rows of line, epoch, and values from a column on; without a first value it is none.
     * Epochs beyond the last that may come are left out.
     */
    void add(DuckDBDataChunkReader chunk, int lineColumn, int epochColumn, int valueColumn) {
        DuckDBReadableVector line = chunk.vector(lineColumn);
        DuckDBReadableVector epoch = chunk.vector(epochColumn);
        DuckDBReadableVector first = chunk.vector(valueColumn);
        DuckDBReadableVector[] columns = new DuckDBReadableVector[values];
        for (int i = 0; i < values; i++) {
            columns[i] = chunk.vector(valueColumn + i);
        }
        long rows = chunk.rowCount();
        long current = -1;
        float[][] curves = new float[0][];
        int length = 0;
        for (long row = 0; row < rows; row++) {
            int number = epoch.getInt(row);
            if (first.isNull(row) || number >= placeOfEpoch.length) {
                continue;
            }
            long id = line.getLong(row);
            if (id != current || curves.length == 0) {
                lengths.merge(current, length, Math::max);
                current = id;
                curves = lines.computeIfAbsent(id, i -> empty());
                length = 0;
            }
            int place = placeOfEpoch[number];
            length = Math.max(length, place + 1);
            for (int i = 0; i < values; i++) {
                curves[i][place] = columns[i].getFloat(row, Float.NaN);
            }
        }
        lengths.merge(current, length, Math::max);
    }

    private float[][] empty() {
        float[][] curves = new float[values][epochs.length];
        for (float[] curve : curves) {
            Arrays.fill(curve, Float.NaN);
        }
        return curves;
    }

    /** Those of the wanted lines that came, in the wanted order. */
    long[] present(long[] wanted) {
        return Arrays.stream(wanted).filter(lines::containsKey).toArray();
    }

    /** All lines that came, ascending. */
    long[] all() {
        return lines.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
    }

    /** One of the curves of each of these lines, up to its last value. */
    float[][] curves(long[] ids, int value) {
        List<float[]> curves = new ArrayList<>();
        for (long id : ids) {
            curves.add(Arrays.copyOf(lines.getOrDefault(id, empty())[value], length(id)));
        }
        return curves.toArray(float[][]::new);
    }

    /** The epochs of each of these lines. */
    int[][] epochs(long[] ids) {
        return IntStream.range(0, ids.length)
                .mapToObj(i -> Arrays.copyOf(epochs, length(ids[i])))
                .toArray(int[][]::new);
    }

    private int length(long id) {
        return lengths.getOrDefault(id, 0);
    }
}
