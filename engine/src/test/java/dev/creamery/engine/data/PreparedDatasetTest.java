package dev.creamery.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.network.Task;
import dev.creamery.engine.sweep.DatasetFacts;

import org.junit.jupiter.api.Test;

class PreparedDatasetTest {

    private static final int ROWS = 20_000;

    @Test
    void everyValueCountsInTheChecksum() {
        int checksum = dataset().checksum();
        assertThat(dataset().checksum()).isEqualTo(checksum);
        PreparedDataset changedInput = dataset();
        changedInput.inputs()[2 * ROWS - 1] += 1e-3f;
        assertThat(changedInput.checksum()).isNotEqualTo(checksum);
        PreparedDataset changedTarget = dataset();
        changedTarget.targets()[0] += 1e-3f;
        assertThat(changedTarget.checksum()).isNotEqualTo(checksum);
    }

    private static PreparedDataset dataset() {
        float[] inputs = new float[2 * ROWS];
        for (int index = 0; index < inputs.length; index++) {
            inputs[index] = index % 97 / 97f;
        }
        return new PreparedDataset(
                new DatasetFacts("own.csv", ROWS, 2, Task.REGRESSION, 2, 1),
                inputs,
                new float[ROWS]);
    }
}
