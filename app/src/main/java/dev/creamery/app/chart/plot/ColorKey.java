package dev.creamery.app.chart.plot;

import javafx.scene.paint.Color;

/** What colours mean: a number, along a ramp. */
public record ColorKey(String label, ColorRamp ramp, Scale scale) {
    /** The colour of a value; that of the nearest end beyond the scale. */
    public Color at(double value) {
        double fraction = scale.fraction(value);
        return ramp.at(Double.isNaN(fraction) ? (value > 0 ? 1 : 0) : fraction);
    }
}
