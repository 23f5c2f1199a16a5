package dev.creamery.app.explore.filter;

import dev.creamery.app.place.Painting;

import javafx.scene.canvas.GraphicsContext;

/** How many experiments there are along a facet's numbers, above its slider. */
final class Histogram extends Painting {

    private static final double SIDE = 7;
    private static final int MOST_BINS = 26;

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
        int bins = Math.min(MOST_BINS, numbers.length);
        long[] inside = new long[bins];
        long[] outside = new long[bins];
        long most = 1;
        for (int i = 0; i < numbers.length; i++) {
            // The first and the last number lie under the middle of their bars.
            int bin = (int) Math.round((place(numbers[i]) - least) / span * (bins - 1));
            boolean chosen = numbers[i] >= from && numbers[i] <= to;
            (chosen ? inside : outside)[bin] += counts[i];
            most = Math.max(most, inside[bin] + outside[bin]);
        }
        double step = (width - 2 * SIDE) / Math.max(1, bins - 1);
        double bar = Math.min(step - 1, 2 * SIDE);
        for (int bin = 0; bin < bins; bin++) {
            double middle = SIDE + bin * step;
            double tall = height * (inside[bin] + outside[bin]) / most;
            canvas.setFill(inks().color(inside[bin] > 0 ? "facet-inside" : "facet-outside"));
            canvas.fillRect(middle - bar / 2, height - tall, bar, tall);
        }
    }

    private double place(double number) {
        return logarithmic ? Math.log(number) : number;
    }
}
