package dev.creamery.app.place;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

/** Something painted by hand, again whenever its size or the theme changes. */
public abstract class Painting extends Region {

    private final Canvas canvas = new Canvas();
    private final Inks inks;

    /**
     * @param inks names of the colours that are used, see {@link Inks}
     */
    protected Painting(String... inks) {
        this.inks = new Inks(this::repaint, inks);
        getChildren().addAll(canvas, this.inks);
    }

    /** Paints it on an empty canvas. */
    protected abstract void paint(GraphicsContext canvas, double width, double height);

    protected final Inks inks() {
        return inks;
    }

    /** Paints it again before the next frame. */
    protected final void repaint() {
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        canvas.setWidth(width);
        canvas.setHeight(height);
        GraphicsContext context = canvas.getGraphicsContext2D();
        context.clearRect(0, 0, width, height);
        if (width > 0 && height > 0) {
            paint(context, width, height);
        }
    }
}
