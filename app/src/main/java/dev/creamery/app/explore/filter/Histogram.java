package dev.creamery.app.explore.filter;

import dev.creamery.app.place.Painting;

import javafx.scene.canvas.GraphicsContext;

/** How many experiments there are along a facet's numbers, above its slider. */
final class Histogram extends Painting {

    private static final double SIDE = 7;
    private static final int BINS = 26;

    private double[] numbers = {};
    private long[] counts = {};
    private double from;
    private double to;
    private boolean logarithmic;

    Histogram() {
        super("facet-inside", "facet-outside");
        setMinHeight(26);
        setPrefHeight(26);
        setMouseTransparent(true);
    }

    /**
     * Shows counts.
     *
     * @param values ascending
     * @param start of the chosen range
     * @param end of the chosen range
     */
    void show(double[] values, long[] ofEach, double start, double end, boolean log) {
        numbers = values;
        counts = ofEach;
        from = start;
        to = end;
        logarithmic = log;
        repaint();
    }

    @Override
    protected void paint(GraphicsContext canvas, double width, double height) {
        if (numbers.length == 0) {
            return;
        }
        double least = place(numbers[0]);
        double span = place(numbers[numbers.length - 1]) - least;
        long[] inside = new long[BINS];
        long[] outside = new long[BINS];
        long most = 1;
        for (int i = 0; i < numbers.length; i++) {
            int bin = (int) Math.min(BINS - 1, (place(numbers[i]) - least) / span * BINS);
            boolean chosen = numbers[i] >= from && numbers[i] <= to;
            (chosen ? inside : outside)[bin] += counts[i];
            most = Math.max(most, inside[bin] + outside[bin]);
        }
        double step = (width - 2 * SIDE) / BINS;
        for (int bin = 0; bin < BINS; bin++) {
            double x = SIDE + bin * step;
            double tall = height * (inside[bin] + outside[bin]) / most;
            canvas.setFill(inks().color(inside[bin] > 0 ? "facet-inside" : "facet-outside"));
            canvas.fillRect(x + .5, height - tall, step - 1, tall);
        }
    }

    private double place(double number) {
        return logarithmic ? Math.log(number) : number;
    }
}
