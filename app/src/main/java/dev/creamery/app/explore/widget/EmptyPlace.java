package dev.creamery.app.explore.widget;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import java.util.function.Consumer;

/** In place of what would be shown: why there is nothing, and a button that brings it back. */
public final class EmptyPlace extends VBox {

    private static final double WIDEST = 460;

    private final Label text = new Label();
    private final Button button = new Button();
    private Emptiness reason = Emptiness.NONE;

    /**
     * @param cure told the reason, to do what it says
     */
    public EmptyPlace(Consumer<Emptiness> cure) {
        super(10);
        setAlignment(Pos.CENTER);
        setPickOnBounds(false);
        text.getStyleClass().add("empty-text");
        text.setWrapText(true);
        text.setMaxWidth(WIDEST);
        button.getStyleClass().addAll("small", "empty-cure");
        button.setOnAction(event -> cure.accept(reason));
        getChildren().setAll(text, button);
        show(reason);
    }

    /** Says why; nothing for {@link Emptiness#NONE}. */
    public void show(Emptiness why) {
        reason = why;
        text.setText(why.text());
        button.setText(why.cure().title());
        boolean curable = why.cure() != Emptiness.Cure.NONE;
        button.setVisible(curable);
        button.setManaged(curable);
        setVisible(!why.text().isEmpty());
    }
}
