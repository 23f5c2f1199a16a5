package dev.creamery.app.chart.plot;

/** One plot with its axes; the panels of a figure share theirs. */
public record Panel(
        String title, AxisSpec x, AxisSpec y, Scale xs, Scale ys, PanelContent content) {}
