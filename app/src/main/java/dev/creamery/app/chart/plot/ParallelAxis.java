package dev.creamery.app.chart.plot;

import java.util.List;

/**
 * One upright axis of parallel coordinates.
 *
 * @param name of the hyperparameter or metric, as filters name it
 * @param axis its label, its kind, and its categories if it has some
 */
public record ParallelAxis(String name, AxisSpec axis) {
    /** An axis of numbers. */
    public static ParallelAxis number(String name, String label, ScaleKind kind) {
        return new ParallelAxis(name, AxisSpec.of(label, kind));
    }

    /** An axis of whole numbers. */
    public static ParallelAxis whole(String name, String label, ScaleKind kind) {
        return new ParallelAxis(name, AxisSpec.whole(label, kind));
    }

    /** An axis of categories; values are indices into them. */
    public static ParallelAxis categories(String name, String label, List<String> names) {
        return new ParallelAxis(name, AxisSpec.categories(label, names));
    }
}
