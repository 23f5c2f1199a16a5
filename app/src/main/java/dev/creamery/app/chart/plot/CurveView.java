package dev.creamery.app.chart.plot;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * How curves are looked at. Can be kept with a saved view.
 *
 * @param xZoom the range of x in sight; null for all of it
 * @param yZoom the range of y in sight; null for all of it
 * @param ownY whether each panel has a y axis of its own; they share one otherwise. Its zoom then
 *     is that of x alone
 * @param bands whether bands are drawn
 * @param markers whether lines carry their series' markers, where they are few enough
 * @param smoothing 0 for none, up to 0.99: the share of the smoothed past in each value; the raw
 *     line is then drawn behind
 * @param legend which series are hidden, pinned, pointed at
 * @param selected ids of selected curves
 */
public record CurveView(
        ScaleKind xKind,
        ScaleKind yKind,
        @Nullable Scale xZoom,
        @Nullable Scale yZoom,
        boolean ownY,
        boolean bands,
        boolean markers,
        double smoothing,
        LegendState legend,
        Set<String> selected) {
    public CurveView {
        selected = Set.copyOf(selected);
        if (!(smoothing >= 0 && smoothing < 1)) {
            throw new IllegalArgumentException(
                    "Smoothing must be 0 or more and below 1, not " + smoothing);
        }
    }

    /** Everything in sight, nothing smoothed. */
    public static CurveView of(ScaleKind xKind, ScaleKind yKind) {
        return new CurveView(
                xKind, yKind, null, null, false, true, true, 0, LegendState.initial(), Set.of());
    }

    /** Other axes; the zoom of an axis that changes is given up, as its range need not fit. */
    public CurveView withKinds(ScaleKind x, ScaleKind y) {
        return new CurveView(
                x,
                y,
                x == xKind ? xZoom : null,
                y == yKind ? yZoom : null,
                ownY,
                bands,
                markers,
                smoothing,
                legend,
                selected);
    }

    /** Another part in sight; null for all of an axis. */
    public CurveView withZoom(@Nullable Scale x, @Nullable Scale y) {
        return new CurveView(xKind, yKind, x, y, ownY, bands, markers, smoothing, legend, selected);
    }

    /** With a y axis for each panel, or one for all. */
    public CurveView withOwnY(boolean own) {
        return new CurveView(
                xKind, yKind, xZoom, yZoom, own, bands, markers, smoothing, legend, selected);
    }

    /** With or without bands. */
    public CurveView withBands(boolean drawn) {
        return new CurveView(
                xKind, yKind, xZoom, yZoom, ownY, drawn, markers, smoothing, legend, selected);
    }

    /** With or without markers. */
    public CurveView withMarkers(boolean drawn) {
        return new CurveView(
                xKind, yKind, xZoom, yZoom, ownY, bands, drawn, smoothing, legend, selected);
    }

    /** Smoothed as asked for; 0 for not at all. */
    public CurveView withSmoothing(double share) {
        return new CurveView(
                xKind, yKind, xZoom, yZoom, ownY, bands, markers, share, legend, selected);
    }

    /** Other series hidden, pinned or pointed at. */
    public CurveView withLegend(LegendState state) {
        return new CurveView(
                xKind, yKind, xZoom, yZoom, ownY, bands, markers, smoothing, state, selected);
    }

    /** Other curves selected. */
    public CurveView withSelected(Set<String> curves) {
        return new CurveView(
                xKind, yKind, xZoom, yZoom, ownY, bands, markers, smoothing, legend, curves);
    }

    /** Whether a curve is drawn at all. */
    public boolean shows(Curve curve) {
        return !legend.hidden().contains(curve.series());
    }

    /** Whether some curves stand out, so that the others step back. */
    boolean hasEmphasis() {
        return legend.highlighted() != null || !selected.isEmpty();
    }

    /** Whether this curve stands out. */
    boolean emphasises(Curve curve) {
        return curve.series().equals(legend.highlighted()) || selected.contains(curve.id());
    }
}
