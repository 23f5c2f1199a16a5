package dev.creamery.app.chart.plot;

import dev.creamery.app.chart.picture.Anchor;
import dev.creamery.app.chart.picture.FontFace;
import dev.creamery.app.chart.picture.Mark;
import dev.creamery.app.chart.picture.Stroke;
import dev.creamery.app.chart.picture.TextMeasure;
import dev.creamery.app.chart.picture.TextStyle;

import java.util.List;

/** A legend of one or several lines. */
public final class LegendMarks {
    private static final double GLYPH = 26;
    private static final double ROW = 22;

    private final ChartTheme theme;
    private final TextMeasure measure;

    public LegendMarks(ChartTheme theme, TextMeasure measure) {
        this.theme = theme;
        this.measure = measure;
    }

    /** Adds the legend from (left, top) on, wrapped to a width; gives the y below it. */
    double add(List<LegendEntry> entries, double left, double top, double width, List<Mark> marks) {
        TextStyle style = new TextStyle(FontFace.REGULAR, 12, theme.text());
        double x = left;
        double y = top;
        for (LegendEntry entry : entries) {
            double needed = GLYPH + 6 + measure.width(entry.name(), style.face(), style.size());
            if (x > left && x + needed > left + width) {
                x = left;
                y += ROW;
            }
            marks.addAll(glyph(entry, x, y + ROW / 2));
            marks.add(
                    Mark.Words.at(
                            x + GLYPH + 6, y + ROW / 2 + 4, Anchor.START, entry.name(), style));
            x += needed + 18;
        }
        return y + ROW;
    }

    /** The sample of a series: 26 pixels wide, centred on y. */
    public List<Mark> glyph(LegendEntry entry, double x, double y) {
        Stroke rim = Stroke.solid(theme.surface(), 1);
        Mark marker = entry.style().symbol().at(x + GLYPH / 2, y, 4, entry.style().fill(1), rim);
        if (!entry.line()) {
            return List.of(marker);
        }
        return List.of(Mark.Line.between(x, y, x + GLYPH, y, entry.style().stroke(2.2, 1)), marker);
    }
}
