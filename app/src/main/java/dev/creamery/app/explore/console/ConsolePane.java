package dev.creamery.app.explore.console;

import dev.creamery.app.chart.picture.Picture;
import dev.creamery.app.chart.picture.PictureNotes;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.tab.Pane;

import javafx.scene.Node;

import java.util.Map;
import java.util.Optional;

/** Queries of a person's own over the same data. */
public final class ConsolePane implements Pane {

    private final ConsoleViewModel console;
    private final ConsoleView view;

    public ConsolePane(ExploreTab tab) {
        console = new ConsoleViewModel(tab);
        view = new ConsoleView(console);
    }

    @Override
    public String id() {
        return "console";
    }

    @Override
    public String title() {
        return "SQL";
    }

    @Override
    public String icon() {
        return "fth-terminal";
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void shown() {
        console.shown();
    }

    @Override
    public void hidden() {
        console.hidden();
    }

    @Override
    public Map<String, Object> save() {
        return console.state();
    }

    @Override
    public void restore(Map<String, Object> saved) {
        console.restore(saved);
    }

    @Override
    public Optional<Picture> picture(PictureNotes notes) {
        return view.picture(notes);
    }
}
