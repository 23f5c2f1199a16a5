package dev.creamery.app.compose;

import dev.creamery.app.place.NumberText;
import dev.creamery.app.place.Painting;
import dev.creamery.engine.data.TargetHistogram;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** How many rows have which target: a bar each, counts above, the ends of the scale below. */
final class HistogramView extends Painting {

    private static final double HEIGHT = 110;
    private static final double LABELS = 16;
    private static final double ROOM_FOR_TEXT = 34;

    private static final int LONGEST_LABEL = 6;

    private List<TargetHistogram.Bar> bars = List.of();

    HistogramView() {
        super("hidden-layer", "quiet-text");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
    }

    void show(TargetHistogram histogram) {
        bars = histogram.bars();
        repaint();
    }

    @Override
    protected void paint(GraphicsContext canvas, double width, double height) {
        long most = bars.stream().mapToLong(TargetHistogram.Bar::rows).max().orElse(0);
        if (most == 0) {
            return;
        }
        double step = Math.min(64, width / bars.size());
        boolean room = step >= ROOM_FOR_TEXT;
        double bottom = height - LABELS;
        canvas.setFont(Font.font("Inter", 10.5));
        for (int index = 0; index < bars.size(); index++) {
            TargetHistogram.Bar bar = bars.get(index);
            double tall = (bottom - LABELS) * bar.rows() / most;
            double middle = (index + 0.5) * step;
            canvas.setFill(inks().color("hidden-layer"));
            canvas.fillRect(
                    middle - step / 2 + 1,
                    bottom - tall,
                    step - 2,
                    Math.max(tall, bar.rows() > 0 ? 1 : 0));
            canvas.setFill(inks().color("quiet-text"));
            canvas.setTextAlign(TextAlignment.CENTER);
            if (room) {
                canvas.setTextBaseline(VPos.BOTTOM);
                canvas.fillText(NumberText.grouped(bar.rows()), middle, bottom - tall - 1, step);
            }
            if (room || index % 5 == 0) {
                canvas.setTextBaseline(VPos.TOP);
                canvas.setTextAlign(room || index > 0 ? TextAlignment.CENTER : TextAlignment.LEFT);
                canvas.fillText(
                        label(bar),
                        room || index > 0 ? middle : 0,
                        bottom + 3,
                        room ? step - 2 : 4 * step);
            }
        }
    }

    /** Ends of ranges have all their digits: four are enough here. */
    private static String label(TargetHistogram.Bar bar) {
        if (bar.label().length() <= LONGEST_LABEL) {
            return bar.label();
        }
        try {
            return NumberText.shortest(new BigDecimal(bar.label()).round(new MathContext(4)));
        } catch (NumberFormatException word) {
            return bar.label();
        }
    }
}
