package dev.creamery.app.explore;

import dev.creamery.app.explore.curve.CurvesPane;
import dev.creamery.app.explore.tab.ExploreTab;

import java.util.List;
import java.util.Optional;

/** Which panes a tab has: the one place that knows them all. */
final class Panes {

    private Panes() {}

    static TabPanes of(ExploreTab tab) {
        return new TabPanes(List.of(new CurvesPane(tab)), Optional.empty(), Optional.empty());
    }
}
