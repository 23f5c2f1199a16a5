package dev.creamery.app.explore.metric;

import dev.creamery.app.chart.plot.MetricForm;
import dev.creamery.app.chart.plot.MetricSet;

/**
 * What the chart shows.
 *
 * @param form that the set is made for
 * @param note how many of how many experiments are drawn, and what is left out
 */
record MetricAnswer(MetricSet set, MetricForm form, String note) {}
