package dev.creamery.app.compose;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The title of a card, and something at its right. */
final class CardHeading extends HBox {

    CardHeading(String title, Node right) {
        super(8);
        Label label = new Label(title);
        label.getStyleClass().add("card-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(label, gap, right);
        setAlignment(Pos.CENTER_LEFT);
    }
}
