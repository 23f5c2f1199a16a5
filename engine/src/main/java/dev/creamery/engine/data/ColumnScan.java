package dev.creamery.engine.data;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Learns what {@link ColumnValues} tells of one column. */
abstract sealed class ColumnScan {

    /** Texts that commonly stand for a missing value, in lower case. */
    private static final Set<String> MISSING =
            Set.of("", "na", "n/a", "#n/a", "<na>", "nan", "null", "?");

    final RawTable table;
    final int index;
    final RawColumn column;

    private ColumnScan(RawTable table, int index) {
        this.table = table;
        this.index = index;
        this.column = table.columns().get(index);
    }

    /**
     * A scan of one column.
     *
     * @param limit how many distinct values to list at most
     */
    static ColumnScan of(RawTable table, int index, int limit) {
        return table.columns().get(index).numeric()
                ? new OfNumbers(table, index, limit)
                : new OfText(table, index, limit);
    }

    /**
     * Takes the column's values in a chunk.
     *
     * @throws DatasetException if one is missing or is not finite
     */
    abstract void add(RawChunk chunk);

    /** What was learnt; there was at least one row. */
    abstract ColumnValues values();

    final DatasetException missing(long row, @Nullable String value) {
        return new DatasetException(
                at(row)
                        + ": the value is missing ("
                        + (value == null || value.isEmpty() ? "empty" : "'" + value + "'")
                        + "); networks need every value: fill it in or remove the row");
    }

    final String at(long row) {
        return table.source() + ", " + table.place(row) + ", column '" + column.name() + "'";
    }

    private static final class OfNumbers extends ColumnScan {
        private final int limit;
        private double[] distinct = new double[8];
        private int count;
        private boolean more;
        private double first = Double.NaN;
        private double last = Double.NaN;
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;
        private boolean whole = true;

        OfNumbers(RawTable table, int index, int limit) {
            super(table, index);
            this.limit = limit;
        }

        @Override
        void add(RawChunk chunk) {
            int rows = chunk.rows();
            for (int row = 0; row < rows; row++) {
                double value = chunk.number(index, row) + 0.0; // −0 and 0 are the same value
                if (value != last) {
                    add(value, chunk.firstRow() + row);
                    last = value;
                }
            }
        }

        private void add(double value, long row) {
            if (Double.isNaN(value)) {
                throw missing(row, null);
            }
            if (Double.isInfinite(value)) {
                throw new DatasetException(
                        at(row) + ": the value is infinite; change it or remove the row");
            }
            if (Double.isNaN(first)) {
                first = value;
            }
            min = Math.min(min, value);
            max = Math.max(max, value);
            whole &= value == Math.rint(value);
            if (!more) {
                list(value);
            }
        }

        private void list(double value) {
            int found = Arrays.binarySearch(distinct, 0, count, value);
            if (found >= 0) {
                return;
            }
            if (count == limit) {
                more = true;
                return;
            }
            if (count == distinct.length) {
                distinct = Arrays.copyOf(distinct, 2 * count);
            }
            int place = -found - 1;
            System.arraycopy(distinct, place, distinct, place + 1, count - place);
            distinct[place] = value;
            count++;
        }

        @Override
        ColumnValues values() {
            List<String> listed =
                    more
                            ? List.of()
                            : Arrays.stream(distinct, 0, count).mapToObj(NumberText::of).toList();
            return new ColumnValues(column, listed, NumberText.of(first), min, max, whole, 1, "");
        }
    }

    private static final class OfText extends ColumnScan {
        private final int limit;
        private final Set<String> distinct = new TreeSet<>();
        private boolean more;
        private @Nullable String first;
        private @Nullable String firstText;
        private long rows;
        private long numbers;

        OfText(RawTable table, int index, int limit) {
            super(table, index);
            this.limit = limit;
        }

        @Override
        void add(RawChunk chunk) {
            int rows = chunk.rows();
            for (int row = 0; row < rows; row++) {
                String value = chunk.text(index, row);
                if (value == null || MISSING.contains(value.toLowerCase(Locale.ROOT))) {
                    throw missing(chunk.firstRow() + row, value);
                }
                if (first == null) {
                    first = value;
                }
                countNumber(value, chunk.firstRow() + row);
                if (!more && distinct.add(value) && distinct.size() > limit) {
                    more = true;
                    distinct.clear();
                }
            }
        }

        private void countNumber(String value, long row) {
            rows++;
            if (NumberText.isNumberWithComma(value)) {
                numbers++;
            }
            if (firstText == null && !NumberText.isNumber(value)) {
                firstText = "'" + value + "' in " + table.place(row);
            }
        }

        @Override
        ColumnValues values() {
            return new ColumnValues(
                    column,
                    List.copyOf(distinct),
                    requireNonNull(first),
                    0,
                    0,
                    false,
                    (double) numbers / rows,
                    firstText == null ? "" : firstText);
        }
    }
}
