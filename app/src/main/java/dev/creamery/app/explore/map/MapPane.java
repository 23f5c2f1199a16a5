package dev.creamery.app.explore.map;

import dev.creamery.app.chart.picture.Picture;
import dev.creamery.app.chart.picture.PictureNotes;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.tab.Pane;

import javafx.scene.Node;

import java.util.Map;
import java.util.Optional;

/** Maps of a metric over two columns, or over parameters and epochs. */
public final class MapPane implements Pane {

    private final MapPaneViewModel map;
    private final MapPaneView view;

    public MapPane(ExploreTab tab) {
        map = new MapPaneViewModel(tab);
        view = new MapPaneView(map, tab);
    }

    @Override
    public String id() {
        return "map";
    }

    @Override
    public String title() {
        return "Map";
    }

    @Override
    public String icon() {
        return "fth-grid";
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void shown() {
        map.shown();
    }

    @Override
    public void hidden() {
        map.hidden();
    }

    @Override
    public Map<String, Object> save() {
        return map.save();
    }

    @Override
    public void restore(Map<String, Object> saved) {
        map.restore(saved);
    }

    @Override
    public Optional<Picture> picture(PictureNotes notes) {
        return view.picture(notes);
    }
}
