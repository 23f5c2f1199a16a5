package dev.creamery.app.chart;

import dev.creamery.app.chart.plot.AxisSpec;
import dev.creamery.app.chart.plot.BestCell;
import dev.creamery.app.chart.plot.CellState;
import dev.creamery.app.chart.plot.ColorRamp;
import dev.creamery.app.chart.plot.MapPanel;
import dev.creamery.app.chart.plot.MapSet;
import dev.creamery.app.chart.plot.MetricSeries;
import dev.creamery.app.chart.plot.MetricSet;
import dev.creamery.app.chart.plot.Palette;
import dev.creamery.app.chart.plot.ParallelAxis;
import dev.creamery.app.chart.plot.ParallelSet;
import dev.creamery.app.chart.plot.ScaleKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up summaries of a sweep: losses by size, by size and epoch, by size and depth. */
final class SampleGrids {
    private static final List<String> SHAPES =
            List.of("rectangle", "trapezoid", "exponential", "wide_first_2x");
    private static final double[] DEPTHS = {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20};

    private SampleGrids() {}

    static MetricSet metric() {
        Random random = new Random(7);
        List<MetricSeries> series = new ArrayList<>();
        for (int s = 0; s < SHAPES.size(); s++) {
            int repeated = 12;
            double[] xs = new double[18 * repeated];
            double[] ys = new double[xs.length];
            int[] runs = new int[xs.length];
            long[] keys = new long[xs.length];
            for (int i = 0; i < xs.length; i++) {
                int exponent = 5 + i / repeated;
                xs[i] = Math.pow(2, exponent);
                ys[i] =
                        loss(exponent, 3000, 5)
                                * (1 + .12 * s)
                                * Math.exp(.1 * random.nextGaussian());
                runs[i] = 30;
                keys[i] = s * xs.length + i;
            }
            series.add(MetricSeries.of(SHAPES.get(s), xs, ys, keys, runs));
        }
        return new MetricSet(
                AxisSpec.of("num_free_parameters", ScaleKind.LOG),
                AxisSpec.of("Minimum test loss (median)", ScaleKind.LOG),
                Palette.CATEGORIES,
                series);
    }

    static MapSet lossMap(int panels) {
        double[] sizes = new double[20];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.pow(2, 5 + i);
        }
        double[] epochs = new double[50];
        for (int i = 0; i < epochs.length; i++) {
            epochs[i] = Math.max(i + 1, Math.round(Math.pow(10, i * 3.477 / 49)));
        }
        List<MapPanel> maps = new ArrayList<>();
        for (int p = 0; p < panels; p++) {
            double[] values = new double[sizes.length * epochs.length];
            for (int row = 0; row < epochs.length; row++) {
                for (int column = 0; column < sizes.length; column++) {
                    values[row * sizes.length + column] = loss(5 + column, epochs[row], DEPTHS[p]);
                }
            }
            maps.add(MapPanel.of("depth " + (int) DEPTHS[p], sizes, epochs, values));
        }
        return new MapSet(
                AxisSpec.of("num_free_parameters", ScaleKind.LOG),
                AxisSpec.of("Epoch", ScaleKind.LOG),
                "Test loss (median)",
                ColorRamp.VIRIDIS,
                ScaleKind.LOG,
                null,
                BestCell.LOWEST,
                maps);
    }

    static MapSet sizeByDepth() {
        int sizes = 21;
        List<String> sizeNames = new ArrayList<>();
        double[] columns = new double[sizes];
        for (int i = 0; i < sizes; i++) {
            columns[i] = i;
            sizeNames.add("2" + superscript(5 + i));
        }
        List<String> depthNames = new ArrayList<>();
        double[] rows = new double[DEPTHS.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i;
            depthNames.add(Integer.toString((int) DEPTHS[i]));
        }
        List<MapPanel> maps = new ArrayList<>();
        for (int p = 0; p < 4; p++) {
            double[] seconds = new double[sizes * rows.length];
            List<CellState> states = new ArrayList<>();
            for (int row = 0; row < rows.length; row++) {
                for (int column = 0; column < sizes; column++) {
                    boolean invalid = column < row / 2 - p / 2;
                    int order = column + row;
                    seconds[row * sizes + column] =
                            invalid ? Double.NaN : .4 * Math.pow(1.75, column) * (1 + .05 * row);
                    states.add(
                            invalid
                                    ? CellState.INVALID
                                    : order < 12
                                            ? row == 4 && column == 5
                                                    ? CellState.FAILED
                                                    : CellState.DONE
                                            : order == 12 ? CellState.RUNNING : CellState.PLAIN);
                }
            }
            maps.add(new MapPanel(SHAPES.get(p), columns, rows, seconds, states, new int[0]));
        }
        return new MapSet(
                AxisSpec.categories("Size", sizeNames),
                AxisSpec.categories("Depth", depthNames),
                "Predicted time, seconds",
                ColorRamp.VIRIDIS,
                ScaleKind.LOG,
                null,
                BestCell.NONE,
                maps);
    }

    static ParallelSet parallel(int lines) {
        Random random = new Random(3);
        List<String> optimizers = List.of("Adam", "RMSprop", "SGD");
        double[][] values = new double[6][lines];
        for (int i = 0; i < lines; i++) {
            values[0][i] = random.nextInt(SHAPES.size());
            values[1][i] = 2 + random.nextInt(9);
            values[2][i] = Math.pow(2, 5 + random.nextInt(18));
            values[3][i] = Math.pow(10, -2 - random.nextInt(4));
            values[4][i] = random.nextInt(optimizers.size());
            values[5][i] =
                    loss(Math.log(values[2][i]) / Math.log(2), 3000, values[1][i])
                            * (1 + .3 * Math.abs(Math.log10(values[3][i]) + 3.5))
                            * Math.exp(.15 * random.nextGaussian());
        }
        return new ParallelSet(
                List.of(
                        ParallelAxis.categories("shape", "Shape", SHAPES),
                        ParallelAxis.whole("depth", "Depth", ScaleKind.LINEAR),
                        ParallelAxis.number("size", "Size", ScaleKind.LOG),
                        ParallelAxis.number("learning_rate", "Learning rate", ScaleKind.LOG),
                        ParallelAxis.categories("optimizer", "Optimizer", optimizers),
                        ParallelAxis.number("test_loss", "Test loss", ScaleKind.LOG)),
                values,
                5,
                ColorRamp.VIRIDIS);
    }

    /** Falls with size and epochs; large networks overfit in the end. */
    private static double loss(double exponent, double epoch, double depth) {
        double fit = .04 + 2.2 * Math.pow(1 + epoch / 25, -.05 * exponent / (1 + .03 * depth));
        double overfit = .0006 * Math.pow(exponent / 10, 3) * Math.pow(epoch, .62);
        return fit + overfit;
    }

    private static String superscript(int number) {
        StringBuilder text = new StringBuilder();
        for (char digit : Integer.toString(number).toCharArray()) {
            text.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0'));
        }
        return text.toString();
    }
}
