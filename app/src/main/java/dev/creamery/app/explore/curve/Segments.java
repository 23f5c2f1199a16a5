package dev.creamery.app.explore.curve;

import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Buttons side by side, of which one is chosen.
 *
 * @param <T> what is chosen from
 */
final class Segments<T> extends HBox {

    private final Map<T, ToggleButton> buttons = new LinkedHashMap<>();
    private final ToggleGroup group = new ToggleGroup();

    Segments(
            Iterable<T> values,
            Function<T, String> title,
            Function<T, String> explanation,
            Consumer<T> chosen) {
        getStyleClass().add("segments");
        for (T value : values) {
            ToggleButton button = new ToggleButton(title.apply(value));
            button.setToggleGroup(group);
            button.setTooltip(new Tooltip(explanation.apply(value)));
            button.setOnAction(
                    event -> {
                        // A second click would leave nothing chosen.
                        button.setSelected(true);
                        chosen.accept(value);
                    });
            buttons.put(value, button);
        }
        getChildren().setAll(buttons.values());
        getChildren().getFirst().getStyleClass().add("left-pill");
        getChildren().getLast().getStyleClass().add("right-pill");
        getChildren()
                .subList(1, buttons.size() - 1)
                .forEach(b -> b.getStyleClass().add("center-pill"));
        buttons.values().forEach(button -> button.getStyleClass().add("small"));
    }

    void show(T value) {
        ToggleButton button = buttons.get(value);
        if (button != null) {
            button.setSelected(true);
        }
    }
}
