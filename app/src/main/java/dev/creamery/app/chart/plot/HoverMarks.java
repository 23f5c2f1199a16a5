package dev.creamery.app.chart.plot;

import dev.creamery.app.chart.picture.Anchor;
import dev.creamery.app.chart.picture.FontFace;
import dev.creamery.app.chart.picture.Mark;
import dev.creamery.app.chart.picture.Stroke;
import dev.creamery.app.chart.picture.TextMeasure;
import dev.creamery.app.chart.picture.TextStyle;

import javafx.scene.paint.Color;

import java.util.ArrayList;
import java.util.List;

/** Draws what lies under the pointer: a line, dots on the curves, and a box that lists them. */
public final class HoverMarks {
    private static final double ROW = 21;
    private static final double PAD = 12;
    private static final double AWAY = 16;
    private static final double GLYPH = 18;
    private static final double COLUMN_GAP = 18;

    private final ChartTheme theme;
    private final TextMeasure measure;

    public HoverMarks(ChartTheme theme, TextMeasure measure) {
        this.theme = theme;
        this.measure = measure;
    }

    /**
     * The marks over a frame; the box stays within (0, 0) to (width, height) where it fits.
     *
     * @param py where the pointer is
     */
    public List<Mark> marks(Hover hover, Frame frame, double width, double height, double py) {
        List<Mark> marks = new ArrayList<>();
        if (hover.line()) {
            marks.add(line(hover.px(), frame));
        }
        Stroke rim = Stroke.solid(theme.onDark() ? Color.WHITE : theme.surface(), 1.3);
        for (Hover.Row row : hover.rows()) {
            if (row.py() >= frame.y() - 1 && row.py() <= frame.bottom() + 1) {
                marks.add(
                        row.style()
                                .symbol()
                                .at(hover.px(), row.py(), 4.6, row.style().color(), rim));
            }
        }
        box(hover, frame, width, height, py, marks);
        return marks;
    }

    /** The line through a frame at an x pixel. */
    public Mark line(double px, Frame frame) {
        double x = Math.floor(px) + .5;
        Stroke dashed = new Stroke(theme.quiet(), 1, List.of(4., 3.));
        return Mark.Line.between(x, frame.y(), x, frame.bottom(), dashed);
    }

    private void box(
            Hover hover, Frame frame, double width, double height, double py, List<Mark> marks) {
        TextStyle heading = new TextStyle(FontFace.SEMIBOLD, 12.5, theme.text());
        TextStyle name = new TextStyle(FontFace.REGULAR, 12.5, theme.text());
        TextStyle value = new TextStyle(FontFace.MONO, 12.5, theme.text());
        TextStyle note = new TextStyle(FontFace.MONO, 11, theme.quiet());
        double names = 0;
        double values = 0;
        double ranges = 0;
        double runs = 0;
        for (Hover.Row row : hover.rows()) {
            names = Math.max(names, width(row.name(), name));
            values = Math.max(values, width(row.value(), value));
            ranges = Math.max(ranges, width(row.range(), note));
            runs = Math.max(runs, width(row.runs(), note));
        }
        double rangesRight =
                GLYPH + names + COLUMN_GAP + values + (ranges > 0 ? COLUMN_GAP + ranges : 0);
        double needed = rangesRight + (runs > 0 ? COLUMN_GAP + runs : 0);
        needed = Math.max(needed, width(hover.heading(), heading));
        needed = Math.max(needed, width(hover.footer(), note));
        double boxWidth = Math.ceil(needed + 2 * PAD);
        int lines = hover.rows().size() + (hover.footer().isEmpty() ? 0 : 1);
        double boxHeight = 2 * PAD - 4 + 16 + (lines > 0 ? 4 + lines * ROW : 0);

        double x = hover.px() + AWAY;
        if (x + boxWidth > width && hover.px() - AWAY - boxWidth >= 0) {
            x = hover.px() - AWAY - boxWidth;
        }
        x = Math.clamp(x, 0, Math.max(0, width - boxWidth));
        double wanted = hover.line() ? frame.y() + 12 : py - boxHeight - 8;
        double y = Math.clamp(wanted, 0, Math.max(0, height - boxHeight));
        x = Math.floor(x) + .5;
        y = Math.floor(y) + .5;

        frameOf(x, y, boxWidth, boxHeight, marks);
        double baseline = y + PAD + 10;
        marks.add(Mark.Words.at(x + PAD, baseline, Anchor.START, hover.heading(), heading));
        baseline += 4;
        for (Hover.Row row : hover.rows()) {
            baseline += ROW;
            Stroke none = Stroke.solid(theme.surface(), .5);
            marks.add(
                    row.style()
                            .symbol()
                            .at(x + PAD + 5, baseline - 4.5, 4.4, row.style().color(), none));
            marks.add(Mark.Words.at(x + PAD + GLYPH, baseline, Anchor.START, row.name(), name));
            double right = x + PAD + GLYPH + names + COLUMN_GAP + values;
            marks.add(Mark.Words.at(right, baseline, Anchor.END, row.value(), value));
            if (!row.range().isEmpty()) {
                marks.add(
                        Mark.Words.at(
                                x + PAD + rangesRight, baseline, Anchor.END, row.range(), note));
            }
            if (!row.runs().isEmpty()) {
                marks.add(
                        Mark.Words.at(x + boxWidth - PAD, baseline, Anchor.END, row.runs(), note));
            }
        }
        if (!hover.footer().isEmpty()) {
            marks.add(Mark.Words.at(x + PAD, baseline + ROW, Anchor.START, hover.footer(), note));
        }
    }

    /** A box above the chart, with a soft shadow of a few translucent rims. */
    private void frameOf(double x, double y, double width, double height, List<Mark> marks) {
        double strength = theme.onDark() ? .11 : .022;
        for (int i = 6; i >= 1; i--) {
            marks.add(
                    new Mark.Box(
                            x - i,
                            y - i + 3,
                            width + 2 * i,
                            height + 2 * i,
                            6 + i,
                            Color.gray(0, strength),
                            null));
        }
        Color fill =
                theme.onDark() ? theme.surface().interpolate(theme.line(), .35) : theme.surface();
        marks.add(new Mark.Box(x, y, width, height, 6, fill, Stroke.solid(theme.line(), 1)));
    }

    private double width(String text, TextStyle style) {
        return text.isEmpty() ? 0 : measure.width(text, style.face(), style.size());
    }
}
