package dev.creamery.engine.data;

import java.util.List;

/**
 * What a scan learns of one column.
 *
 * @param column name and type
 * @param distinct its values, ascending: numbers by size, text by letters; empty if there are more
 *     than were asked for
 * @param first the value in the first row
 * @param min smallest number; 0 for text
 * @param max largest number; 0 for text
 * @param whole whether it is numeric and all its values are whole numbers
 * @param numberShare share of rows whose value is a number, with a decimal comma too; 1 if numeric
 * @param firstText the first value that is no number, and where it is; empty if numeric
 */
record ColumnValues(
        RawColumn column,
        List<String> distinct,
        String first,
        double min,
        double max,
        boolean whole,
        double numberShare,
        String firstText) {

    ColumnValues {
        distinct = List.copyOf(distinct);
    }

    boolean hasAtMost(int count) {
        return !distinct.isEmpty() && distinct.size() <= count;
    }

    /** Whether it has more distinct values than were asked for. */
    boolean hasTooMany() {
        return distinct.isEmpty();
    }
}
