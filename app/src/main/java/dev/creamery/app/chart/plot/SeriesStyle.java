package dev.creamery.app.chart.plot;

import dev.creamery.app.chart.picture.Stroke;
import dev.creamery.app.chart.picture.Symbol;

import javafx.scene.paint.Color;

import java.util.List;

/** How a series looks: its colour, its marker and its dashes. */
public record SeriesStyle(Color color, Symbol symbol, List<Double> dashes) {
    public SeriesStyle {
        dashes = List.copyOf(dashes);
    }

    /** A line of this series. */
    public Stroke stroke(double width, double opacity) {
        return new Stroke(color.deriveColor(0, 1, 1, opacity), width, dashes);
    }

    /** A solid line in this series' colour, for things too small for dashes. */
    public Stroke solid(double width, double opacity) {
        return Stroke.solid(color.deriveColor(0, 1, 1, opacity), width);
    }

    /** The fill of a band or box. */
    public Color fill(double opacity) {
        return color.deriveColor(0, 1, 1, opacity);
    }
}
