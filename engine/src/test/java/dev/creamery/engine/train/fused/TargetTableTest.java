package dev.creamery.engine.train.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creamery.engine.data.PreparedDataset;
import dev.creamery.engine.data.RunData;
import dev.creamery.engine.network.Loss;
import dev.creamery.engine.network.Task;
import dev.creamery.engine.sweep.DatasetFacts;

import org.junit.jupiter.api.Test;

class TargetTableTest {

    private static final Loss CLASSES = Loss.CATEGORICAL_CROSSENTROPY;

    @Test
    void aRowsClassIsTheOutputWhoseTargetIsOne() {
        PreparedDataset dataset = dataset(3, 0, 0, 1, 1, 0, 0, 0, 1, 0);
        TargetTable table = TargetTable.of(dataset, CLASSES);
        assertThat(table.columns()).isEqualTo(1);
        assertThat(table.values()).containsExactly(2, 0, 1);
    }

    @Test
    void otherTargetsStayAsTheyAre() {
        PreparedDataset dataset = dataset(2, 0.5f, 2, -1, 0);
        TargetTable table = TargetTable.of(dataset, Loss.MEAN_SQUARED_ERROR);
        assertThat(table.columns()).isEqualTo(2);
        assertThat(table.values()).isSameAs(dataset.targets());
    }

    @Test
    void labelNoiseChangesARunsOwnCopy() {
        PreparedDataset dataset = dataset(2, 1, 0, 0, 1, 1, 0);
        TargetTable table = TargetTable.of(dataset, CLASSES);
        RunData noisy = run(dataset, 1, 0, 1, 0); // row 2 as it is, row 1 changed
        assertThat(table.of(noisy, CLASSES).values()).containsExactly(0, 0, 0);
        assertThat(table.values()).containsExactly(0, 1, 0);
        RunData clean = run(dataset, 1, 0, 0, 1);
        assertThat(table.of(clean, CLASSES)).isSameAs(table);
    }

    @Test
    void aRowOfNoClassOrOfSeveralIsRefused() {
        for (float[] row : new float[][] {{0, 0}, {1, 1}, {0.5f, 0.5f}, {1, Float.NaN}}) {
            assertThatThrownBy(() -> TargetTable.of(dataset(2, 1, 0, row[0], row[1]), CLASSES))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("row 1")
                    .hasMessageContaining(java.util.Arrays.toString(row));
        }
    }

    /** Trains on rows 2 and 1. */
    private static RunData run(PreparedDataset dataset, float... trainTargets) {
        return new RunData(dataset, new int[] {2, 1}, new int[] {0}, trainTargets);
    }

    private static PreparedDataset dataset(int outputs, float... targets) {
        int rows = targets.length / outputs;
        return new PreparedDataset(
                new DatasetFacts("made_up", rows, 1, Task.CLASSIFICATION, 1, outputs),
                new float[rows],
                targets);
    }
}
