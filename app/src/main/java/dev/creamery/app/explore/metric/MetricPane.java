package dev.creamery.app.explore.metric;

import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.widget.ChartPane;

import java.util.Map;

/** A metric of every experiment against a hyperparameter. */
public final class MetricPane extends ChartPane {

    private final MetricPaneViewModel metric;

    public MetricPane(ExploreTab tab) {
        this(new MetricPaneViewModel(tab), tab);
    }

    private MetricPane(MetricPaneViewModel metric, ExploreTab tab) {
        this(metric, new MetricPaneView(metric, tab));
    }

    private MetricPane(MetricPaneViewModel metric, MetricPaneView view) {
        super(metric.drawing(), view, view::picture);
        this.metric = metric;
    }

    @Override
    public String id() {
        return "metric";
    }

    @Override
    public String title() {
        return "Metric";
    }

    @Override
    public String icon() {
        return "fth-trending-down";
    }

    @Override
    public void restore(Map<String, Object> saved) {
        metric.restore(saved);
    }
}
