package dev.creamery.app.explore.table;

import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.tab.Pane;

import javafx.scene.Node;

import java.util.Map;

/** The table of the tab's experiments. */
public final class TablePane implements Pane {

    private final TableViewModel table;
    private final ExperimentsView view;

    public TablePane(ExploreTab tab) {
        table = new TableViewModel(tab);
        view = new ExperimentsView(table, tab);
    }

    @Override
    public String id() {
        return "table";
    }

    @Override
    public String title() {
        return "Table";
    }

    @Override
    public String icon() {
        return "fth-list";
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void shown() {
        table.shown();
    }

    @Override
    public void hidden() {
        table.hidden();
    }

    @Override
    public Map<String, Object> save() {
        return table.settings().save();
    }

    @Override
    public void restore(Map<String, Object> saved) {
        table.settings().restore(saved);
    }
}
