package dev.creamery.app.chart;

import dev.creamery.app.chart.plot.AxisSpec;
import dev.creamery.app.chart.plot.Curve;
import dev.creamery.app.chart.plot.CurveSet;
import dev.creamery.app.chart.plot.Palette;
import dev.creamery.app.chart.plot.ScaleKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up losses that look like real ones: a plateau, a power law, noise, overfitting. */
final class SampleCurves {
    static final AxisSpec EPOCH = AxisSpec.of("Epoch", ScaleKind.LOG);
    static final AxisSpec LOSS = AxisSpec.of("Test loss (median, q1–q3)", ScaleKind.LOG);

    private SampleCurves() {}

    /** Groups with bands, alike in every panel but for their level. */
    static CurveSet bands(List<String> series, List<String> panels, int epochs, Palette palette) {
        List<Curve> curves = new ArrayList<>();
        for (int panel = 0; panel < panels.size(); panel++) {
            for (int i = 0; i < series.size(); i++) {
                double level = 2.3 * Math.pow(.93, panel);
                double[] ys = losses(epochs, level, .34 + .05 * i - .02 * panel, 31L * panel + i);
                double[] low = new double[epochs];
                double[] high = new double[epochs];
                int[] runs = new int[epochs];
                for (int e = 0; e < epochs; e++) {
                    low[e] = ys[e] * .9;
                    high[e] = ys[e] * 1.13;
                    runs[e] = 30 * (i + 2);
                }
                curves.add(
                        new Curve(
                                panel + "/" + series.get(i),
                                series.get(i),
                                series.get(i),
                                panel,
                                epochs(epochs),
                                ys,
                                new Curve.Band(low, high),
                                runs));
            }
        }
        return new CurveSet(EPOCH, LOSS, "epoch", series, panels, palette, curves);
    }

    /** Many single lines in a few groups. */
    static CurveSet lines(int count, int epochs, int groups) {
        List<String> series = new ArrayList<>();
        for (int i = 0; i < groups; i++) {
            series.add("depth " + (i + 2));
        }
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double slope = .2 + .3 * (i % groups) / groups + .004 * (i / groups % 20);
            curves.add(
                    Curve.line(
                            "run " + i,
                            series.get(i % groups),
                            epochs(epochs),
                            losses(epochs, 2.4, slope, i)));
        }
        return new CurveSet(EPOCH, LOSS, "epoch", series, List.of(""), Palette.ORDERED, curves);
    }

    static double[] epochs(int count) {
        double[] epochs = new double[count];
        for (int e = 0; e < count; e++) {
            epochs[e] = e + 1;
        }
        return epochs;
    }

    static double[] losses(int epochs, double level, double slope, long seed) {
        Random random = new Random(seed);
        double[] losses = new double[epochs];
        double drift = 0;
        for (int e = 0; e < epochs; e++) {
            drift = .97 * drift + .012 * random.nextGaussian();
            double noise = .012 * random.nextGaussian() + drift;
            losses[e] = level * Math.pow(1 + (e + 1) / 12.0, -slope) * Math.exp(noise);
        }
        return losses;
    }
}
