package dev.creamery.engine.data;

import java.util.ArrayList;
import java.util.List;

/**
 * How many rows have which target: one bar per class, or, of a scaled target, bars of equal width.
 *
 * @param bars in ascending order of the target
 */
public record TargetHistogram(List<Bar> bars) {

    /**
     * One bar.
     *
     * @param label the class, or the lower end of the range, in the file's unit
     * @param rows how many
     */
    public record Bar(String label, long rows) {}

    public TargetHistogram {
        bars = List.copyOf(bars);
    }

    /**
     * Counts the targets of all rows.
     *
     * @param target how they were encoded
     * @param bins number of bars of a scaled target
     */
    public static TargetHistogram of(PreparedDataset dataset, ColumnEncoding target, int bins) {
        return switch (target.kind()) {
            case DROPPED -> new TargetHistogram(List.of());
            case TWO_VALUES -> ofTwoValues(dataset, target);
            case ONE_HOT -> ofClasses(dataset, target);
            case SCALED -> ofRanges(dataset, target, bins);
        };
    }

    private static TargetHistogram ofTwoValues(PreparedDataset dataset, ColumnEncoding target) {
        long ones = 0;
        for (float value : dataset.targets()) {
            ones += value == 1 ? 1 : 0;
        }
        var one = new Bar(target.values().getFirst(), ones);
        var zero = new Bar(target.values().getLast(), dataset.rows() - ones);
        boolean ascending =
                target.numeric()
                        ? Double.parseDouble(one.label()) < Double.parseDouble(zero.label())
                        : one.label().compareTo(zero.label()) < 0;
        return new TargetHistogram(ascending ? List.of(one, zero) : List.of(zero, one));
    }

    private static TargetHistogram ofClasses(PreparedDataset dataset, ColumnEncoding target) {
        long[] counts = new long[target.width()];
        float[] targets = dataset.targets();
        for (int index = 0; index < targets.length; index++) {
            counts[index % counts.length] += targets[index] == 1 ? 1 : 0;
        }
        List<Bar> bars = new ArrayList<>();
        for (int value = 0; value < counts.length; value++) {
            bars.add(new Bar(target.values().get(value), counts[value]));
        }
        return new TargetHistogram(bars);
    }

    private static TargetHistogram ofRanges(
            PreparedDataset dataset, ColumnEncoding target, int bins) {
        long[] counts = new long[bins];
        for (float value : dataset.targets()) {
            counts[Math.min((int) (value * bins), bins - 1)]++;
        }
        double width = (target.max() - target.min()) / bins;
        List<Bar> bars = new ArrayList<>();
        for (int bin = 0; bin < bins; bin++) {
            bars.add(new Bar(NumberText.of(target.min() + bin * width), counts[bin]));
        }
        return new TargetHistogram(bars);
    }
}
