package dev.creamery.app.compose;

import dev.creamery.app.place.NumberText;
import dev.creamery.engine.data.ColumnEncoding;
import dev.creamery.engine.data.DatasetLocation;
import dev.creamery.engine.sweep.DatasetFacts;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One dataset: its facts, its targets, how its columns are encoded, its first rows. */
final class DatasetDetails extends VBox {

    private static final int MOST_COLUMNS = 16;

    private final DatasetPickerViewModel picker;
    private final Label name = new Label();
    private final Label facts = new Label();
    private final Label problem = new Label();
    private final Button look = new Button("", new FontIcon("fth-download"));
    private final ProgressBar bar = new ProgressBar();
    private final Label percent = new Label();
    private final Button cancel = new Button("Cancel");
    private final HBox progress = new HBox(8, bar, percent, cancel);
    private final HistogramView histogram = new HistogramView();
    private final Label target = title("");
    private final Label rowsTitle = title("First rows");
    private final TableView<ColumnEncoding> columns = new TableView<>();
    private final TableView<List<String>> rows = new TableView<>();
    private final VBox inside = new VBox(6);

    DatasetDetails(DatasetPickerViewModel picker) {
        this.picker = picker;
        getStyleClass().add("dataset-details");
        name.getStyleClass().add("card-title");
        facts.getStyleClass().add("hint");
        facts.setWrapText(true);
        facts.setMinHeight(USE_PREF_SIZE);
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        look.getStyleClass().add("small");
        look.setOnAction(event -> picker.lookInside());
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        bar.progressProperty().bind(picker.downloaded());
        percent.setId("download-percent");
        percent.getStyleClass().add("hint");
        percent.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        picker.downloaded().get() < 0
                                                ? ""
                                                : Math.round(100 * picker.downloaded().get())
                                                        + " %",
                                picker.downloaded()));
        cancel.setId("cancel-download");
        cancel.getStyleClass().add("small");
        cancel.setOnAction(event -> picker.cancel());
        progress.setAlignment(Pos.CENTER_LEFT);
        addColumn("Column", ColumnEncoding::column, 150);
        addColumn("Encoding", DatasetLook::words, 280);
        for (TableView<?> table : List.of(columns, rows)) {
            table.getStyleClass().addAll("dense", "quiet-table");
            table.setFixedCellSize(24);
        }
        columns.setPrefHeight(160);
        rows.setPrefHeight(236);
        rows.setMinHeight(120);
        getChildren().addAll(name, facts, look, progress, problem, inside);
        picker.selected().addListener((property, before, now) -> show(now));
        picker.look().addListener((property, before, now) -> showInside(now));
        picker.looking().addListener((property, before, now) -> showState());
        picker.problem().addListener((property, before, now) -> showState());
        show(picker.selected().get());
        showInside(picker.look().get());
    }

    /** Steps that bring the parts of what is inside into the window, in this order. */
    List<Runnable> parts() {
        return List.of(
                () ->
                        inside.getChildren()
                                .addAll(target, histogram, title("Columns as networks get them")),
                () -> inside.getChildren().add(columns),
                () -> inside.getChildren().addAll(rowsTitle, rows));
    }

    private static Label title(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("field-name");
        return label;
    }

    private void addColumn(String title, Function<ColumnEncoding, String> text, double width) {
        TableColumn<ColumnEncoding, String> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        column.setPrefWidth(width);
        columns.getColumns().add(column);
    }

    private void show(Optional<DatasetPickerViewModel.Entry> entry) {
        name.setText(entry.map(DatasetPickerViewModel.Entry::name).orElse(""));
        String known =
                entry.flatMap(DatasetPickerViewModel.Entry::facts)
                        .map(DatasetDetails::words)
                        .orElse("");
        String place =
                entry.flatMap(DatasetPickerViewModel.Entry::location)
                        .map(DatasetLocation::description)
                        .orElse("");
        facts.setText((known + "\n" + place).strip());
        showState();
    }

    private static String words(DatasetFacts facts) {
        return "%s of %s rows and %d features; %d inputs and %d output%s after encoding"
                .formatted(
                        facts.task().label(),
                        NumberText.grouped(facts.rows()),
                        facts.features(),
                        facts.inputs(),
                        facts.outputs(),
                        facts.outputs() == 1 ? "" : "s");
    }

    private void showState() {
        boolean download =
                picker.selected()
                                .get()
                                .filter(DatasetPickerViewModel.Entry::needsDownload)
                                .isPresent()
                        && picker.look().get().isEmpty();
        look.setText("Download and look inside");
        show(look, download && !picker.looking().get());
        show(progress, picker.looking().get());
        problem.setText(picker.problem().get());
        show(problem, !picker.problem().get().isEmpty());
        show(inside, picker.look().get().isPresent());
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private void showInside(Optional<DatasetLook> now) {
        showState();
        now.ifPresent(
                look -> {
                    var choice = look.description().choice();
                    target.setText(
                            "Target column “"
                                    + choice.column()
                                    + "”: "
                                    + choice.task().label()
                                    + " ("
                                    + choice.taskReason()
                                    + ")");
                    histogram.show(look.histogram());
                    columns.getItems().setAll(look.description().features());
                    columns.getItems().add(look.description().target());
                    showRows(look);
                });
    }

    private void showRows(DatasetLook look) {
        List<String> names = new ArrayList<>();
        look.description().features().forEach(column -> names.add(column.column()));
        names.add(look.description().target().column());
        // A view of hundreds of columns takes seconds: the first ones, and the target.
        List<Integer> shown = new ArrayList<>();
        for (int at = 0; at < names.size(); at++) {
            if (at < MOST_COLUMNS || at == names.size() - 1) {
                shown.add(at);
            }
        }
        rowsTitle.setText(
                shown.size() == names.size()
                        ? "First rows"
                        : "First rows: %d of %d features, and the target"
                                .formatted(MOST_COLUMNS, names.size() - 1));
        rows.getColumns().clear();
        for (int at : shown) {
            TableColumn<List<String>, String> column = new TableColumn<>(names.get(at));
            column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(cell.getValue().get(at)));
            column.setPrefWidth(84);
            column.setSortable(false);
            rows.getColumns().add(column);
        }
        rows.getItems().setAll(look.firstRows());
    }
}
