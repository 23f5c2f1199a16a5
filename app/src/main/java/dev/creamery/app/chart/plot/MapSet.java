package dev.creamery.app.chart.plot;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Everything that a chart of maps shows. Immutable.
 *
 * @param colors what the colours mean
 * @param colorKind how values are spread over the colours
 * @param colorRange the values at the ends of the colours; null for the least and greatest of all
 *     panels
 * @param best which cell of each panel is marked
 */
public record MapSet(
        AxisSpec x,
        AxisSpec y,
        String colors,
        ColorRamp ramp,
        ScaleKind colorKind,
        @Nullable Scale colorRange,
        BestCell best,
        List<MapPanel> panels) {
    public MapSet {
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("A chart of maps has one panel at least");
        }
    }

    /** One map without cells yet. */
    public static MapSet empty(AxisSpec x, AxisSpec y, String colors) {
        MapPanel none = MapPanel.of("", new double[0], new double[0], new double[0]);
        return new MapSet(
                x,
                y,
                colors,
                ColorRamp.VIRIDIS,
                ScaleKind.LINEAR,
                null,
                BestCell.NONE,
                List.of(none));
    }

    /** What the colours mean, over all panels. */
    ColorKey key() {
        return new ColorKey(colors, ramp, range());
    }

    /** The values at the ends of the colours. */
    public Scale range() {
        if (colorRange != null) {
            return colorRange;
        }
        DataRange range = new DataRange(colorKind);
        panels.forEach(panel -> range.addAll(panel.values()));
        return range.padded(0, 0);
    }

    /** The same with colours that reach over another range too, so that both can be compared. */
    public MapSet reachingOver(Scale other) {
        Scale own = range();
        Scale both =
                own.kind() == other.kind()
                        ? new Scale(
                                own.kind(),
                                Math.min(own.min(), other.min()),
                                Math.max(own.max(), other.max()))
                        : own;
        return new MapSet(x, y, colors, ramp, colorKind, both, best, panels);
    }
}
