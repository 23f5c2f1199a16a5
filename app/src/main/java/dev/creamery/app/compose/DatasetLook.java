package dev.creamery.app.compose;

import dev.creamery.app.place.NumberText;
import dev.creamery.engine.data.ColumnEncoding;
import dev.creamery.engine.data.DatasetDescription;
import dev.creamery.engine.data.PreparedDataset;
import dev.creamery.engine.data.TargetHistogram;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * What is seen when looking inside a dataset.
 *
 * @param description how its columns are encoded
 * @param histogram how many rows have which target
 * @param firstRows the values of the first rows, decoded from what networks get: features in the
 *     file's order, then the target
 */
public record DatasetLook(
        DatasetDescription description, TargetHistogram histogram, List<List<String>> firstRows) {

    private static final int BINS = 20;
    private static final int ROWS = 8;
    private static final MathContext DIGITS = new MathContext(6);

    /** Looks inside a dataset that has been read. */
    public static DatasetLook of(DatasetDescription description, PreparedDataset dataset) {
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < Math.min(ROWS, dataset.rows()); row++) {
            List<String> values = new ArrayList<>();
            int from = row * dataset.facts().inputs();
            for (ColumnEncoding feature : description.features()) {
                values.add(decoded(feature, dataset.inputs(), from));
            }
            values.add(
                    decoded(
                            description.target(),
                            dataset.targets(),
                            row * dataset.facts().outputs()));
            rows.add(values);
        }
        return new DatasetLook(
                description, TargetHistogram.of(dataset, description.target(), BINS), rows);
    }

    private static String decoded(ColumnEncoding column, float[] encoded, int row) {
        int at = row + column.from();
        return switch (column.kind()) {
            case DROPPED -> column.values().isEmpty() ? "" : column.values().getFirst();
            case TWO_VALUES -> column.values().get(encoded[at] == 1 ? 0 : 1);
            case ONE_HOT -> {
                int hot = 0;
                while (hot < column.width() - 1 && encoded[at + hot] != 1) {
                    hot++;
                }
                yield column.values().get(hot);
            }
            case SCALED ->
                    new BigDecimal(column.min() + encoded[at] * (column.max() - column.min()))
                            .round(DIGITS)
                            .stripTrailingZeros()
                            .toPlainString();
        };
    }

    /** How a column is encoded, in words. */
    static String words(ColumnEncoding column) {
        return switch (column.kind()) {
            case DROPPED -> "one value, left out";
            case TWO_VALUES -> "0/1 (1 is " + column.values().getFirst() + ")";
            case ONE_HOT -> "one-hot, " + column.width() + " values";
            case SCALED ->
                    "scaled from "
                            + number(column.min())
                            + " … "
                            + number(column.max())
                            + " to 0 … 1";
        };
    }

    private static String number(double value) {
        return NumberText.shortest(new BigDecimal(value).round(DIGITS));
    }
}
