package dev.creamery.app.preferences;

/** Where the window was on the screen, in pixels. */
public record WindowBounds(double x, double y, double width, double height, boolean maximized) {}
