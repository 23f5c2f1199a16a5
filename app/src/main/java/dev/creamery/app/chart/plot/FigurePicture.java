package dev.creamery.app.chart.plot;

import dev.creamery.app.chart.picture.Anchor;
import dev.creamery.app.chart.picture.FontFace;
import dev.creamery.app.chart.picture.Mark;
import dev.creamery.app.chart.picture.Picture;
import dev.creamery.app.chart.picture.PictureNotes;
import dev.creamery.app.chart.picture.Stroke;
import dev.creamery.app.chart.picture.TextMeasure;
import dev.creamery.app.chart.picture.TextStyle;

import javafx.scene.paint.Color;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Makes a figure's picture, and the parts of it that lie around the panels. */
public final class FigurePicture {
    private static final double MARGIN = 16;

    private final ChartTheme theme;
    private final TextMeasure measure;
    private final AxisMarks axes;

    public FigurePicture(ChartTheme theme, TextMeasure measure) {
        this.theme = theme;
        this.measure = measure;
        this.axes = new AxisMarks(theme, measure);
    }

    /**
     * The whole picture: title, legend, panels, and a line that notes filter and data.
     *
     * @param width of the part with the panels, in pixels
     * @param height of the part with the panels, in pixels; title, legend and caption come on top
     */
    public Picture picture(Figure figure, double width, double height, PictureNotes notes) {
        return around(figure.legend(), panels(figure, width, height), width, height, notes);
    }

    /** The picture of something without panels: a title above it, the notes below it. */
    public Picture picture(List<Mark> content, double width, double height, PictureNotes notes) {
        return around(List.of(), content, width, height, notes);
    }

    private Picture around(
            List<LegendEntry> legendEntries,
            List<Mark> content,
            double width,
            double height,
            PictureNotes notes) {
        List<Mark> marks = new ArrayList<>();
        double top = MARGIN;
        if (!notes.title().isEmpty()) {
            marks.add(
                    Mark.Words.at(
                            MARGIN,
                            top + 15,
                            Anchor.START,
                            notes.title(),
                            new TextStyle(FontFace.SEMIBOLD, 16, theme.text())));
            top += 28;
        }
        List<LegendEntry> shown = legendEntries.stream().filter(entry -> !entry.hidden()).toList();
        if (!shown.isEmpty()) {
            LegendMarks legend = new LegendMarks(theme, measure);
            top = legend.add(shown, MARGIN, top, width - 2 * MARGIN, marks) + 4;
        }
        for (Mark mark : content) {
            marks.add(mark.movedDown(top));
        }
        double bottom = top + height;
        if (!notes.caption().isEmpty()) {
            bottom += 8;
            TextStyle style = new TextStyle(FontFace.REGULAR, 11, theme.quiet());
            for (String line : wrapped(notes.caption(), style, width - 2 * MARGIN)) {
                marks.add(Mark.Words.at(MARGIN, bottom + 11, Anchor.START, line, style));
                bottom += 16;
            }
        }
        return new Picture(width, Math.ceil(bottom + MARGIN / 2), theme.surface(), marks, notes);
    }

    private List<Mark> panels(Figure figure, double width, double height) {
        FigureLayout layout = FigureLayout.of(figure, width, height, axes);
        if (layout == null) {
            return List.of();
        }
        List<Mark> marks = new ArrayList<>(around(figure, layout, 0, 0));
        for (FigureLayout.Place place : layout.places()) {
            Frame frame = place.frame();
            Panel panel = place.panel();
            marks.addAll(axes.grid(panel.x(), panel.y(), frame));
            marks.add(
                    new Mark.Clip(
                            frame.x(),
                            frame.y(),
                            frame.width(),
                            frame.height(),
                            panel.content().marks(frame)));
            marks.addAll(axes.bottom(panel.x(), frame, place.xLabels()));
            marks.addAll(axes.left(panel.y(), frame, place.yLabels()));
        }
        return marks;
    }

    /** Titles of the panels and axes, and the colour key: all that lies between the plots. */
    public List<Mark> around(Figure figure, FigureLayout layout, double dx, double dy) {
        List<Mark> marks = new ArrayList<>();
        TextStyle title = new TextStyle(FontFace.SEMIBOLD, 12, theme.text());
        for (FigureLayout.Place place : layout.places()) {
            if (!place.panel().title().isEmpty()) {
                Frame frame = place.frame();
                marks.add(
                        Mark.Words.at(
                                dx + frame.x(),
                                dy + frame.y() - 8,
                                Anchor.START,
                                place.panel().title(),
                                title));
            }
        }
        Panel first = figure.panels().getFirst();
        TextStyle axis = new TextStyle(FontFace.REGULAR, 12, theme.quiet());
        double middleX = (layout.plotsLeft() + layout.plotsRight()) / 2;
        double middleY = (layout.plotsTop() + layout.plotsBottom()) / 2;
        if (!first.x().label().isEmpty()) {
            marks.add(
                    Mark.Words.at(
                            dx + middleX,
                            dy + layout.height() - 7,
                            Anchor.MIDDLE,
                            first.x().label(),
                            axis));
        }
        if (!first.y().label().isEmpty()) {
            marks.add(
                    new Mark.Words(
                            first.y().label(), dx + 16, dy + middleY, Anchor.MIDDLE, -90, axis));
        }
        ColorKey key = figure.colorKey();
        if (key != null) {
            double left = dx + layout.plotsRight() + 18;
            double top = dy + layout.plotsTop();
            colorKey(key, left, top, layout.plotsBottom() - layout.plotsTop(), axis, marks);
        }
        return marks;
    }

    private void colorKey(
            ColorKey key,
            double left,
            double top,
            double height,
            TextStyle style,
            List<Mark> marks) {
        double width = 12;
        // Each step reaches down to the end and is covered by the next: no seams at any scale.
        for (int row = 0; row < height; row++) {
            Color color = key.ramp().at(1 - (row + .5) / height);
            marks.add(Mark.Box.filled(left, top + row, width, height - row, color));
        }
        Stroke line = Stroke.solid(theme.line(), 1);
        marks.add(new Mark.Box(left, top, width, height, 0, null, line));
        Ticks ticks = Ticks.of(key.scale(), height, 34);
        TextStyle label = new TextStyle(FontFace.REGULAR, AxisMarks.LABEL, theme.quiet());
        for (Ticks.Tick tick : ticks.major()) {
            double y = Math.floor(top + height * (1 - key.scale().fraction(tick.value()))) + .5;
            marks.add(Mark.Line.between(left + width, y, left + width + 4, y, line));
            TickLabel.of(tick.label())
                    .addTo(marks, left + width + 7, y + 4, Anchor.START, label, measure);
        }
        marks.add(
                new Mark.Words(
                        key.label(), left + 62, top + height / 2, Anchor.MIDDLE, -90, style));
    }

    private List<String> wrapped(String text, TextStyle style, double width) {
        List<String> lines = new ArrayList<>();
        @Nullable String line = null;
        for (String word : text.split(" ")) {
            String longer = line == null ? word : line + " " + word;
            if (line != null && measure.width(longer, style.face(), style.size()) > width) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        if (line != null) {
            lines.add(line);
        }
        return lines;
    }
}
