package dev.creamery.app.explore.widget;

import dev.creamery.app.explore.tab.ColumnText;

import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Controls of a pane's bar: a property with a name before it, to be chosen from a list or a row.
 */
public final class Choices {

    private static final String NONE = "none";
    private static final double COLUMN = 164;

    private Choices() {}

    /**
     * A list to choose from.
     *
     * @param id of the control
     * @param values asked for whenever the list opens
     * @param text a value for people
     */
    public static <T> Node list(
            String id,
            String name,
            ObjectProperty<T> property,
            Supplier<List<T>> values,
            Function<T, String> text,
            double width) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.getStyleClass().add("small");
        box.setPrefWidth(width);
        box.setVisibleRowCount(16);
        box.setConverter(converter(text));
        box.getItems().setAll(values.get());
        box.setOnShowing(event -> fill(box, values.get(), property));
        box.setValue(property.get());
        property.addListener((observed, before, now) -> box.setValue(now));
        box.valueProperty()
                .addListener(
                        (observed, before, now) -> {
                            if (now != null && !now.equals(property.get())) {
                                property.set(now);
                            }
                        });
        return named(name, box);
    }

    /** As {@link #list}, of texts that speak for themselves; "" is none. */
    public static Node list(
            String id,
            String name,
            ObjectProperty<String> property,
            Supplier<List<String>> values,
            double width) {
        return list(id, name, property, values, text -> text.isEmpty() ? NONE : text, width);
    }

    /**
     * A list of columns.
     *
     * @param optional whether none can be chosen, which is ""
     */
    public static Node column(
            String id,
            String name,
            ObjectProperty<String> property,
            Supplier<List<String>> columns,
            boolean optional) {
        return list(
                id,
                name,
                property,
                optional ? () -> withNone(columns.get()) : columns,
                column -> column.isEmpty() ? NONE : ColumnText.label(column),
                COLUMN);
    }

    /** With "" before them. */
    public static List<String> withNone(List<String> columns) {
        List<String> all = new ArrayList<>(columns);
        all.addFirst("");
        return all;
    }

    /** Controls that stay together when the bar is broken into lines. */
    public static Node group(Node... controls) {
        HBox group = new HBox(6, controls);
        group.setAlignment(Pos.CENTER_LEFT);
        return group;
    }

    /** A control that is there only if a condition is met. */
    public static Node onlyIf(ObservableBooleanValue condition, Node control) {
        control.visibleProperty().bind(condition);
        control.managedProperty().bind(condition);
        return control;
    }

    private static <T> void fill(ComboBox<T> box, List<T> values, ObjectProperty<T> property) {
        if (!values.equals(box.getItems())) {
            T chosen = property.get();
            box.getItems().setAll(values);
            box.setValue(chosen);
        }
    }

    private static <T> StringConverter<T> converter(Function<T, String> text) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : text.apply(value);
            }

            @Override
            public @Nullable T fromString(String typed) {
                return null; // The list cannot be typed into.
            }
        };
    }

    /**
     * Few values beside each other.
     *
     * @param values with their names, in order
     */
    public static <T> Node row(String name, ObjectProperty<T> property, Map<T, String> values) {
        ToggleGroup group = new ToggleGroup();
        HBox row = new HBox();
        row.getStyleClass().add("segments");
        row.setAlignment(Pos.CENTER_LEFT);
        Map<T, ToggleButton> buttons = new LinkedHashMap<>();
        int place = 0;
        for (Map.Entry<T, String> value : values.entrySet()) {
            ToggleButton button = new ToggleButton(value.getValue());
            button.setToggleGroup(group);
            button.getStyleClass().addAll("small", pill(place++, values.size()));
            button.setOnAction(
                    event -> {
                        button.setSelected(true);
                        property.set(value.getKey());
                    });
            buttons.put(value.getKey(), button);
            row.getChildren().add(button);
        }
        select(buttons, property.get());
        property.addListener((observed, before, now) -> select(buttons, now));
        return named(name, row);
    }

    private static <T> void select(Map<T, ToggleButton> buttons, T value) {
        ToggleButton button = buttons.get(value);
        if (button != null) {
            button.setSelected(true);
        }
    }

    private static String pill(int place, int count) {
        return place == 0 ? "left-pill" : place == count - 1 ? "right-pill" : "center-pill";
    }

    /** A control with its name before it. */
    public static Node named(String name, Node control) {
        if (name.isEmpty()) {
            return control;
        }
        Label label = new Label(name);
        label.getStyleClass().add("choice-name");
        label.setLabelFor(control);
        label.setMinWidth(Label.USE_PREF_SIZE);
        HBox pair = new HBox(6, label, control);
        pair.setAlignment(Pos.CENTER_LEFT);
        return pair;
    }
}
