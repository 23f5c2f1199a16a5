package dev.creamery.app.monitor;

import dev.creamery.app.chart.plot.AxisSpec;
import dev.creamery.app.chart.plot.Curve;
import dev.creamery.app.chart.plot.CurveSet;
import dev.creamery.app.chart.plot.ScaleKind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Draws the losses of an experiment's runs, each one and their median, over epochs. */
final class LossCurves {

    static final AxisSpec EPOCH = AxisSpec.whole("epoch", ScaleKind.LOG);
    static final AxisSpec LOSS = AxisSpec.of("test loss", ScaleKind.LOG);
    static final CurveSet NONE = CurveSet.empty(EPOCH, LOSS);

    private static final String MEDIAN = "Median";
    private static final int LEAST_FOR_MEDIAN = 3;

    private LossCurves() {}

    /**
     * @param runs (runs, epochs), of any lengths
     */
    static CurveSet of(List<float[]> runs) {
        if (runs.isEmpty()) {
            return NONE;
        }
        String single = runs.size() == 1 ? "1 finished run" : runs.size() + " finished runs";
        List<Curve> curves = new ArrayList<>();
        for (float[] run : runs) {
            double[] losses = new double[run.length];
            for (int epoch = 0; epoch < run.length; epoch++) {
                losses[epoch] = run[epoch];
            }
            curves.add(
                    Curve.line("Run " + (curves.size() + 1), single, epochs(run.length), losses));
        }
        if (runs.size() < LEAST_FOR_MEDIAN) {
            return CurveSet.of(EPOCH, LOSS, List.of(single), curves);
        }
        double[] median = median(runs);
        curves.add(Curve.line(MEDIAN, MEDIAN, epochs(median.length), median));
        return CurveSet.of(EPOCH, LOSS, List.of(single, MEDIAN), curves);
    }

    private static double[] epochs(int count) {
        double[] epochs = new double[count];
        Arrays.setAll(epochs, epoch -> epoch + 1);
        return epochs;
    }

    /** Of the finite losses at each epoch; NaN where there are none. */
    private static double[] median(List<float[]> runs) {
        double[] median = new double[runs.stream().mapToInt(run -> run.length).max().orElse(0)];
        for (int i = 0; i < median.length; i++) {
            int epoch = i;
            double[] losses =
                    runs.stream()
                            .filter(run -> epoch < run.length)
                            .mapToDouble(run -> run[epoch])
                            .filter(Double::isFinite)
                            .sorted()
                            .toArray();
            int half = losses.length / 2;
            median[i] =
                    losses.length == 0
                            ? Double.NaN
                            : (losses[half] + losses[(losses.length - 1) / 2]) / 2;
        }
        return median;
    }
}
