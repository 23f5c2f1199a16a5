package dev.creamery.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.creamery.engine.sweep.DatasetReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class SyntheticDatasetsTest {

    @TempDir Path cache;

    private DatasetCatalog catalog() {
        return new DatasetCatalog(List.of(), cache, SharedPmlb.offline());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two_moons",
                "spirals",
                "friedman1",
                "gaussian_classes",
                "gaussian_regression",
                "two_moons?rows=10&noise=0",
                "spirals?rows=10",
                "friedman1?rows=10&noise=0",
                "gaussian_classes?rows=10&noise=0",
                "gaussian_regression?rows=10&noise=0"
            })
    void arePreparedAsTheirFactsSay(String name) {
        PreparedDataset dataset = catalog().prepare(name);

        assertThat(dataset.facts()).isEqualTo(catalog().facts(name));
        assertThat(dataset.inputs()).contains(0f, 1f);
        for (float input : dataset.inputs()) {
            assertThat(input).isBetween(0f, 1f);
        }
    }

    @Test
    void sameNameGivesSameRows() {
        assertThat(catalog().prepare("spirals?seed=5").inputs())
                .isEqualTo(catalog().prepare("spirals?seed=5").inputs())
                .isNotEqualTo(catalog().prepare("spirals?seed=6").inputs());
    }

    @Test
    void moreRowsBeginWithTheSameRows() {
        List<double[]> few = rows("gaussian_classes?rows=1500");
        List<double[]> more = rows("gaussian_classes?rows=3000");

        assertThat(few).hasSize(1500);
        for (int row = 0; row < 1500; row++) {
            assertThat(more.get(row)).isEqualTo(few.get(row));
        }
    }

    @Test
    void moonsWithoutNoiseLieOnTheirHalfCircles() {
        for (double[] row : rows("two_moons?noise=0")) {
            boolean lower = row[2] == 1;
            double x = lower ? row[0] - 1 : row[0];
            double y = lower ? row[1] - 0.5 : row[1];
            assertThat(Math.hypot(x, y)).isCloseTo(1, within(1e-12));
            assertThat(lower ? -y : y).isBetween(0.0, 1.0);
        }
    }

    @Test
    void spiralsWithoutNoiseTurnByTheirRadius() {
        for (double[] row : rows("spirals?noise=0")) {
            double radius = Math.hypot(row[0], row[1]);
            double direction = 2 * radius + 2 * Math.PI * row[2] / 3;
            assertThat(radius).isLessThan(1.5 * Math.PI);
            assertThat(row[0]).isCloseTo(radius * Math.cos(direction), within(1e-9));
            assertThat(row[1]).isCloseTo(radius * Math.sin(direction), within(1e-9));
        }
    }

    @Test
    void friedmanWithoutNoiseIsItsFormula() {
        for (double[] x : rows("friedman1?noise=0")) {
            double y =
                    10 * Math.sin(Math.PI * x[0] * x[1])
                            + 20 * Math.pow(x[2] - 0.5, 2)
                            + 10 * x[3]
                            + 5 * x[4];
            assertThat(x[10]).isCloseTo(y, within(1e-12));
        }
    }

    @Test
    void friedmanHasNoiseOfTheStandardDeviationAskedFor() {
        List<double[]> exact = rows("friedman1?noise=0&rows=20000");
        List<double[]> noisy = rows("friedman1?noise=3&rows=20000");
        double squares = 0;
        for (int row = 0; row < exact.size(); row++) {
            squares += Math.pow(noisy.get(row)[10] - exact.get(row)[10], 2);
        }

        assertThat(Math.sqrt(squares / exact.size()))
                .describedAs("within five standard errors, σ/√(2n) each")
                .isCloseTo(3, within(5 * 3 / Math.sqrt(40_000)));
    }

    @Test
    void gaussianClassesWithoutNoiseAreTheirCentres() {
        List<double[]> rows = rows("gaussian_classes?noise=0&rows=40");

        assertThat(rows.get(0)[8]).isZero();
        assertThat(rows.get(7)[8]).isEqualTo(3);
        assertThat(rows.get(0)).isEqualTo(rows.get(36)).isNotEqualTo(rows.get(1));
    }

    @Test
    void gaussianRegressionWithoutNoiseIsLinear() {
        List<double[]> rows = rows("gaussian_regression?noise=0&rows=50");
        double[] weights = solve(rows.subList(0, 8));

        for (double[] row : rows) {
            double sum = 0;
            for (int feature = 0; feature < 8; feature++) {
                sum += weights[feature] * row[feature];
            }
            assertThat(row[8]).isCloseTo(sum, within(1e-6));
        }
    }

    /** Gauss and Jordan's elimination of as many rows (x1 … xn, y) as there are features. */
    private static double[] solve(List<double[]> rows) {
        int n = rows.size();
        double[][] a = rows.stream().map(double[]::clone).toArray(double[][]::new);
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int row = column; row < n; row++) {
                pivot = Math.abs(a[row][column]) > Math.abs(a[pivot][column]) ? row : pivot;
            }
            double[] swapped = a[column];
            a[column] = a[pivot];
            a[pivot] = swapped;
            for (int row = 0; row < n; row++) {
                double factor = row == column ? 0 : a[row][column] / a[column][column];
                for (int k = 0; k <= n; k++) {
                    a[row][k] -= factor * a[column][k];
                }
            }
        }
        double[] solution = new double[n];
        for (int row = 0; row < n; row++) {
            solution[row] = a[row][n] / a[row][row];
        }
        return solution;
    }

    @Test
    void twoMoonsHaveOneOutputThatMarksTheFirstRowsMoon() {
        PreparedDataset moons = catalog().prepare("two_moons?rows=10");

        assertThat(moons.targets()).containsExactly(1, 0, 1, 0, 1, 0, 1, 0, 1, 0);
    }

    @Test
    void spiralsHaveOneOutputPerArm() {
        PreparedDataset spirals = catalog().prepare("spirals?rows=10");

        assertThat(java.util.Arrays.copyOf(spirals.targets(), 12))
                .containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0);
    }

    private static List<double[]> rows(String name) {
        List<double[]> rows = new ArrayList<>();
        try (var table =
                new SyntheticTable((DatasetReference.Synthetic) DatasetReference.of(name))) {
            table.scan(
                    chunk -> {
                        for (int row = 0; row < chunk.rows(); row++) {
                            double[] values = new double[table.columns().size()];
                            for (int column = 0; column < values.length; column++) {
                                values[column] = chunk.number(column, row);
                            }
                            rows.add(values);
                        }
                    });
        }
        return rows;
    }
}
