package dev.creamery.app.chart.plot;

import dev.creamery.app.chart.picture.Mark;
import dev.creamery.app.chart.picture.Stroke;
import dev.creamery.app.chart.picture.Symbol;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The curves of one panel: bands, then raw lines behind smoothed ones, lines, markers. */
final class CurveContent implements PanelContent {
    private static final int MOST_WITH_MARKERS = 24;
    private static final double MARKER_SPACING = 150;
    private static final double STEPPED_BACK = .2;

    private final List<Curve> curves;
    private final CurveView view;
    private final Map<String, SeriesStyle> styles;
    private final List<String> series;
    private final ChartTheme theme;

    CurveContent(CurveSet set, int panel, CurveView view, ChartTheme theme) {
        this.view = view;
        this.theme = theme;
        this.styles = set.styles(theme);
        this.series = set.series();
        this.curves =
                set.curves().stream().filter(c -> c.panel() == panel && view.shows(c)).toList();
    }

    @Override
    public List<Mark> marks(Frame frame) {
        List<Mark> marks = new ArrayList<>();
        PixelMap pixels = PixelMap.ofX(frame);
        Map<double[], double[]> pxs = new IdentityHashMap<>();
        for (Curve curve : curves) {
            pxs.computeIfAbsent(curve.xs(), pixels::all);
        }
        if (view.bands()) {
            for (Curve curve : curves) {
                band(curve, frame, marks);
            }
        }
        for (Curve curve : curves) {
            if (!view.emphasises(curve)) {
                line(curve, pxs.getOrDefault(curve.xs(), curve.xs()), frame, marks);
            }
        }
        for (Curve curve : curves) {
            if (view.emphasises(curve)) {
                line(curve, pxs.getOrDefault(curve.xs(), curve.xs()), frame, marks);
            }
        }
        return marks;
    }

    private void band(Curve curve, Frame frame, List<Mark> marks) {
        Curve.Band band = curve.band();
        if (band != null) {
            double opacity = theme.onDark() ? .24 : .15;
            marks.addAll(
                    BandReduction.of(
                            curve,
                            band,
                            frame,
                            style(curve).fill(stepsBack(curve) ? opacity * .35 : opacity)));
        }
    }

    private void line(Curve curve, double[] pxs, Frame frame, List<Mark> marks) {
        SeriesStyle style = style(curve);
        double opacity = stepsBack(curve) ? STEPPED_BACK : curves.size() > 60 ? .75 : 1;
        double width = view.emphasises(curve) ? 2.6 : curves.size() > 60 ? 1 : 1.6;
        double[] values = curve.ys();
        if (view.smoothing() > 0) {
            stretches(curve, values, pxs, frame, style.stroke(1, opacity * .3), marks);
            values = Smoothing.exponential(values, view.smoothing());
        }
        List<ColumnReduction.Stretch> drawn =
                stretches(curve, values, pxs, frame, style.stroke(width, opacity), marks);
        if (view.markers() && curves.size() <= MOST_WITH_MARKERS && series.size() > 1) {
            double phase = (double) series.indexOf(curve.series()) / series.size();
            markers(drawn, phase, style, opacity, frame, marks);
        }
    }

    private static List<ColumnReduction.Stretch> stretches(
            Curve curve,
            double[] values,
            double[] pxs,
            Frame frame,
            Stroke stroke,
            List<Mark> marks) {
        List<ColumnReduction.Stretch> stretches = ColumnReduction.of(curve, values, pxs, frame);
        for (ColumnReduction.Stretch stretch : stretches) {
            int last = stretch.xs().length - 1;
            if (last > 0) {
                marks.add(new Mark.Line(stretch.xs(), stretch.ys(), stroke));
            } else {
                marks.add(
                        new Mark.Disc(
                                stretch.xs()[0],
                                stretch.ys()[0],
                                stroke.width(),
                                stroke.color(),
                                null));
            }
            if (stretch.broken()) {
                // Where values stop being finite, a cross says so; a shorter run just ends.
                marks.add(
                        Symbol.CROSS.at(
                                stretch.xs()[last], stretch.ys()[last], 4, stroke.color(), null));
            }
        }
        return stretches;
    }

    /** Markers at even distances, those of different series apart from each other. */
    private void markers(
            List<ColumnReduction.Stretch> stretches,
            double phase,
            SeriesStyle style,
            double opacity,
            Frame frame,
            List<Mark> marks) {
        Stroke rim = Stroke.solid(theme.surface().deriveColor(0, 1, 1, opacity), 1.2);
        double next = frame.x() + MARKER_SPACING * (.3 + phase);
        for (ColumnReduction.Stretch stretch : stretches) {
            for (int i = 1; i < stretch.xs().length; i++) {
                double left = stretch.xs()[i - 1];
                double right = stretch.xs()[i];
                while (next < left) {
                    next += MARKER_SPACING;
                }
                if (next < right) {
                    double share = (next - left) / (right - left);
                    double y =
                            stretch.ys()[i - 1] + share * (stretch.ys()[i] - stretch.ys()[i - 1]);
                    marks.add(style.symbol().at(next, y, 4, style.fill(opacity), rim));
                }
            }
        }
    }

    private boolean stepsBack(Curve curve) {
        return view.hasEmphasis() && !view.emphasises(curve);
    }

    private SeriesStyle style(Curve curve) {
        SeriesStyle style = styles.get(curve.series());
        if (style == null) {
            throw new IllegalStateException("No style for series " + curve.series());
        }
        return style;
    }
}
