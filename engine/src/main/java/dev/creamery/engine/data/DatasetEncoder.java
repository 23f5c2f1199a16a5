package dev.creamery.engine.data;

import dev.creamery.engine.sweep.DatasetFacts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Does to all rows what a {@link DatasetDescription} says. */
final class DatasetEncoder {

    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final DatasetDescription description;
    private final DatasetFacts facts;
    private final RawTable table;

    DatasetEncoder(DatasetDescription description, RawTable table) {
        this.description = description;
        this.facts = description.facts();
        this.table = table;
    }

    /**
     * Reads all rows once.
     *
     * @throws DatasetException if there is no room for them, or they are not those that were
     *     described
     */
    PreparedDataset encode() {
        float[] inputs = allocate(facts.inputs());
        float[] targets = allocate(facts.outputs());
        List<ColumnEncoder> features = new ArrayList<>();
        ColumnEncoder target = new ColumnEncoder(description.target(), targetIndex());
        for (ColumnEncoding feature : description.features()) {
            int index = features.size() < targetIndex() ? features.size() : features.size() + 1;
            features.add(new ColumnEncoder(feature, index));
        }
        long[] rows = {0};
        table.scan(
                chunk -> {
                    rows[0] += chunk.rows();
                    checkRows(rows[0] <= facts.rows());
                    features.forEach(feature -> feature.encode(chunk, inputs, facts.inputs()));
                    target.encode(chunk, targets, facts.outputs());
                });
        checkRows(rows[0] == facts.rows());
        return new PreparedDataset(facts, inputs, targets);
    }

    private int targetIndex() {
        return table.columns().stream()
                .map(RawColumn::name)
                .toList()
                .indexOf(description.target().column());
    }

    private void checkRows(boolean asDescribed) {
        if (!asDescribed) {
            throw new DatasetException(
                    table.source() + " was changed while it was read; try again");
        }
    }

    private float[] allocate(int width) {
        long length = facts.rows() * width;
        if (length > LONGEST_ARRAY) {
            throw tooLarge();
        }
        try {
            return new float[(int) length];
        } catch (OutOfMemoryError full) {
            throw tooLarge();
        }
    }

    private DatasetException tooLarge() {
        ColumnEncoding widest =
                description.features().stream()
                        .max(Comparator.comparingInt(ColumnEncoding::width))
                        .orElseThrow();
        return new DatasetException(
                table.source()
                        + " is too large: "
                        + facts.rows()
                        + " rows of "
                        + facts.inputs()
                        + " inputs and "
                        + facts.outputs()
                        + " outputs take "
                        + Math.ceilDiv(
                                4 * facts.rows() * (facts.inputs() + facts.outputs()), 1 << 20)
                        + " MiB; column '"
                        + widest.column()
                        + "' alone has "
                        + widest.width()
                        + " inputs. Use fewer rows or columns, or give Java more memory (-Xmx)");
    }
}
