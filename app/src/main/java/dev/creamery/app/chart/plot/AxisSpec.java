package dev.creamery.app.chart.plot;

import java.util.List;

/**
 * What an axis is about.
 *
 * @param label with its unit, for example "Test loss (median, q1–q3)"
 * @param whole whether only whole numbers occur, such as depths
 * @param names of whole numbers 0, 1, … on an axis of categories; empty on an axis of numbers
 */
public record AxisSpec(String label, ScaleKind kind, boolean whole, List<String> names) {
    public AxisSpec {
        names = List.copyOf(names);
    }

    /** An axis of numbers. */
    public static AxisSpec of(String label, ScaleKind kind) {
        return new AxisSpec(label, kind, false, List.of());
    }

    /** An axis of whole numbers. */
    public static AxisSpec whole(String label, ScaleKind kind) {
        return new AxisSpec(label, kind, true, List.of());
    }

    /** An axis of categories, which lie at 0, 1, … */
    public static AxisSpec categories(String label, List<String> names) {
        return new AxisSpec(label, ScaleKind.LINEAR, true, names);
    }

    /** The same axis with another kind of scale; categories keep theirs. */
    public AxisSpec withKind(ScaleKind other) {
        return names.isEmpty() ? new AxisSpec(label, other, whole, names) : this;
    }

    /** The ticks of this axis over a range. */
    Ticks ticks(Scale scale, double length, double spacing) {
        return names.isEmpty() ? Ticks.of(scale, length, spacing, whole) : Ticks.named(names);
    }
}
