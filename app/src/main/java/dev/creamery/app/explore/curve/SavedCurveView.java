package dev.creamery.app.explore.curve;

import dev.creamery.app.chart.plot.CurveView;
import dev.creamery.app.chart.plot.LegendState;
import dev.creamery.app.chart.plot.Scale;
import dev.creamery.app.chart.plot.ScaleKind;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How curves are looked at, as plain JSON values. */
final class SavedCurveView {

    private SavedCurveView() {}

    static Map<String, Object> save(CurveView view) {
        Map<String, Object> saved = new LinkedHashMap<>();
        saved.put("x_axis", CurveSettings.name(view.xKind()));
        saved.put("y_axis", CurveSettings.name(view.yKind()));
        put(saved, "x_zoom", view.xZoom());
        put(saved, "y_zoom", view.yZoom());
        saved.put("own_y", view.ownY());
        saved.put("markers", view.markers());
        saved.put("smoothing", view.smoothing());
        saved.put("hidden", view.legend().hidden().stream().sorted().toList());
        saved.put("pinned", view.legend().pinned().stream().sorted().toList());
        return saved;
    }

    private static void put(Map<String, Object> saved, String name, @Nullable Scale zoom) {
        if (zoom != null) {
            saved.put(name, List.of(zoom.min(), zoom.max()));
        }
    }

    /** What was saved; odd or missing values stay as they are. */
    static CurveView restored(Map<String, Object> saved, CurveView otherwise) {
        ScaleKind x = CurveSettings.of(ScaleKind.class, saved.get("x_axis"), otherwise.xKind());
        ScaleKind y = CurveSettings.of(ScaleKind.class, saved.get("y_axis"), otherwise.yKind());
        double smoothing =
                saved.get("smoothing") instanceof Number number
                        ? Math.clamp(number.doubleValue(), 0, .99)
                        : otherwise.smoothing();
        return otherwise
                .withKinds(x, y)
                .withZoom(zoom(saved.get("x_zoom"), x), zoom(saved.get("y_zoom"), y))
                .withOwnY(saved.get("own_y") instanceof Boolean own ? own : otherwise.ownY())
                .withMarkers(saved.get("markers") instanceof Boolean on ? on : otherwise.markers())
                .withSmoothing(smoothing)
                .withLegend(
                        new LegendState(
                                names(saved.get("hidden")), names(saved.get("pinned")), null));
    }

    private static @Nullable Scale zoom(@Nullable Object saved, ScaleKind kind) {
        return saved instanceof List<?> ends
                        && ends.size() == 2
                        && ends.get(0) instanceof Number min
                        && ends.get(1) instanceof Number max
                        && kind.accepts(min.doubleValue())
                        && min.doubleValue() < max.doubleValue()
                ? new Scale(kind, min.doubleValue(), max.doubleValue())
                : null;
    }

    private static Set<String> names(@Nullable Object saved) {
        return saved instanceof List<?> names
                ? names.stream().map(String::valueOf).collect(Collectors.toSet())
                : Set.of();
    }
}
