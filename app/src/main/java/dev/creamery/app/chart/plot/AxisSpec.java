package dev.creamery.app.chart.plot;

import java.util.List;

/**
 * What an axis is about.
 *
 * @param label with its unit, for example "Test loss (median, q1–q3)"
 * @param numbers which numbers occur
 * @param names of whole numbers 0, 1, … on an axis of categories; empty on an axis of numbers
 */
public record AxisSpec(String label, ScaleKind kind, Numbers numbers, List<String> names) {

    /** Which numbers occur on an axis. */
    public enum Numbers {
        ANY,
        /** Such as depths. */
        WHOLE,
        /** Such as sizes; a logarithmic axis of them has its ticks there. */
        POWERS_OF_TWO
    }

    public AxisSpec {
        names = List.copyOf(names);
    }

    /** An axis of numbers. */
    public static AxisSpec of(String label, ScaleKind kind) {
        return new AxisSpec(label, kind, Numbers.ANY, List.of());
    }

    /** An axis of whole numbers. */
    public static AxisSpec whole(String label, ScaleKind kind) {
        return new AxisSpec(label, kind, Numbers.WHOLE, List.of());
    }

    /** An axis of categories, which lie at 0, 1, … */
    public static AxisSpec categories(String label, List<String> names) {
        return new AxisSpec(label, ScaleKind.LINEAR, Numbers.WHOLE, names);
    }

    /** The same axis, on which these numbers occur. */
    public AxisSpec with(Numbers others) {
        return new AxisSpec(label, kind, others, names);
    }

    /** The same axis with another kind of scale; categories keep theirs. */
    public AxisSpec withKind(ScaleKind other) {
        return names.isEmpty() ? new AxisSpec(label, other, numbers, names) : this;
    }

    /** The ticks of this axis over a range. */
    Ticks ticks(Scale scale, double length, double spacing) {
        return names.isEmpty() ? Ticks.of(scale, length, spacing, numbers) : Ticks.named(names);
    }
}
