package dev.creamery.app.explore.map;

import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.widget.ChartPane;

import java.util.Map;

/** Maps of a value over two columns, or over parameters and epochs. */
public final class MapPane extends ChartPane {

    private final MapPaneViewModel map;

    public MapPane(ExploreTab tab) {
        this(new MapPaneViewModel(tab));
    }

    private MapPane(MapPaneViewModel map) {
        this(map, new MapPaneView(map));
    }

    private MapPane(MapPaneViewModel map, MapPaneView view) {
        super(map.drawing(), view, view::picture);
        this.map = map;
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
    public void restore(Map<String, Object> saved) {
        map.restore(saved);
    }
}
