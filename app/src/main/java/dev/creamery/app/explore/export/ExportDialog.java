package dev.creamery.app.explore.export;

import dev.creamery.app.place.Modal;
import dev.creamery.app.place.ModalDialog;
import dev.creamery.app.place.NoticeBanner;
import dev.creamery.engine.export.ExportFormat;
import dev.creamery.engine.query.SelectedRows;

import javafx.beans.binding.Bindings;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Asks in which form the filtered data are taken away, and shows how far that is. */
public final class ExportDialog extends StackPane {

    private static final double WIDTH = 520;

    private final ExportViewModel export;

    public ExportDialog(ExportViewModel export, Modal modal) {
        this.export = export;
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Button cancel = new Button("Stop");
        cancel.setId("export-cancel");
        cancel.setOnAction(event -> export.cancel());
        showOnlyIf(cancel, export.running());
        Button start = new Button("Export…");
        start.setId("export-start");
        start.getStyleClass().add("accent");
        start.setDefaultButton(true);
        start.disableProperty().bind(export.running().or(export.possible().not()));
        start.setOnAction(event -> export.start());
        getChildren().add(new ModalDialog("Export data", body(), modal, cancel, start));
    }

    private Node body() {
        GridPane form = new GridPane();
        form.getStyleClass().add("form");
        Label filter = new Label(export.filterText());
        filter.getStyleClass().add("mono");
        filter.setWrapText(true);
        filter.setMaxWidth(WIDTH - 100);
        form.addRow(0, name("Filter"), filter);
        form.addRow(
                1,
                name("Rows"),
                choice(
                        export.rows(),
                        option("Experiments", SelectedRows.Kind.SUMMARIES, "rows-summaries"),
                        option("Runs", SelectedRows.Kind.REPETITIONS, "rows-repetitions")));
        form.addRow(
                2,
                name("Format"),
                choice(
                        export.format(),
                        option("Parquet", ExportFormat.PARQUET, "format-parquet"),
                        option("CSV", ExportFormat.CSV, "format-csv"),
                        option("JSON", ExportFormat.JSON, "format-json")));
        form.addRow(
                3,
                name("As"),
                choice(
                        export.folders().asObject(),
                        option("One file", false, "as-file"),
                        option("BUTTER's folders", true, "as-folders")));
        form.disableProperty().bind(export.running());
        Label contents = new Label();
        contents.setId("export-contents");
        contents.textProperty().bind(export.contents());
        contents.setWrapText(true);
        contents.setPrefWidth(WIDTH);
        contents.getStyleClass().add("hint");
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(export.fraction());
        bar.setMaxWidth(Double.MAX_VALUE);
        showOnlyIf(bar, export.running());
        Label status = new Label();
        status.setId("export-status");
        status.textProperty().bind(export.status());
        status.setWrapText(true);
        status.setMaxWidth(WIDTH);
        showOnlyIf(status, Bindings.isNotEmpty(export.status()));
        return new VBox(12, new NoticeBanner(export.notices()), form, contents, bar, status);
    }

    private static Label name(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("field-name");
        return label;
    }

    private static <T> ToggleButton option(String text, T value, String id) {
        ToggleButton button = new ToggleButton(text);
        button.setUserData(value);
        button.setId("export-" + id);
        button.getStyleClass().add("small");
        return button;
    }

    /** Buttons of which one is always down; its user data is the property's value. */
    @SuppressWarnings("unchecked") // The options were made with values of this type.
    private static <T> Node choice(Property<T> property, ToggleButton... options) {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox(options);
        for (int i = 0; i < options.length; i++) {
            ToggleButton option = options[i];
            option.setToggleGroup(group);
            option.setSelected(option.getUserData().equals(property.getValue()));
            option.getStyleClass()
                    .add(
                            i == 0
                                    ? "left-pill"
                                    : i == options.length - 1 ? "right-pill" : "center-pill");
        }
        group.selectedToggleProperty()
                .addListener(
                        (selected, before, now) -> {
                            if (now == null) {
                                group.selectToggle(before);
                            } else {
                                property.setValue((T) now.getUserData());
                            }
                        });
        return box;
    }

    private static void showOnlyIf(Node node, ObservableBooleanValue condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }
}
