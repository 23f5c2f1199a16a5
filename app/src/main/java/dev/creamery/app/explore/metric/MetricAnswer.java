package dev.creamery.app.explore.metric;

import dev.creamery.app.chart.plot.MetricForm;
import dev.creamery.app.chart.plot.MetricSet;
import dev.creamery.app.explore.widget.MetricDrawing;

/**
 * What the chart shows.
 *
 * @param form that the set is made for
 */
record MetricAnswer(MetricSet set, MetricForm form, String title, String note)
        implements MetricDrawing.Answer {

    @Override
    public boolean isEmpty() {
        return set.series().isEmpty();
    }
}
