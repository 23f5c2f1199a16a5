package dev.creamery.app.chart.plot;

import java.util.List;

/**
 * What an axis is about.
 *
 * @param label with its unit, for example "Test loss (median, q1–q3)"
 * @param names of whole numbers 0, 1, … on an axis of categories; empty on an axis of numbers
 */
public record AxisSpec(String label, ScaleKind kind, List<String> names) {
    public AxisSpec {
        names = List.copyOf(names);
    }

    /** An axis of numbers. */
    public static AxisSpec of(String label, ScaleKind kind) {
        return new AxisSpec(label, kind, List.of());
    }

    /** An axis of categories, which lie at 0, 1, … */
    public static AxisSpec categories(String label, List<String> names) {
        return new AxisSpec(label, ScaleKind.LINEAR, names);
    }

    /** The same axis with another kind of scale; categories keep theirs. */
    public AxisSpec withKind(ScaleKind other) {
        return names.isEmpty() ? new AxisSpec(label, other, names) : this;
    }

    /** The ticks of this axis over a range. */
    Ticks ticks(Scale scale, double length, double spacing) {
        return names.isEmpty() ? Ticks.of(scale, length, spacing) : Ticks.named(names);
    }
}
