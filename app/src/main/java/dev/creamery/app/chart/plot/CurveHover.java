package dev.creamery.app.chart.plot;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what curves have to say at a place: every curve's value there, and the nearest curve. */
public final class CurveHover {
    /** More rows than this nobody reads; the footer says how many there are besides. */
    static final int MOST_ROWS = 24;

    /** Values recorded up to this many pixels away count as recorded here. */
    private static final double SAME = 4;

    private record At(Curve curve, int index, double py) {}

    private CurveHover() {}

    /** All curves of a panel at the recorded x nearest to a pixel; empty if there are none. */
    public static Optional<Hover> at(
            CurveSet set,
            CurveView view,
            ChartTheme theme,
            int panel,
            Frame frame,
            double px,
            double py) {
        List<Curve> curves = visible(set, view, panel);
        double wanted = frame.xAt(px);
        double x = Double.NaN;
        for (Curve curve : curves) {
            int index = curve.nearest(wanted);
            if (index >= 0
                    && (Double.isNaN(x)
                            || distance(frame, curve.xs()[index], px) < distance(frame, x, px))) {
                x = curve.xs()[index];
            }
        }
        double snapped = frame.px(x);
        if (Double.isNaN(snapped)) {
            return Optional.empty();
        }
        List<At> found = new ArrayList<>();
        for (Curve curve : curves) {
            int index = curve.nearest(x);
            if (index >= 0 && distance(frame, curve.xs()[index], snapped) <= SAME) {
                found.add(new At(curve, index, frame.py(curve.ys()[index])));
            }
        }
        int left = found.size() - MOST_ROWS;
        if (left > 0) {
            found.sort(Comparator.comparingDouble(at -> awayFrom(py, at.py)));
            found.subList(MOST_ROWS, found.size()).clear();
        }
        found.sort(Comparator.comparingDouble(at -> at.curve.ys()[at.index]));
        Map<String, SeriesStyle> styles = set.styles(theme);
        List<Hover.Row> rows = new ArrayList<>();
        for (At at : found) {
            SeriesStyle style = styles.get(at.curve.series());
            if (style != null) {
                rows.add(row(at, style, view));
            }
        }
        return Optional.of(
                new Hover(
                        snapped,
                        py,
                        true,
                        set.unit() + " " + NumberText.value(x, 6),
                        rows,
                        left > 0 ? "and " + NumberText.count(left) + " more, farther away" : ""));
    }

    /** The curve of a panel that passes within some pixels of a place. */
    public static Optional<Curve> nearest(
            CurveSet set,
            CurveView view,
            int panel,
            Frame frame,
            double px,
            double py,
            double reach) {
        @Nullable Curve best = null;
        double least = reach;
        for (Curve curve : visible(set, view, panel)) {
            int from = Math.max(0, curve.firstAtOrAfter(frame.xAt(px - reach)) - 1);
            int to = Math.min(curve.xs().length - 1, curve.firstAtOrAfter(frame.xAt(px + reach)));
            for (int i = from; i < to; i++) {
                double away =
                        toSegment(
                                px,
                                py,
                                frame.px(curve.xs()[i]),
                                frame.py(curve.ys()[i]),
                                frame.px(curve.xs()[i + 1]),
                                frame.py(curve.ys()[i + 1]));
                if (away < least) {
                    least = away;
                    best = curve;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static List<Curve> visible(CurveSet set, CurveView view, int panel) {
        return set.curves().stream().filter(c -> c.panel() == panel && view.shows(c)).toList();
    }

    private static Hover.Row row(At at, SeriesStyle style, CurveView view) {
        Curve curve = at.curve;
        Curve.Band band = curve.band();
        String range =
                band == null || !view.bands()
                        ? ""
                        : NumberText.range(band.low()[at.index], band.high()[at.index]);
        int[] runs = curve.runs();
        return new Hover.Row(
                style,
                curve.name(),
                NumberText.value(curve.ys()[at.index]),
                range,
                runs.length == 0 ? "" : "n " + NumberText.count(runs[at.index]),
                at.py);
    }

    private static double distance(Frame frame, double x, double px) {
        double away = Math.abs(frame.px(x) - px);
        return Double.isNaN(away) ? Double.POSITIVE_INFINITY : away;
    }

    private static double awayFrom(double py, double other) {
        return Double.isNaN(other) ? Double.POSITIVE_INFINITY : Math.abs(py - other);
    }

    /** The distance of a point from a segment; infinite if the segment has no place. */
    private static double toSegment(
            double px, double py, double x1, double y1, double x2, double y2) {
        double dx = x2 - x1;
        double dy = y2 - y1;
        double length = dx * dx + dy * dy;
        double along = length == 0 ? 0 : ((px - x1) * dx + (py - y1) * dy) / length;
        double share = Math.clamp(along, 0, 1);
        double away = Math.hypot(px - x1 - share * dx, py - y1 - share * dy);
        return Double.isNaN(away) ? Double.POSITIVE_INFINITY : away;
    }
}
