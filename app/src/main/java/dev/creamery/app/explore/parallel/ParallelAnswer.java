package dev.creamery.app.explore.parallel;

import dev.creamery.app.chart.plot.Brush;
import dev.creamery.app.chart.plot.ParallelSet;
import dev.creamery.app.explore.widget.MetricDrawing;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * What the chart shows.
 *
 * @param categories for each axis of categories its values, in the axis' order
 * @param brushes parts of the filter, as ranges of the axes
 * @param note how many of how many experiments are drawn
 */
record ParallelAnswer(
        ParallelSet set,
        Map<String, List<@Nullable Object>> categories,
        List<Brush> brushes,
        String title,
        String note)
        implements MetricDrawing.Answer {

    static final ParallelAnswer NONE =
            new ParallelAnswer(ParallelSet.empty(), Map.of(), List.of(), "", "");

    @Override
    public boolean isEmpty() {
        return set.lines() == 0;
    }
}
