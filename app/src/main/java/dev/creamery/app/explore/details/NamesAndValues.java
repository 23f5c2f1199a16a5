package dev.creamery.app.explore.details;

import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Lines of a name and its value, aligned. */
final class NamesAndValues extends GridPane {

    NamesAndValues() {
        getStyleClass().add("details-grid");
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.SOMETIMES);
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        getColumnConstraints().setAll(names, values);
    }

    /** One more line. */
    void add(String name, String value) {
        Label left = new Label(name);
        left.getStyleClass().add("muted");
        Label right = new Label(value);
        right.getStyleClass().add("mono");
        right.setWrapText(true);
        GridPane.setValignment(left, VPos.TOP);
        addRow(getRowCount(), left, right);
    }
}
