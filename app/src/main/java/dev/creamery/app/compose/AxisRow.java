package dev.creamery.app.compose;

import dev.creamery.app.place.NumberText;
import dev.creamery.engine.sweep.Hyperparameter;

import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;

/**
 * A hyperparameter's row: its name, a chip for each value, and a field to type others.
 *
 * @param <T> the type of a value
 */
final class AxisRow<T> extends Region {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private static final double GAP = 10;

    private final AxisViewModel<T> axis;
    private final FlowPane chips = new FlowPane();
    private final TextField entry = new TextField();
    private final Label count = new Label();
    private final List<Node> extras;
    private final VBox heading;
    private final VBox values;
    private final VBox tools;
    private List<T> shown = List.of();

    /**
     * @param extras further controls behind the field
     */
    AxisRow(AxisViewModel<T> axis, Node... extras) {
        this.axis = axis;
        this.extras = List.of(extras);
        Hyperparameter<T> hyperparameter = axis.hyperparameter();
        setId("axis-" + hyperparameter.column());
        getStyleClass().add("axis-row");
        Label name = new Label(hyperparameter.label());
        name.getStyleClass().add("axis-name");
        count.getStyleClass().add("axis-count");
        heading = new VBox(2, name, count);
        heading.getStyleClass().add("axis-heading");
        chips.getStyleClass().add("chips");
        values = new VBox(4, chips, message());
        tools = tools();
        prepareEntry();
        getChildren().addAll(heading, values, tools);
        axis.selected().addListener((property, before, now) -> update());
        update();
    }

    /**
     * Chips wrap: the height follows from the width. (An HBox would ask before it has grown them.)
     */
    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double inside = Math.max(values.prefHeight(valuesWidth(width)), heading.prefHeight(-1));
        return snappedTopInset() + inside + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    private double valuesWidth(double width) {
        return Math.floor(
                width
                        - snappedLeftInset()
                        - snappedRightInset()
                        - heading.prefWidth(-1)
                        - tools.prefWidth(-1)
                        - 2 * GAP);
    }

    @Override
    protected void layoutChildren() {
        double x = snappedLeftInset();
        double y = snappedTopInset();
        double height = getHeight() - y - snappedBottomInset();
        double side = heading.prefWidth(-1);
        double middle = valuesWidth(getWidth());
        heading.resizeRelocate(x, y, side, height);
        values.resizeRelocate(x + side + GAP, y, middle, height);
        double end = tools.prefWidth(-1);
        tools.resizeRelocate(getWidth() - snappedRightInset() - end, y, end, tools.prefHeight(-1));
    }

    private void prepareEntry() {
        entry.setId("entry-" + axis.hyperparameter().column());
        entry.getStyleClass().addAll("small", "entry");
        entry.setPromptText(axis.example());
        entry.setAccessibleText("Other values of " + axis.hyperparameter().label());
        entry.textProperty().bindBidirectional(axis.entry());
        entry.setOnAction(event -> axis.commit());
        entry.focusedProperty()
                .addListener(
                        (property, before, focused) -> {
                            if (!focused) {
                                axis.commit();
                            }
                        });
        axis.problem()
                .addListener(
                        (property, before, now) ->
                                entry.pseudoClassStateChanged(WRONG, !now.isEmpty()));
    }

    /** What is wrong with what is typed, or what it would add. */
    private Label message() {
        Label message = new Label();
        message.setWrapText(true);
        message.textProperty()
                .bind(
                        Bindings.when(axis.problem().isEmpty())
                                .then(axis.preview())
                                .otherwise(axis.problem()));
        message.visibleProperty().bind(message.textProperty().isNotEmpty());
        message.managedProperty().bind(message.visibleProperty());
        message.getStyleClass().add("hint");
        axis.problem()
                .addListener(
                        (property, before, now) ->
                                message.getStyleClass()
                                        .setAll("label", now.isEmpty() ? "hint" : "problem"));
        return message;
    }

    private VBox tools() {
        Button all = new Button("All");
        all.setOnAction(event -> axis.selectAll());
        all.setTooltip(new Tooltip("Choose all values that are shown"));
        boolean hasCore = axis.hyperparameter().core().isPresent();
        Button reset = new Button(hasCore ? "Core" : "None");
        reset.setOnAction(event -> axis.reset());
        reset.setTooltip(new Tooltip(hasCore ? "Only the core value" : "Take all values away"));
        all.getStyleClass().addAll("flat", "small", "axis-tool");
        reset.getStyleClass().addAll("flat", "small", "axis-tool");
        VBox tools = new VBox(all, reset);
        tools.setMinWidth(USE_PREF_SIZE);
        return tools;
    }

    private void update() {
        List<T> options = axis.options();
        if (!options.equals(shown)) {
            shown = options;
            List<Node> nodes = new ArrayList<>(options.stream().map(this::chip).toList());
            nodes.add(entry);
            nodes.addAll(extras);
            chips.getChildren().setAll(nodes);
        }
        int index = 0;
        for (T option : options) {
            if (chips.getChildren().get(index++) instanceof ToggleButton chip) {
                chip.setSelected(axis.isSelected(option));
            }
        }
        int chosen = axis.selected().get().size();
        count.setText(
                chosen == 0 ? "choose one or more" : chosen == 1 ? "1 value" : chosen + " values");
        count.pseudoClassStateChanged(WRONG, chosen == 0);
    }

    private Node chip(T value) {
        ToggleButton chip = new ToggleButton(axis.label(value));
        chip.getStyleClass().add("chip");
        chip.setMnemonicParsing(false);
        chip.setFocusTraversable(true);
        chip.setOnAction(event -> axis.toggle(value));
        if (!axis.text(value).equals(axis.label(value))) {
            chip.setTooltip(new Tooltip(tooltip(value)));
        }
        return chip;
    }

    private String tooltip(T value) {
        String unit = axis.hyperparameter().unit();
        String number = value instanceof Long size ? NumberText.grouped(size) : axis.text(value);
        return unit.isEmpty() ? number : number + " " + unit;
    }
}
