package dev.creamery.app.explore.filter;

import javafx.css.PseudoClass;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * A slider with two thumbs over numbers, spread by their logarithms where they are positive and
 * span more than a factor of twenty. Thumbs rest on the numbers that occur, if these are known.
 */
final class RangeTrack extends Region {

    private static final double THUMB = 14;
    private static final double LOG_FROM = 20;
    private static final double FINEST = 200;
    private static final PseudoClass NARROWED = PseudoClass.getPseudoClass("narrowed");

    private final Region track = part("range-track");
    private final Region fill = part("range-fill");
    private final Region low = part("range-thumb");
    private final Region high = part("range-thumb");
    private final BiConsumer<Double, Double> changed;
    private double lowest;
    private double highest = 1;
    private double[] stops = {};
    private double from;
    private double to = 1;

    /**
     * @param changed told the numbers while a thumb is dragged
     */
    RangeTrack(BiConsumer<Double, Double> changed) {
        this.changed = changed;
        getStyleClass().add("range-slider");
        setMinHeight(20);
        setPrefHeight(20);
        getChildren().addAll(track, fill, low, high);
        track.setMouseTransparent(true);
        fill.setMouseTransparent(true);
        for (Region thumb : new Region[] {low, high}) {
            thumb.setFocusTraversable(true);
            thumb.setCursor(Cursor.H_RESIZE);
            thumb.setOnMousePressed(event -> thumb.requestFocus());
            thumb.setOnMouseDragged(event -> dragged(thumb, event));
            thumb.setOnKeyPressed(event -> pressed(thumb, event));
        }
        low.setAccessibleText("Lowest");
        high.setAccessibleText("Highest");
    }

    private static Region part(String style) {
        Region part = new Region();
        part.getStyleClass().add(style);
        return part;
    }

    /**
     * Shows a range.
     *
     * @param numbers that occur, ascending; empty if they are too many to know
     */
    void show(double least, double most, double[] numbers, double start, double end) {
        lowest = least;
        highest = most;
        stops = numbers;
        from = start;
        to = end;
        pseudoClassStateChanged(NARROWED, from > lowest || to < highest);
        requestLayout();
    }

    boolean isLogarithmic() {
        return lowest > 0 && highest / lowest > LOG_FROM;
    }

    private double fraction(double number) {
        if (highest <= lowest) {
            return 0;
        }
        double fraction =
                isLogarithmic()
                        ? Math.log(number / lowest) / Math.log(highest / lowest)
                        : (number - lowest) / (highest - lowest);
        return Math.clamp(fraction, 0, 1);
    }

    private double number(double fraction) {
        return isLogarithmic()
                ? lowest * Math.pow(highest / lowest, fraction)
                : lowest + fraction * (highest - lowest);
    }

    /** The nearest number that occurs. */
    private double snapped(double fraction) {
        if (stops.length == 0) {
            return fraction <= 0 ? lowest : fraction >= 1 ? highest : number(fraction);
        }
        return Arrays.stream(stops)
                .boxed()
                .min(
                        java.util.Comparator.comparingDouble(
                                stop -> Math.abs(fraction(stop) - fraction)))
                .orElse(lowest);
    }

    private void dragged(Region thumb, MouseEvent event) {
        double x = sceneToLocal(event.getSceneX(), event.getSceneY()).getX();
        move(thumb, snapped(Math.clamp((x - THUMB / 2) / (getWidth() - THUMB), 0, 1)));
    }

    private void pressed(Region thumb, KeyEvent event) {
        int step = event.getCode() == KeyCode.LEFT ? -1 : event.getCode() == KeyCode.RIGHT ? 1 : 0;
        if (step != 0) {
            event.consume();
            move(thumb, next(thumb == low ? from : to, step));
        }
    }

    private double next(double now, int step) {
        if (stops.length == 0) {
            return number(Math.clamp(fraction(now) + step / FINEST, 0, 1));
        }
        int place = Arrays.binarySearch(stops, now);
        int nearest = place < 0 ? -place - 1 : place;
        return stops[Math.clamp(nearest + step, 0, stops.length - 1)];
    }

    private void move(Region thumb, double number) {
        double start = thumb == low ? Math.min(number, to) : from;
        double end = thumb == low ? to : Math.max(number, from);
        if (start != from || end != to) {
            show(lowest, highest, stops, start, end);
            changed.accept(start, end);
        }
    }

    @Override
    protected void layoutChildren() {
        double middle = getHeight() / 2;
        double length = getWidth() - THUMB;
        double left = THUMB / 2 + fraction(from) * length;
        double right = THUMB / 2 + fraction(to) * length;
        track.resizeRelocate(THUMB / 2, middle - 2, length, 4);
        fill.resizeRelocate(left, middle - 2, Math.max(0, right - left), 4);
        low.resizeRelocate(left - THUMB / 2, middle - THUMB / 2, THUMB, THUMB);
        high.resizeRelocate(right - THUMB / 2, middle - THUMB / 2, THUMB, THUMB);
    }
}
