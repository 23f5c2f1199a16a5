package dev.creamery.app.explore.filter;

import dev.creamery.app.chart.plot.NumberText;

import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import java.util.function.Consumer;

/** One value of a facet: chosen or not, its name, and its number of experiments as a bar. */
final class ValueRow extends HBox {

    private static final double BAR = 38;

    private final CheckBox box = new CheckBox();
    private final Region bar = new Region();
    private final Label count = new Label();
    private final String name;

    /**
     * @param only lets this value through alone
     * @param choose adds it or takes it out
     */
    ValueRow(String name, Runnable only, Consumer<Boolean> choose) {
        this.name = name;
        getStyleClass().add("facet-value");
        setAlignment(Pos.CENTER_LEFT);
        Label label = new Label(name);
        label.getStyleClass().add("facet-value-name");
        label.setTextOverrun(OverrunStyle.ELLIPSIS);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinWidth(20);
        label.setTooltip(
                new Tooltip(name + "\nClick: this alone. Its box: add it or take it out."));
        label.setOnMouseClicked(event -> only.run());
        HBox.setHgrow(label, Priority.ALWAYS);
        box.setAccessibleText(name);
        box.setOnAction(event -> choose.accept(box.isSelected()));
        bar.getStyleClass().add("facet-bar");
        StackPane place = new StackPane(bar);
        place.setAlignment(Pos.CENTER_RIGHT);
        place.setMinWidth(BAR);
        place.setPrefWidth(BAR);
        place.setMaxWidth(BAR);
        count.getStyleClass().add("facet-count");
        getChildren().addAll(box, label, place, count);
    }

    String name() {
        return name;
    }

    /**
     * Shows its state.
     *
     * @param most the largest count of the facet, which fills the bar
     */
    void show(boolean chosen, long experiments, long most) {
        box.setSelected(chosen);
        count.setText(NumberText.count(experiments));
        double width = most == 0 ? 0 : BAR * experiments / most;
        bar.setMaxWidth(experiments == 0 ? 0 : Math.max(1.5, width));
        setOpacity(experiments == 0 ? .55 : 1);
    }
}
