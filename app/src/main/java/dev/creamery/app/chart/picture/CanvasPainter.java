package dev.creamery.app.chart.picture;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Draws marks on a JavaFX canvas. */
public final class CanvasPainter {
    private final GraphicsContext canvas;
    private final ScreenFonts fonts;

    public CanvasPainter(GraphicsContext canvas, ScreenFonts fonts) {
        this.canvas = canvas;
        this.fonts = fonts;
    }

    /** Draws all marks, moved by (dx, dy). The canvas is left as it was set up. */
    public void paint(List<Mark> marks, double dx, double dy) {
        canvas.save();
        canvas.translate(dx, dy);
        canvas.setLineCap(StrokeLineCap.BUTT);
        // At these widths joins look alike, and round ones take most of the time of jagged lines.
        canvas.setLineJoin(StrokeLineJoin.BEVEL);
        marks.forEach(this::paint);
        canvas.restore();
    }

    private void paint(Mark mark) {
        switch (mark) {
            case Mark.Line line -> {
                use(line.stroke());
                canvas.strokePolyline(line.xs(), line.ys(), line.xs().length);
            }
            case Mark.Area area -> {
                if (fill(area.fill())) {
                    canvas.fillPolygon(area.xs(), area.ys(), area.xs().length);
                }
                if (use(area.outline())) {
                    canvas.strokePolygon(area.xs(), area.ys(), area.xs().length);
                }
            }
            case Mark.Box box -> paint(box);
            case Mark.Disc disc -> {
                double x = disc.x() - disc.radius();
                double y = disc.y() - disc.radius();
                if (fill(disc.fill())) {
                    canvas.fillOval(x, y, 2 * disc.radius(), 2 * disc.radius());
                }
                if (use(disc.outline())) {
                    canvas.strokeOval(x, y, 2 * disc.radius(), 2 * disc.radius());
                }
            }
            case Mark.Words words -> paint(words);
            case Mark.Clip clip -> {
                canvas.save();
                canvas.beginPath();
                canvas.rect(clip.x(), clip.y(), clip.width(), clip.height());
                canvas.clip();
                clip.marks().forEach(this::paint);
                canvas.restore();
            }
        }
    }

    private void paint(Mark.Box box) {
        double arc = 2 * box.radius();
        if (fill(box.fill())) {
            if (arc == 0) {
                canvas.fillRect(box.x(), box.y(), box.width(), box.height());
            } else {
                canvas.fillRoundRect(box.x(), box.y(), box.width(), box.height(), arc, arc);
            }
        }
        if (use(box.outline())) {
            canvas.strokeRoundRect(box.x(), box.y(), box.width(), box.height(), arc, arc);
        }
    }

    private void paint(Mark.Words words) {
        TextStyle style = words.style();
        canvas.save();
        canvas.translate(words.x(), words.y());
        canvas.rotate(words.degrees());
        canvas.setFont(fonts.font(style.face(), style.size()));
        canvas.setFill(style.color());
        canvas.setTextAlign(
                switch (words.anchor()) {
                    case START -> TextAlignment.LEFT;
                    case MIDDLE -> TextAlignment.CENTER;
                    case END -> TextAlignment.RIGHT;
                });
        canvas.fillText(words.text(), 0, 0);
        canvas.restore();
    }

    private boolean fill(@Nullable Color color) {
        if (color == null) {
            return false;
        }
        canvas.setFill(color);
        return true;
    }

    private boolean use(@Nullable Stroke stroke) {
        if (stroke == null) {
            return false;
        }
        canvas.setStroke(stroke.color());
        canvas.setLineWidth(stroke.width());
        canvas.setLineDashes(stroke.dashArray());
        return true;
    }
}
