package dev.creamery.app.chart.plot;

import javafx.scene.paint.Color;

/** Colours for a number, evenly changing to the eye and safe for colour-blind people. */
public enum ColorRamp {
    /** Nine points of the ramp by Smith and van der Walt, between which colours are mixed. */
    VIRIDIS(
            "440154", "472d7b", "3b528b", "2c728e", "21918c", "28ae80", "5ec962", "addc30",
            "fde725"),
    /** Nine points of the ramp by Smith and van der Walt, between which colours are mixed. */
    INFERNO(
            "000004", "210c4a", "57106e", "8a226a", "bc3754", "e45a31", "f98e09", "f9cb35",
            "fcffa4"),
    /** From blue over a light grey in the middle, which is no difference, to orange. */
    BLUE_ORANGE(
            "1c4e89", "3b7dbd", "7fb0dc", "bfd7ea", "efefec", "f5d3b3", "eba468", "cf6a24",
            "8c4010");

    private final Color[] points;

    ColorRamp(String... points) {
        this.points = new Color[points.length];
        for (int i = 0; i < points.length; i++) {
            this.points[i] = Color.web(points[i]);
        }
    }

    /** The colour at a fraction of 0 (dark) to 1 (bright); beyond these, that of the end. */
    public Color at(double fraction) {
        double position = Math.clamp(fraction, 0, 1) * (points.length - 1);
        int left = (int) Math.min(position, points.length - 2);
        return points[left].interpolate(points[left + 1], position - left);
    }
}
