package dev.creamery.app.explore.metric;

import dev.creamery.app.chart.picture.Picture;
import dev.creamery.app.chart.picture.PictureNotes;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.tab.Pane;

import javafx.scene.Node;

import java.util.Map;
import java.util.Optional;

/** A metric of every experiment against a hyperparameter. */
public final class MetricPane implements Pane {

    private final MetricPaneViewModel metric;
    private final MetricPaneView view;

    public MetricPane(ExploreTab tab) {
        metric = new MetricPaneViewModel(tab);
        view = new MetricPaneView(metric, tab);
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
    public Node view() {
        return view;
    }

    @Override
    public void shown() {
        metric.shown();
    }

    @Override
    public void hidden() {
        metric.hidden();
    }

    @Override
    public Map<String, Object> save() {
        return metric.save();
    }

    @Override
    public void restore(Map<String, Object> saved) {
        metric.restore(saved);
    }

    @Override
    public Optional<Picture> picture(PictureNotes notes) {
        return view.picture(notes);
    }
}
