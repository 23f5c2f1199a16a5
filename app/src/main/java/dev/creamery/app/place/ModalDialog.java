package dev.creamery.app.place;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

/** A dialog inside the window: a title, what it is about, and its buttons. */
public final class ModalDialog extends VBox {

    /** With a title, a body, and buttons at the bottom right. */
    public ModalDialog(String title, Node body, Modal modal, Button... buttons) {
        getStyleClass().add("dialog");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Label heading = new Label(title);
        heading.getStyleClass().add("dialog-title");
        Button close = new Button("", new FontIcon("fth-x"));
        close.getStyleClass().addAll("flat", "button-icon", "small");
        close.setAccessibleText("Close");
        close.setOnAction(event -> modal.hide());
        HBox top = new HBox(heading, gap(), close);
        top.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(top, body);
        if (buttons.length > 0) {
            HBox bottom = new HBox(8, gap());
            bottom.getChildren().addAll(buttons);
            getChildren().add(bottom);
        }
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }
}
