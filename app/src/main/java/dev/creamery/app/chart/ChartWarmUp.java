package dev.creamery.app.chart;

import dev.creamery.app.chart.plot.AxisSpec;
import dev.creamery.app.chart.plot.ChartTheme;
import dev.creamery.app.chart.plot.Curve;
import dev.creamery.app.chart.plot.CurveFigure;
import dev.creamery.app.chart.plot.CurveSet;
import dev.creamery.app.chart.plot.CurveView;
import dev.creamery.app.chart.plot.Figure;
import dev.creamery.app.chart.plot.Frame;
import dev.creamery.app.chart.plot.MetricFigure;
import dev.creamery.app.chart.plot.MetricForm;
import dev.creamery.app.chart.plot.MetricSeries;
import dev.creamery.app.chart.plot.MetricSet;
import dev.creamery.app.chart.plot.MetricView;
import dev.creamery.app.chart.plot.Palette;
import dev.creamery.app.chart.plot.Panel;
import dev.creamery.app.chart.plot.ScaleKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Lets Java load and compile what painting very many values takes, before anybody waits for it. */
public final class ChartWarmUp {
    private static final int CURVES = 40;
    private static final int POINTS = 3000;
    private static final double WIDTH = 600;
    private static final double HEIGHT = 300;
    private static final String SERIES = "all";

    private ChartWarmUp() {}

    /**
     * Makes what panels are made of; takes some tenths of a second, on any thread but the window's.
     */
    public static void panels() {
        PanelRehearsal.run();
    }

    /** Paints curves and points that nobody sees; takes some tenths of a second, on any thread. */
    public static void run() {
        Random random = new Random(1);
        double[] xs = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            xs[i] = i + 1;
        }
        List<Curve> curves = new ArrayList<>();
        List<MetricSeries> points = new ArrayList<>();
        for (int i = 0; i < CURVES; i++) {
            double[] ys = random.doubles(POINTS, .1, 2).toArray();
            curves.add(Curve.line("curve " + i, SERIES, xs, ys));
            points.add(MetricSeries.ofPoints("points " + i, xs, ys, new long[POINTS]));
        }
        AxisSpec x = AxisSpec.whole("", ScaleKind.LOG);
        AxisSpec y = AxisSpec.of("", ScaleKind.LOG);
        ChartTheme theme = ChartTheme.light();
        paint(
                CurveFigure.of(
                        CurveSet.of(x, y, List.of(SERIES), curves),
                        CurveView.of(ScaleKind.LOG, ScaleKind.LOG),
                        theme));
        paint(
                MetricFigure.of(
                        new MetricSet(x, y, Palette.CATEGORIES, points),
                        MetricView.of(MetricForm.SCATTER, ScaleKind.LOG, ScaleKind.LOG),
                        theme));
    }

    private static void paint(Figure figure) {
        Panel panel = figure.panels().getFirst();
        PlotImage.of(panel.content(), new Frame(0, 0, WIDTH, HEIGHT, panel.xs(), panel.ys()), 1);
    }
}
