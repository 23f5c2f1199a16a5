package dev.creamery.engine.data;

import dev.creamery.engine.sweep.DatasetReference;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Rows of a generated dataset, made anew by every scan. */
final class SyntheticTable implements RawTable {

    private static final int CHUNK = 1024;

    private final DatasetReference.Synthetic reference;
    private final List<RawColumn> columns = new ArrayList<>();

    SyntheticTable(DatasetReference.Synthetic reference) {
        this.reference = reference;
        for (int feature = 1; feature <= reference.generator().features(); feature++) {
            columns.add(new RawColumn("x" + feature, true));
        }
        columns.add(new RawColumn(Conventions.TARGET, true));
    }

    @Override
    public String source() {
        return reference.name();
    }

    @Override
    public List<RawColumn> columns() {
        return List.copyOf(columns);
    }

    @Override
    public void scan(Consumer<RawChunk> reader) {
        SyntheticRows generator = new SyntheticRows(reference);
        for (int first = 0; first < reference.rows(); first += CHUNK) {
            int rows = Math.min(CHUNK, reference.rows() - first);
            double[] values = new double[rows * columns.size()];
            generator.next(values);
            reader.accept(new Chunk(first, values, columns.size()));
        }
    }

    @Override
    public String place(long row) {
        return "row " + (row + 1);
    }

    @Override
    public void close() {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Chunk(long firstRow, double[] values, int columns) implements RawChunk {
        @Override
        public int rows() {
            return values.length / columns;
        }

        @Override
        public double number(int column, int row) {
            return values[row * columns + column];
        }

        @Override
        public String text(int column, int row) {
            throw new IllegalArgumentException("column " + column + " is numeric");
        }
    }
}
