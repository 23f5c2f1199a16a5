package dev.creamery.app.chart.plot;

import org.jspecify.annotations.Nullable;

/**
 * How maps are looked at.
 *
 * @param xZoom the range of x in sight; null for all of it
 * @param yZoom the range of y in sight; null for all of it
 */
public record MapView(MapForm form, @Nullable Scale xZoom, @Nullable Scale yZoom) {
    /** Everything in sight. */
    public static MapView of(MapForm form) {
        return new MapView(form, null, null);
    }

    /** Drawn in another form. */
    public MapView withForm(MapForm other) {
        return new MapView(other, xZoom, yZoom);
    }

    /** Another part in sight; null for all of an axis. */
    public MapView withZoom(@Nullable Scale x, @Nullable Scale y) {
        return new MapView(form, x, y);
    }
}
