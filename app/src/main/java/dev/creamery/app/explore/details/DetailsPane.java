package dev.creamery.app.explore.details;

import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.tab.Pane;

import javafx.scene.Node;

/** Everything about the experiment selected last. */
public final class DetailsPane implements Pane {

    private final DetailsViewModel details;
    private final DetailsView view;

    public DetailsPane(ExploreTab tab) {
        details = new DetailsViewModel(tab);
        view = new DetailsView(details, tab);
    }

    @Override
    public String id() {
        return "details";
    }

    @Override
    public String title() {
        return "Details";
    }

    @Override
    public String icon() {
        return "fth-info";
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void shown() {
        details.shown();
    }

    @Override
    public void hidden() {
        details.hidden();
    }
}
