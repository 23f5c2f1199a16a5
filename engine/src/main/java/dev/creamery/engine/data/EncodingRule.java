package dev.creamery.engine.data;

import dev.creamery.engine.data.ColumnEncoding.Kind;

import java.util.List;

/** Decides how a column is encoded from the values it has. */
enum EncodingRule {
    /**
     * BUTTER's: one value is dropped; two become 0/1; up to twenty, or text, become one-hot; more
     * are scaled to [0, 1].
     */
    BY_DISTINCT_VALUES {
        @Override
        Kind kind(ColumnValues values) {
            if (values.hasAtMost(1)) {
                return Kind.DROPPED;
            }
            if (values.hasAtMost(2)) {
                return Kind.TWO_VALUES;
            }
            return values.hasAtMost(MOST_ONE_HOT) || !values.column().numeric()
                    ? Kind.ONE_HOT
                    : Kind.SCALED;
        }
    },
    /** Of classification targets: 0/1 for two classes, else one-hot, however many there are. */
    CLASSES {
        @Override
        Kind kind(ColumnValues values) {
            return values.hasAtMost(2) ? Kind.TWO_VALUES : Kind.ONE_HOT;
        }
    },
    /** Scaled to [0, 1], however few values there are: for what is known to be continuous. */
    MIN_MAX {
        @Override
        Kind kind(ColumnValues values) {
            return Kind.SCALED;
        }
    },
    /** Divided by 255, the brightest grey: BUTTER's rule for mnist. */
    GREY_LEVELS {
        @Override
        Kind kind(ColumnValues values) {
            return Kind.SCALED;
        }

        @Override
        double min(ColumnValues values) {
            return 0;
        }

        @Override
        double max(ColumnValues values) {
            return 255;
        }
    };

    /** Numeric columns with more distinct values than this are scaled. */
    static final int MOST_ONE_HOT = 20;

    abstract Kind kind(ColumnValues values);

    double min(ColumnValues values) {
        return values.min();
    }

    double max(ColumnValues values) {
        return values.max();
    }

    /**
     * The encoding of a column.
     *
     * @param from index of its first encoded column
     */
    ColumnEncoding encoding(ColumnValues values, int from) {
        Kind kind = kind(values);
        RawColumn column = values.column();
        return kind == Kind.SCALED
                ? new ColumnEncoding(
                        column.name(),
                        column.numeric(),
                        kind,
                        List.of(),
                        min(values),
                        max(values),
                        from)
                : new ColumnEncoding(
                        column.name(), column.numeric(), kind, listed(kind, values), 0, 0, from);
    }

    private static List<String> listed(Kind kind, ColumnValues values) {
        boolean firstIsLarger =
                kind == Kind.TWO_VALUES && !values.distinct().getFirst().equals(values.first());
        return firstIsLarger ? values.distinct().reversed() : values.distinct();
    }
}
