package dev.creamery.app.compose;

import dev.creamery.app.place.FileDialogs;
import dev.creamery.app.place.NumberText;
import dev.creamery.app.place.Parts;
import dev.creamery.engine.data.DatasetLocation;
import dev.creamery.engine.sweep.DatasetFacts;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The list of all datasets with a check box each, and the details of the one that is selected. */
final class DatasetPickerView extends HBox {

    private static final List<String> PATTERNS =
            List.of("*.csv", "*.tsv", "*.parquet", "*.csv.gz", "*.tsv.gz");

    private final DatasetPickerViewModel picker;
    private final Parts parts;
    private final TableView<DatasetPickerViewModel.Entry> table = new TableView<>();

    DatasetPickerView(DatasetPickerViewModel picker, FileDialogs files) {
        super(16);
        this.picker = picker;
        setPrefSize(1180, 660);
        TextField search = new TextField();
        search.setId("dataset-search");
        search.setPromptText("Search by name or task");
        search.setAccessibleText("Search datasets by name or task");
        search.textProperty().bindBidirectional(picker.query());
        HBox.setHgrow(search, Priority.ALWAYS);
        Button choose = new Button("Choose a file…", new FontIcon("fth-file-plus"));
        choose.setOnAction(
                event ->
                        files.open("Choose a dataset", "Dataset", PATTERNS)
                                .ifPresent(picker::addFile));
        HBox top = new HBox(8, search, choose);
        top.setAlignment(Pos.CENTER_LEFT);
        VBox left = new VBox(10);
        VBox.setVgrow(table, Priority.ALWAYS);
        HBox.setHgrow(left, Priority.ALWAYS);
        ScrollPane details = new ScrollPane();
        details.setFitToWidth(true);
        details.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        details.setMinWidth(460);
        details.setPrefWidth(460);
        DatasetDetails one = new DatasetDetails(picker);
        fillTable();
        List<Runnable> steps =
                new ArrayList<>(
                        List.of(
                                () -> left.getChildren().add(top),
                                () -> left.getChildren().add(table),
                                () -> details.setContent(one)));
        steps.addAll(one.parts());
        parts = new Parts(steps);
        getChildren().addAll(left, details);
    }

    /** Comes into the window part by part. */
    Parts parts() {
        return parts;
    }

    private void fillTable() {
        table.getStyleClass().addAll("dense", "quiet-table");
        table.setItems(picker.shown());
        table.setPlaceholder(new Label("No dataset has this in its name"));
        TableColumn<DatasetPickerViewModel.Entry, DatasetPickerViewModel.Entry> check =
                new TableColumn<>("");
        check.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        check.setCellFactory(column -> new ChosenCell());
        check.setPrefWidth(36);
        check.setSortable(false);
        table.getColumns().add(check);
        column("Name", DatasetPickerViewModel.Entry::name, 210);
        fact("Rows", facts -> NumberText.grouped(facts.rows()), 80, true);
        fact("Features", facts -> String.valueOf(facts.features()), 76, true);
        fact("Task", facts -> facts.task().label(), 104, false);
        fact("Encoded", facts -> facts.inputs() + " → " + facts.outputs(), 84, true);
        column("Where", entry -> entry.location().map(DatasetPickerView::place).orElse("—"), 112);
        picker.selected().addListener((property, before, now) -> select(now));
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (property, before, now) -> {
                            if (now != null) {
                                picker.selected().set(Optional.of(now));
                            }
                        });
        select(picker.selected().get());
    }

    private void select(Optional<DatasetPickerViewModel.Entry> entry) {
        entry.ifPresent(table.getSelectionModel()::select);
    }

    private static String place(DatasetLocation location) {
        return switch (location) {
            case DatasetLocation.InDataFolder here -> "data folder";
            case DatasetLocation.InCache here -> "downloaded";
            case DatasetLocation.ToDownload away -> "to download";
            case DatasetLocation.Generated made -> "generated";
            case DatasetLocation.UserFile file -> file.exists() ? "own file" : "missing";
        };
    }

    private void fact(
            String title, Function<DatasetFacts, String> text, double width, boolean right) {
        TableColumn<DatasetPickerViewModel.Entry, String> column =
                column(title, entry -> entry.facts().map(text).orElse("—"), width);
        if (right) {
            column.getStyleClass().add("right");
        }
    }

    private TableColumn<DatasetPickerViewModel.Entry, String> column(
            String title, Function<DatasetPickerViewModel.Entry, String> text, double width) {
        TableColumn<DatasetPickerViewModel.Entry, String> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        table.getColumns().add(column);
        return column;
    }

    /** Whether the dataset is in the sweep. */
    private final class ChosenCell
            extends TableCell<DatasetPickerViewModel.Entry, DatasetPickerViewModel.Entry> {
        private final CheckBox box = new CheckBox();

        ChosenCell() {
            box.setOnAction(
                    event -> {
                        if (getItem() != null) {
                            picker.toggle(getItem().name());
                        }
                    });
            picker.chosen().addListener((property, before, now) -> update());
        }

        @Override
        protected void updateItem(DatasetPickerViewModel.@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setGraphic(entry == null || empty ? null : box);
            update();
        }

        private void update() {
            if (getItem() != null) {
                box.setAccessibleText(getItem().name());
                box.setSelected(picker.chosen().get().contains(getItem().name()));
            }
        }
    }
}
