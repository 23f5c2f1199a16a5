package dev.creamery.app.chart.plot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that a chart of curves shows. Immutable, so it can be made on any thread.
 *
 * @param x what the curves run over, for example epochs
 * @param y what is measured
 * @param unit what one x is called, for example "epoch"
 * @param series the groups in the legend's order; curves name one of them
 * @param panels titles of the small multiples; one empty title for a single chart
 */
public record CurveSet(
        AxisSpec x,
        AxisSpec y,
        String unit,
        List<String> series,
        List<String> panels,
        Palette palette,
        List<Curve> curves) {
    public CurveSet {
        series = List.copyOf(series);
        panels = List.copyOf(panels);
        curves = List.copyOf(curves);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("A chart of curves has one panel at least");
        }
        Set<String> known = new HashSet<>(series);
        for (Curve curve : curves) {
            if (!known.contains(curve.series())) {
                throw new IllegalArgumentException(
                        "Curve " + curve.id() + " is of the unknown series " + curve.series());
            }
            if (curve.panel() < 0 || curve.panel() >= panels.size()) {
                throw new IllegalArgumentException(
                        "Curve "
                                + curve.id()
                                + " is of panel "
                                + curve.panel()
                                + ", but there are only "
                                + panels.size());
            }
        }
    }

    /** No curves yet. */
    public static CurveSet empty(AxisSpec x, AxisSpec y) {
        return new CurveSet(x, y, "epoch", List.of(), List.of(""), Palette.CATEGORIES, List.of());
    }

    /** One panel of curves. */
    public static CurveSet of(AxisSpec x, AxisSpec y, List<String> series, List<Curve> curves) {
        return new CurveSet(x, y, "epoch", series, List.of(""), Palette.CATEGORIES, curves);
    }

    /** How each series looks, in the legend's order. */
    public Map<String, SeriesStyle> styles(ChartTheme theme) {
        Map<String, SeriesStyle> styles = new LinkedHashMap<>();
        for (String name : series) {
            styles.put(name, palette.style(styles.size(), series.size(), theme));
        }
        return styles;
    }

    /**
     * This set with the curves of some series of an earlier one, where it does not have these
     * series itself: pinned series stay in sight when the data change.
     */
    public CurveSet keeping(Set<String> pinned, CurveSet earlier) {
        List<String> names = new ArrayList<>(series);
        for (String name : earlier.series) {
            if (pinned.contains(name) && !names.contains(name)) {
                names.add(name);
            }
        }
        if (names.size() == series.size()) {
            return this;
        }
        Set<String> kept = new HashSet<>(names);
        series.forEach(kept::remove);
        List<Curve> all = new ArrayList<>(curves);
        for (Curve curve : earlier.curves) {
            if (kept.contains(curve.series()) && curve.panel() < panels.size()) {
                all.add(curve);
            }
        }
        return new CurveSet(x, y, unit, names, panels, palette, all);
    }

    /** The range of x over all panels, without air on its left. */
    Scale xRange(CurveView view) {
        DataRange range = new DataRange(view.xKind());
        visible(view).forEach(curve -> range.addAll(curve.xs()));
        return range.padded(0, .015);
    }

    /** The range of y over all panels, which share their axes. */
    Scale yRange(CurveView view) {
        return yRange(visible(view), view);
    }

    /** The range of y of one panel. */
    Scale yRange(CurveView view, int panel) {
        return yRange(
                visible(view).stream().filter(curve -> curve.panel() == panel).toList(), view);
    }

    private static Scale yRange(List<Curve> curves, CurveView view) {
        DataRange range = new DataRange(view.yKind());
        for (Curve curve : curves) {
            range.addAll(curve.ys());
            Curve.Band band = curve.band();
            if (band != null && view.bands()) {
                range.addAll(band.low());
                range.addAll(band.high());
            }
        }
        return range.padded(.04, .04);
    }

    private List<Curve> visible(CurveView view) {
        return curves.stream().filter(view::shows).toList();
    }
}
