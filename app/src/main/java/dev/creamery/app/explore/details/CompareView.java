package dev.creamery.app.explore.details;

import dev.creamery.app.chart.CurveChart;
import dev.creamery.app.chart.plot.CurveView;
import dev.creamery.app.chart.plot.ScaleKind;
import dev.creamery.app.explore.widget.ValueText;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.Locale;

/** The differences as a table, a column per experiment; their curves below. */
final class CompareView extends VBox {

    private static final double TABLE = .45;
    private static final double ROW = 26;
    private static final double HEADER = 2;

    private final TableView<Comparison.Row> table = new TableView<>();
    private final Label note = new Label("Reading the experiments…");
    private final CurveChart chart;
    private final SplitPane split = new SplitPane();

    CompareView(CompareViewModel compare) {
        super(8);
        setPrefSize(1120, 680);
        chart = new CurveChart(compare.noCurves(), CurveView.of(ScaleKind.LOG, ScaleKind.LOG));
        note.getStyleClass().add("hint");
        note.setId("compare-note");
        table.setId("compare-table");
        table.getStyleClass().addAll("dense", "quiet-table");
        table.setPlaceholder(new Label("They differ in nothing"));
        split.getItems().setAll(table, chart);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPosition(0, TABLE);
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().addAll(note, split);
        compare.shown().addListener((property, before, now) -> now.ifPresent(this::show));
        compare.shown().get().ifPresent(this::show);
    }

    private void show(CompareViewModel.Shown shown) {
        Comparison comparison = shown.comparison();
        note.setText(
                String.format(
                        Locale.ROOT,
                        "%d columns differ; %d more are the same in all and left out. %d of %d"
                                + " have a curve.",
                        comparison.rows().size(),
                        comparison.same(),
                        shown.curves().curves().size(),
                        comparison.experiments().size()));
        table.getColumns().clear();
        TableColumn<Comparison.Row, String> name = new TableColumn<>("Column");
        name.setCellValueFactory(cell -> new ReadOnlyStringWrapper(cell.getValue().column()));
        name.setPrefWidth(230);
        table.getColumns().add(name);
        for (int i = 0; i < comparison.experiments().size(); i++) {
            int at = i;
            TableColumn<Comparison.Row, String> column =
                    new TableColumn<>(comparison.experiments().get(i).title());
            column.setCellValueFactory(
                    cell ->
                            new ReadOnlyStringWrapper(
                                    ValueText.shown(
                                            cell.getValue().column(),
                                            cell.getValue().values().get(at))));
            column.setPrefWidth(130);
            column.getStyleClass().add("right");
            table.getColumns().add(column);
        }
        table.getItems().setAll(comparison.rows());
        double needed = (comparison.rows().size() + HEADER) * ROW;
        split.setDividerPosition(0, Math.clamp(needed / Math.max(ROW, split.getHeight()), .15, .6));
        chart.show(shown.curves());
    }
}
