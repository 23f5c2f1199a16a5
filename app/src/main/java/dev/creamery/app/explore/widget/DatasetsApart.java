package dev.creamery.app.explore.widget;

import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.engine.query.Facet;

import javafx.beans.property.ObjectProperty;

import java.util.List;

/**
 * Until a person chooses otherwise, several data sets are drawn as small multiples: their losses
 * cannot be compared, and belong in no common median.
 */
public final class DatasetsApart {

    private static final String DATASET = "dataset";

    /** More small multiples would be too small to read. */
    private static final int MOST = 16;

    private final ObjectProperty<String> panel;
    private boolean choosing;
    private boolean left;

    /**
     * @param panel the column that makes small multiples
     */
    public DatasetsApart(ExploreTab tab, ObjectProperty<String> panel) {
        this.panel = panel;
        panel.addListener((property, before, now) -> left |= !choosing);
        tab.facets().addListener((property, before, now) -> know(now));
        know(tab.facets().get());
    }

    /** What is chosen stays, as a person has chosen it. */
    public void leave() {
        left = true;
    }

    /** Sets the column as something that no person has chosen. */
    public void choose(String column) {
        choosing = true;
        panel.set(column);
        choosing = false;
    }

    private void know(List<Facet> facets) {
        boolean several =
                facets.stream()
                        .anyMatch(
                                facet ->
                                        facet.column().equals(DATASET)
                                                && facet.distinct() > 1
                                                && facet.distinct() <= MOST);
        if (!left && several) {
            choose(DATASET);
        }
    }
}
