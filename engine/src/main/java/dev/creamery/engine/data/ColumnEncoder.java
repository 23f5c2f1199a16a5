package dev.creamery.engine.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Applies a {@link ColumnEncoding} to rows. */
final class ColumnEncoder {

    private final ColumnEncoding encoding;
    private final int index;
    private final double[] numbers;
    private final Map<String, Integer> texts = new HashMap<>();

    /**
     * @param index of the column in its table
     */
    ColumnEncoder(ColumnEncoding encoding, int index) {
        this.encoding = encoding;
        this.index = index;
        numbers =
                encoding.numeric()
                        ? encoding.values().stream().mapToDouble(Double::parseDouble).toArray()
                        : new double[0];
        for (String value : encoding.values()) {
            texts.put(value, texts.size());
        }
    }

    /**
     * Encodes the column's values in a chunk.
     *
     * @param encoded (rows, width), row-major, zero where not written yet
     * @param width number of encoded columns of the whole table
     */
    void encode(RawChunk chunk, float[] encoded, int width) {
        int start = (int) chunk.firstRow() * width + encoding.from();
        switch (encoding.kind()) {
            case DROPPED -> {}
            case TWO_VALUES -> encodeTwoValues(chunk, encoded, start, width);
            case ONE_HOT -> encodeOneHot(chunk, encoded, start, width);
            case SCALED -> scale(chunk, encoded, start, width);
        }
    }

    private void encodeTwoValues(RawChunk chunk, float[] encoded, int start, int width) {
        for (int row = 0; row < chunk.rows(); row++) {
            encoded[start + row * width] = position(chunk, row) == 0 ? 1 : 0;
        }
    }

    private void encodeOneHot(RawChunk chunk, float[] encoded, int start, int width) {
        for (int row = 0; row < chunk.rows(); row++) {
            encoded[start + row * width + position(chunk, row)] = 1;
        }
    }

    private void scale(RawChunk chunk, float[] encoded, int start, int width) {
        double min = encoding.min();
        double range = encoding.max() - min;
        for (int row = 0; row < chunk.rows(); row++) {
            double value = chunk.number(index, row);
            encoded[start + row * width] = range == 0 ? 0 : (float) ((value - min) / range);
        }
    }

    /** Position of a row's value in the encoding's list of values. */
    private int position(RawChunk chunk, int row) {
        int position =
                encoding.numeric()
                        ? position(chunk.number(index, row) + 0.0)
                        : texts.getOrDefault(chunk.text(index, row), -1);
        if (position < 0) {
            throw new DatasetException(
                    "column '"
                            + encoding.column()
                            + "' has a value that it did not have a moment ago; the file was"
                            + " changed while it was read: try again");
        }
        return position;
    }

    private int position(double value) {
        if (encoding.kind() == ColumnEncoding.Kind.ONE_HOT) {
            return Arrays.binarySearch(numbers, value);
        }
        return value == numbers[0] ? 0 : value == numbers[1] ? 1 : -1;
    }
}
