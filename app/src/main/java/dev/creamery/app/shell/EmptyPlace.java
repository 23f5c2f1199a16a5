package dev.creamery.app.shell;

import dev.creamery.app.place.Place;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

/** A place that has nothing to show, and says why. */
final class EmptyPlace implements Place {

    private final String id;
    private final String title;
    private final String icon;
    private final Node view;

    EmptyPlace(String id, String title, String icon, String explanation) {
        this.id = id;
        this.title = title;
        this.icon = icon;
        FontIcon picture = new FontIcon(icon);
        picture.getStyleClass().add("empty-icon");
        Label heading = new Label("Nothing here yet");
        heading.getStyleClass().add("empty-title");
        Label text = new Label(explanation);
        text.getStyleClass().add("empty-text");
        text.setWrapText(true);
        VBox box = new VBox(10, picture, heading, text);
        box.setAlignment(Pos.CENTER);
        box.setMaxWidth(420);
        view = new StackPane(box);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String icon() {
        return icon;
    }

    @Override
    public Node view() {
        return view;
    }
}
