package dev.creamery.app.explore.parallel;

import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.widget.ChartPane;

import java.util.Map;

/** Experiments as lines across their hyperparameters and a metric. */
public final class ParallelPane extends ChartPane {

    private final ParallelPaneViewModel parallel;

    public ParallelPane(ExploreTab tab) {
        this(new ParallelPaneViewModel(tab));
    }

    private ParallelPane(ParallelPaneViewModel parallel) {
        this(parallel, new ParallelPaneView(parallel));
    }

    private ParallelPane(ParallelPaneViewModel parallel, ParallelPaneView view) {
        super(parallel.drawing(), view, view::picture);
        this.parallel = parallel;
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
    public Map<String, Object> save() {
        return parallel.save();
    }

    @Override
    public void restore(Map<String, Object> saved) {
        parallel.restore(saved);
    }
}
