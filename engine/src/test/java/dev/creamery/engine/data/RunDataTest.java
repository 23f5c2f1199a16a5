package dev.creamery.engine.data;

import static dev.creamery.engine.network.Task.CLASSIFICATION;
import static dev.creamery.engine.network.Task.REGRESSION;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.creamery.engine.network.Task;
import dev.creamery.engine.sweep.DatasetFacts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.stream.IntStream;

class RunDataTest {

    @ParameterizedTest
    @CsvSource({"10, 2", "11, 3", "14, 3", "15, 3", "16, 4", "2, 1", "4898, 980"})
    void testSetIsAFifthRoundedUp(int rows, int testRows) {
        RunData run = RunData.draw(regression(rows, 1), 1, 0);

        assertThat(run.testRows()).hasSize(testRows);
        assertThat(run.trainRows()).hasSize(rows - testRows);
    }

    @Test
    void everyRowIsInExactlyOneOfBothSets() {
        RunData run = RunData.draw(regression(1003, 1), 99, 0);

        assertThat(IntStream.concat(IntStream.of(run.trainRows()), IntStream.of(run.testRows())))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 1003).boxed().toList());
    }

    @Test
    void rowsAreShuffledAnewForEverySeed() {
        PreparedDataset dataset = regression(1000, 1);
        RunData first = RunData.draw(dataset, 1, 0);
        RunData second = RunData.draw(dataset, 2, 0);

        assertThat(second.testRows()).isNotEqualTo(first.testRows());
        assertThat(first.trainRows())
                .isNotEqualTo(IntStream.of(first.trainRows()).sorted().toArray());
        assertThat(RunData.draw(dataset, 1, 0).trainRows()).isEqualTo(first.trainRows());
    }

    @Test
    void trainingTargetsAreThoseOfTheTrainingRows() {
        PreparedDataset dataset = regression(100, 3);
        RunData run = RunData.draw(dataset, 5, 0);

        for (int row = 0; row < run.trainRows().length; row++) {
            for (int output = 0; output < 3; output++) {
                assertThat(run.trainTargets()[row * 3 + output])
                        .isEqualTo(dataset.targets()[run.trainRows()[row] * 3 + output]);
            }
        }
    }

    @Test
    void labelNoiseChangesNeitherTheSplitNorTheDataset() {
        PreparedDataset dataset = classes(500, 4);
        float[] before = dataset.targets().clone();
        RunData noisy = RunData.draw(dataset, 7, 0.2f);

        assertThat(noisy.trainRows()).isEqualTo(RunData.draw(dataset, 7, 0).trainRows());
        assertThat(dataset.targets()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        // training rows: 800 of 1000, 80 of 100, 8 of 10
        "1000, 0.05, 40",
        "1000, 0.2, 160",
        "100, 0.7, 56",
        "10, 0.7, 5",
        "10, 0.1, 0",
        "100, 1, 80"
    })
    void shareOfRowsRoundedDownGetsAnotherClass(int rows, float noise, int changed) {
        PreparedDataset dataset = classes(rows, 4);
        RunData run = RunData.draw(dataset, 3, noise);

        assertThat(countChanged(dataset, run)).isEqualTo(changed);
    }

    private static int countChanged(PreparedDataset dataset, RunData run) {
        int outputs = dataset.facts().outputs();
        int changed = 0;
        for (int row = 0; row < run.trainRows().length; row++) {
            int ones = 0;
            boolean different = false;
            for (int output = 0; output < outputs; output++) {
                float now = run.trainTargets()[row * outputs + output];
                ones += now == 1 ? 1 : 0;
                different |= now != dataset.targets()[run.trainRows()[row] * outputs + output];
            }
            assertThat(ones).describedAs("classes of row %d", row).isEqualTo(1);
            changed += different ? 1 : 0;
        }
        return changed;
    }

    @Test
    void newClassIsUniformAmongTheOthers() {
        int rows = 37_500; // 30000 training rows
        PreparedDataset dataset = classes(rows, 4);
        RunData run = RunData.draw(dataset, 11, 1);
        int[][] moves = new int[4][4];
        for (int row = 0; row < run.trainRows().length; row++) {
            moves[classOf(dataset.targets(), run.trainRows()[row])][
                    classOf(run.trainTargets(), row)]++;
        }

        for (int from = 0; from < 4; from++) {
            int all = IntStream.of(moves[from]).sum();
            for (int to = 0; to < 4; to++) {
                double expected = from == to ? 0 : all / 3.0;
                assertThat((double) moves[from][to])
                        .describedAs("%d to %d, within five standard deviations", from, to)
                        .isCloseTo(expected, within(from == to ? 0 : 5 * Math.sqrt(all * 2 / 9.0)));
            }
        }
    }

    private static int classOf(float[] targets, int row) {
        return IntStream.range(0, 4).filter(k -> targets[row * 4 + k] == 1).findFirst().orElse(-1);
    }

    @Test
    void twoClassesAreFlipped() {
        float[] targets = new float[1000];
        for (int row = 0; row < 1000; row++) {
            targets[row] = row % 3 == 0 ? 1 : 0;
        }
        PreparedDataset dataset = dataset(CLASSIFICATION, 1000, 1, targets);
        RunData run = RunData.draw(dataset, 3, 0.15f);
        int flipped = 0;
        for (int row = 0; row < 800; row++) {
            float before = targets[run.trainRows()[row]];
            float now = run.trainTargets()[row];
            assertThat(now).isIn(0f, 1f);
            flipped += now == before ? 0 : 1;
        }

        assertThat(flipped).isEqualTo(120);
    }

    @Test
    void regressionNoiseIsInStandardDeviationsOfEachColumn() {
        int rows = 50_000; // 40000 training rows
        float[] targets = new float[rows * 2];
        for (int row = 0; row < rows; row++) {
            targets[2 * row] = row % 2; // standard deviation 1/2
            targets[2 * row + 1] = row % 2 == 0 ? 1000 : 1020; // standard deviation 10
        }
        PreparedDataset dataset = dataset(REGRESSION, rows, 2, targets);
        RunData run = RunData.draw(dataset, 13, 0.2f);
        double[] sums = new double[2];
        double[] squares = new double[2];
        for (int row = 0; row < run.trainRows().length; row++) {
            for (int output = 0; output < 2; output++) {
                double noise =
                        run.trainTargets()[2 * row + output]
                                - targets[2 * run.trainRows()[row] + output];
                sums[output] += noise / 40_000;
                squares[output] += noise * noise / 40_000;
            }
        }

        // Five standard errors: σ/√n of the mean, σ/√(2n) of the standard deviation.
        assertThat(sums[0]).isCloseTo(0, within(5 * 0.1 / 200));
        assertThat(sums[1]).isCloseTo(0, within(5 * 2.0 / 200));
        assertThat(Math.sqrt(squares[0])).isCloseTo(0.1, within(5 * 0.1 / 282));
        assertThat(Math.sqrt(squares[1])).isCloseTo(2, within(5 * 2.0 / 282));
    }

    @Test
    void noNoiseIsAddedToTargetsThatAreAllAlike() {
        float[] targets = new float[10];
        java.util.Arrays.fill(targets, 0.25f);
        RunData run = RunData.draw(dataset(REGRESSION, 10, 1, targets), 1, 0.5f);

        assertThat(run.trainTargets()).containsOnly(0.25f);
    }

    private static PreparedDataset regression(int rows, int outputs) {
        float[] targets = new float[rows * outputs];
        for (int index = 0; index < targets.length; index++) {
            targets[index] = index / (float) targets.length;
        }
        return dataset(REGRESSION, rows, outputs, targets);
    }

    private static PreparedDataset classes(int rows, int classes) {
        float[] targets = new float[rows * classes];
        for (int row = 0; row < rows; row++) {
            targets[row * classes + row % classes] = 1;
        }
        return dataset(CLASSIFICATION, rows, classes, targets);
    }

    private static PreparedDataset dataset(Task task, int rows, int outputs, float[] targets) {
        return new PreparedDataset(
                new DatasetFacts("made", rows, 1, task, 1, outputs), new float[rows], targets);
    }
}
