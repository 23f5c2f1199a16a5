package dev.creamery.app.chart.picture;

import javafx.scene.paint.Color;

/** How words look; {@code size} in pixels of the picture. */
public record TextStyle(FontFace face, double size, Color color) {}
