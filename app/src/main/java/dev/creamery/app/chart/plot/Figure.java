package dev.creamery.app.chart.plot;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A whole chart, ready to be laid out for a screen or a page.
 *
 * @param legend its series; empty for none
 * @param panels one or more
 * @param colorKey what the colours of a map mean; null for none
 */
public record Figure(
        List<LegendEntry> legend,
        List<Panel> panels,
        @Nullable ColorKey colorKey,
        ChartTheme theme) {
    public Figure {
        legend = List.copyOf(legend);
        panels = List.copyOf(panels);
    }
}
