package dev.creamery.engine.data;

import java.util.List;

/**
 * How one column becomes inputs (or targets) of a network.
 *
 * @param column its name
 * @param numeric whether its values are numbers
 * @param kind what was done to it
 * @param values its distinct values: the one that was dropped; for two values first the one that
 *     becomes 1, then the one that becomes 0; one per encoded column if one-hot; none if scaled
 * @param min becomes 0, if scaled
 * @param max becomes 1, if scaled
 * @param from index of its first encoded column
 */
public record ColumnEncoding(
        String column,
        boolean numeric,
        Kind kind,
        List<String> values,
        double min,
        double max,
        int from) {

    /** What can be done to a column. */
    public enum Kind {
        /** The same value in every row: left out. */
        DROPPED,
        /** Two values: 1 where equal to the value in the first row, else 0. */
        TWO_VALUES,
        /** One encoded column per value, in ascending order: 1 for the value, else 0. */
        ONE_HOT,
        /** (value − min) / (max − min). */
        SCALED
    }

    public ColumnEncoding {
        values = List.copyOf(values);
    }

    /** Number of encoded columns. */
    public int width() {
        return switch (kind) {
            case DROPPED -> 0;
            case TWO_VALUES, SCALED -> 1;
            case ONE_HOT -> values.size();
        };
    }

    /** Index after its last encoded column. */
    public int to() {
        return from + width();
    }
}
