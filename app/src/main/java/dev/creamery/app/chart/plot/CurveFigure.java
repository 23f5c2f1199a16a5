package dev.creamery.app.chart.plot;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts curves and a way of looking at them together into a figure. */
public final class CurveFigure {
    private CurveFigure() {}

    /** The figure; a zoom that does not fit the kind of its axis is ignored. */
    public static Figure of(CurveSet set, CurveView view, ChartTheme theme) {
        Scale xs = zoomed(view.xZoom(), view.xKind(), set.xRange(view));
        Scale ys = zoomed(view.yZoom(), view.yKind(), set.yRange(view));
        List<Panel> panels = new ArrayList<>();
        for (int i = 0; i < set.panels().size(); i++) {
            panels.add(
                    new Panel(
                            set.panels().get(i),
                            set.x().withKind(view.xKind()),
                            set.y().withKind(view.yKind()),
                            xs,
                            view.ownY() ? set.yRange(view, i) : ys,
                            new CurveContent(set, i, view, theme)));
        }
        return new Figure(legend(set, view, theme), panels, null, theme);
    }

    private static List<LegendEntry> legend(CurveSet set, CurveView view, ChartTheme theme) {
        List<LegendEntry> entries = new ArrayList<>();
        for (Map.Entry<String, SeriesStyle> series : set.styles(theme).entrySet()) {
            String name = series.getKey();
            entries.add(
                    new LegendEntry(
                            name,
                            series.getValue(),
                            true,
                            view.legend().hidden().contains(name),
                            view.legend().pinned().contains(name)));
        }
        return entries;
    }

    private static Scale zoomed(@Nullable Scale zoom, ScaleKind kind, Scale all) {
        return zoom != null && zoom.kind() == kind ? zoom : all;
    }
}
