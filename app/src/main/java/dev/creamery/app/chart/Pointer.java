package dev.creamery.app.chart;

import dev.creamery.app.chart.picture.Mark;
import dev.creamery.app.chart.picture.Stroke;
import dev.creamery.app.chart.plot.ChartTheme;
import dev.creamery.app.chart.plot.Frame;
import dev.creamery.app.chart.plot.Scale;

import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

import java.util.List;

/**
 * The mouse over a chart: pointing tells values, a click selects, dragging zooms in, dragging with
 * the right or middle button (or with Shift) moves, the wheel zooms, a double click shows all.
 */
final class Pointer {
    /** Shorter movements belong to a click. */
    private static final double CLICK = 4;

    /** A drag that is this flat or narrow means one axis only. */
    private static final double ONE_AXIS = 12;

    private static final double WHEEL = 1.0015;

    private final PanelsChart chart;
    private int panel = -1;
    private boolean pressed;
    private boolean moving;
    private boolean dragged;
    private double startX;
    private double startY;
    private double lastX;
    private double lastY;

    Pointer(PanelsChart chart) {
        this.chart = chart;
        chart.setOnMouseMoved(this::moved);
        chart.setOnMouseExited(event -> left());
        chart.setOnMousePressed(this::pressed);
        chart.setOnMouseDragged(this::dragged);
        chart.setOnMouseReleased(this::released);
        chart.setOnMouseClicked(this::clicked);
        chart.setOnScroll(this::scrolled);
    }

    /** Tells the values at the same place again, after the chart has changed. */
    void repeat() {
        if (pressed) {
            return;
        }
        panel = panel < 0 ? -1 : chart.panelAt(lastX, lastY);
        if (panel >= 0) {
            chart.point(panel, lastX, lastY);
        } else {
            chart.clearOverlay();
        }
    }

    private void moved(MouseEvent event) {
        remember(event.getX(), event.getY());
        panel = chart.panelAt(lastX, lastY);
        if (panel >= 0) {
            chart.point(panel, lastX, lastY);
        } else {
            chart.clearOverlay();
        }
    }

    private void left() {
        if (!pressed) {
            panel = -1;
            chart.clearOverlay();
        }
    }

    private void pressed(MouseEvent event) {
        panel = chart.panelAt(event.getX(), event.getY());
        if (panel < 0) {
            return;
        }
        pressed = true;
        dragged = false;
        moving = event.getButton() != MouseButton.PRIMARY || event.isShiftDown();
        startX = event.getX();
        startY = event.getY();
        remember(startX, startY);
    }

    private void dragged(MouseEvent event) {
        if (!pressed) {
            return;
        }
        dragged |= Math.hypot(event.getX() - startX, event.getY() - startY) > CLICK;
        if (!dragged) {
            return;
        }
        Frame frame = chart.frame(panel);
        if (moving) {
            double byX = (lastX - event.getX()) / frame.width();
            double byY = (event.getY() - lastY) / frame.height();
            remember(event.getX(), event.getY());
            chart.zoom(frame.xs().between(byX, 1 + byX), frame.ys().between(byY, 1 + byY));
        } else {
            remember(event.getX(), event.getY());
            chart.paintOverlay(rubberBand(frame));
        }
    }

    private void released(MouseEvent event) {
        if (!pressed) {
            return;
        }
        pressed = false;
        if (dragged && !moving) {
            Frame frame = chart.frame(panel);
            boolean wide = Math.abs(lastX - startX) > ONE_AXIS;
            boolean high = Math.abs(lastY - startY) > ONE_AXIS;
            chart.zoom(
                    wide
                            ? between(frame.xs(), fractionX(frame, startX), fractionX(frame, lastX))
                            : frame.xs(),
                    high
                            ? between(frame.ys(), fractionY(frame, startY), fractionY(frame, lastY))
                            : frame.ys());
        }
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || dragged) {
            return;
        }
        int at = chart.panelAt(event.getX(), event.getY());
        if (at < 0) {
            return;
        }
        if (event.getClickCount() == 2) {
            chart.zoom(null, null);
        } else if (event.getClickCount() == 1) {
            chart.clicked(at, chart.frame(at), event.getX(), event.getY());
        }
    }

    private void scrolled(ScrollEvent event) {
        int at = chart.panelAt(event.getX(), event.getY());
        if (at < 0 || event.getDeltaY() == 0) {
            return;
        }
        Frame frame = chart.frame(at);
        double factor = Math.pow(WHEEL, -event.getDeltaY());
        double x = fractionX(frame, event.getX());
        double y = fractionY(frame, event.getY());
        chart.zoom(
                frame.xs().between(x - x * factor, x + (1 - x) * factor),
                frame.ys().between(y - y * factor, y + (1 - y) * factor));
        event.consume();
    }

    private List<Mark> rubberBand(Frame frame) {
        ChartTheme theme = chart.theme();
        boolean wide = Math.abs(lastX - startX) > ONE_AXIS;
        boolean high = Math.abs(lastY - startY) > ONE_AXIS;
        double x1 =
                wide ? Math.clamp(Math.min(startX, lastX), frame.x(), frame.right()) : frame.x();
        double x2 =
                wide
                        ? Math.clamp(Math.max(startX, lastX), frame.x(), frame.right())
                        : frame.right();
        double y1 =
                high ? Math.clamp(Math.min(startY, lastY), frame.y(), frame.bottom()) : frame.y();
        double y2 =
                high
                        ? Math.clamp(Math.max(startY, lastY), frame.y(), frame.bottom())
                        : frame.bottom();
        if (!wide && !high) {
            return List.of();
        }
        return List.of(
                new Mark.Box(
                        x1,
                        y1,
                        x2 - x1,
                        y2 - y1,
                        0,
                        theme.accent().deriveColor(0, 1, 1, .14),
                        Stroke.solid(theme.accent().deriveColor(0, 1, 1, .14), 1)),
                new Mark.Box(
                        x1 + .5,
                        y1 + .5,
                        x2 - x1,
                        y2 - y1,
                        0,
                        null,
                        Stroke.solid(theme.accent(), 1)));
    }

    private static Scale between(Scale scale, double from, double to) {
        return scale.between(Math.clamp(from, 0, 1), Math.clamp(to, 0, 1));
    }

    private static double fractionX(Frame frame, double x) {
        return (x - frame.x()) / frame.width();
    }

    private static double fractionY(Frame frame, double y) {
        return 1 - (y - frame.y()) / frame.height();
    }

    private void remember(double x, double y) {
        lastX = x;
        lastY = y;
    }
}
