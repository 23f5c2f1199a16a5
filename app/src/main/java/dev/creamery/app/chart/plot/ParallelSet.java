package dev.creamery.app.chart.plot;

import java.util.List;

/**
 * Experiments as lines across parallel axes. Arrays are not copied; whoever makes a set must not
 * change them.
 *
 * @param values {@code (axes, lines)}: for each axis the lines' values; a category is the index of
 *     its name
 * @param colorAxis the axis whose values give the lines their colours, usually the metric's
 */
public record ParallelSet(
        List<ParallelAxis> axes, double[][] values, int colorAxis, ColorRamp ramp) {
    public ParallelSet {
        axes = List.copyOf(axes);
        if (values.length != axes.size()) {
            throw new IllegalArgumentException(
                    axes.size() + " axes need as many arrays of values, not " + values.length);
        }
        for (double[] column : values) {
            if (column.length != values[0].length) {
                throw new IllegalArgumentException("Every axis needs a value of every line");
            }
        }
        if (!axes.isEmpty() && (colorAxis < 0 || colorAxis >= axes.size())) {
            throw new IllegalArgumentException("There is no axis " + colorAxis + " for the colour");
        }
    }

    /** No axes yet. */
    public static ParallelSet empty() {
        return new ParallelSet(List.of(), new double[0][], 0, ColorRamp.VIRIDIS);
    }

    /** How many lines there are. */
    public int lines() {
        return values.length == 0 ? 0 : values[0].length;
    }

    /** The range of an axis. */
    Scale scale(int axis) {
        AxisSpec spec = axes.get(axis).axis();
        if (!spec.names().isEmpty()) {
            return new Scale(ScaleKind.LINEAR, -.5, spec.names().size() - .5);
        }
        DataRange range = new DataRange(spec.kind());
        range.addAll(values[axis]);
        return range.padded(.03, .03);
    }
}
