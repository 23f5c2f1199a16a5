package dev.creamery.app.chart;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;

import org.testfx.util.WaitForAsyncUtils;

/** A mouse over one node, without a robot: quicker, and it keeps modifiers. */
final class Mouse {
    private final Node node;

    Mouse(Node node) {
        this.node = node;
    }

    void moveTo(double x, double y) {
        fire(MouseEvent.MOUSE_MOVED, x, y, MouseButton.NONE, 0);
    }

    void leave() {
        fire(MouseEvent.MOUSE_EXITED, -1, -1, MouseButton.NONE, 0);
    }

    void press(double x, double y, MouseButton button) {
        fire(MouseEvent.MOUSE_PRESSED, x, y, button, 1);
    }

    void dragTo(double x, double y, MouseButton button) {
        fire(MouseEvent.MOUSE_DRAGGED, x, y, button, 1);
    }

    void release(double x, double y, MouseButton button, int clicks) {
        fire(MouseEvent.MOUSE_RELEASED, x, y, button, clicks);
        fire(MouseEvent.MOUSE_CLICKED, x, y, button, clicks);
    }

    void click(double x, double y) {
        press(x, y, MouseButton.PRIMARY);
        release(x, y, MouseButton.PRIMARY, 1);
    }

    void doubleClick(double x, double y) {
        click(x, y);
        press(x, y, MouseButton.PRIMARY);
        release(x, y, MouseButton.PRIMARY, 2);
    }

    /** From one place to another, over the middle between them. */
    void drag(double x1, double y1, double x2, double y2, MouseButton button) {
        press(x1, y1, button);
        dragTo((x1 + x2) / 2, (y1 + y2) / 2, button);
        dragTo(x2, y2, button);
        release(x2, y2, button, 1);
    }

    private void fire(
            EventType<MouseEvent> type, double x, double y, MouseButton button, int clicks) {
        boolean down = type == MouseEvent.MOUSE_PRESSED || type == MouseEvent.MOUSE_DRAGGED;
        MouseEvent event =
                new MouseEvent(
                        type,
                        x,
                        y,
                        x,
                        y,
                        button,
                        clicks,
                        false,
                        false,
                        false,
                        false,
                        down && button == MouseButton.PRIMARY,
                        down && button == MouseButton.MIDDLE,
                        down && button == MouseButton.SECONDARY,
                        false,
                        false,
                        false,
                        new PickResult(node, x, y));
        WaitForAsyncUtils.waitForAsyncFx(
                5000,
                () -> {
                    Parent root = node.getScene().getRoot();
                    root.applyCss();
                    root.layout();
                    Event.fireEvent(node, event);
                    root.layout();
                    return null;
                });
    }
}
