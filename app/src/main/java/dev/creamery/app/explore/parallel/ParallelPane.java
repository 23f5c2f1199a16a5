package dev.creamery.app.explore.parallel;

import dev.creamery.app.chart.picture.Picture;
import dev.creamery.app.chart.picture.PictureNotes;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.tab.Pane;

import javafx.scene.Node;

import java.util.Map;
import java.util.Optional;

/** Experiments as lines across their hyperparameters and a metric. */
public final class ParallelPane implements Pane {

    private final ParallelPaneViewModel parallel;
    private final ParallelPaneView view;

    public ParallelPane(ExploreTab tab) {
        parallel = new ParallelPaneViewModel(tab);
        view = new ParallelPaneView(parallel, tab);
    }

    @Override
    public String id() {
        return "parallel";
    }

    @Override
    public String title() {
        return "Parallel coordinates";
    }

    @Override
    public String icon() {
        return "fth-sliders";
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void shown() {
        parallel.shown();
    }

    @Override
    public void hidden() {
        parallel.hidden();
    }

    @Override
    public Map<String, Object> save() {
        return parallel.save();
    }

    @Override
    public void restore(Map<String, Object> saved) {
        parallel.restore(saved);
    }

    @Override
    public Optional<Picture> picture(PictureNotes notes) {
        return view.picture(notes);
    }
}
