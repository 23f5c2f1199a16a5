package dev.creamery.app.compose;

import dev.creamery.app.chart.plot.ColorRamp;
import dev.creamery.app.place.DurationText;

import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Rectangle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The grids of where valid networks are, their key, and the cap on the time of a run. */
final class WhereCard extends VBox {

    private static final String ALL = "All datasets";
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final int KEY_STOPS = 9;

    private final SummaryViewModel summary;
    private final ComboBox<String> dataset = new ComboBox<>();
    private final Label fastest = hint("");
    private final Label slowest = hint("");
    private final HBox ramp = new HBox(6, fastest, ramp(), slowest);
    private final Label valid = entry("all-valid", "valid network");
    private final Label some = entry("done-dot", "done");
    private final HBox cap;

    WhereCard(SummaryViewModel summary) {
        this.summary = summary;
        getStyleClass().add("card-box");
        ramp.setAlignment(Pos.CENTER_LEFT);
        FlowPane legend = new FlowPane(ramp, valid, some, entry("none-valid", "no valid network"));
        legend.getStyleClass().add("legend");
        cap = cap();
        getChildren()
                .addAll(
                        new CardHeading("Where", datasets()),
                        new FeasibilityGrid(summary),
                        legend,
                        cap,
                        capProblem());
        summary.summary().addListener((property, before, now) -> show(now));
        show(summary.summary().get());
    }

    private Node datasets() {
        dataset.getStyleClass().add("small");
        dataset.setId("map-dataset");
        dataset.setMaxWidth(190);
        dataset.valueProperty()
                .addListener(
                        (property, before, now) -> {
                            if (now != null) {
                                summary.dataset()
                                        .set(now.equals(ALL) ? Optional.empty() : Optional.of(now));
                            }
                        });
        return dataset;
    }

    private HBox cap() {
        TextField most = new TextField();
        most.setId("most-per-run");
        most.getStyleClass().addAll("small", "entry");
        most.setPrefWidth(84);
        most.setMaxWidth(84);
        most.textProperty().bindBidirectional(summary.mostPerRun());
        most.setAccessibleText("The time that a run may take");
        summary.mostPerRunProblem()
                .addListener(
                        (property, before, now) ->
                                most.pseudoClassStateChanged(WRONG, !now.isEmpty()));
        Button cut = new Button("Leave out longer runs");
        cut.setId("cap-time");
        cut.getStyleClass().addAll("small", "drop");
        cut.disableProperty()
                .bind(
                        summary.mostPerRunProblem()
                                .isNotEmpty()
                                .or(summary.timeObstacle().isNotEmpty()));
        cut.setOnAction(event -> summary.capTimePerRun());
        most.setOnAction(event -> cut.fire());
        cut.setTooltip(
                new Tooltip(
                        "Cuts the cubes into smaller ones without the experiments whose runs would"
                                + " take longer, as predicted. Undo brings them back."));
        HBox box = new HBox(6, hint("At most"), most, hint("per run"), cut);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private Label capProblem() {
        Label problem = new Label();
        problem.setId("most-per-run-problem");
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.textProperty().bind(summary.mostPerRunProblem());
        problem.visibleProperty().bind(Bindings.isNotEmpty(problem.textProperty()));
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
    }

    private static Rectangle ramp() {
        List<Stop> stops =
                IntStream.range(0, KEY_STOPS)
                        .mapToDouble(index -> (double) index / (KEY_STOPS - 1))
                        .mapToObj(at -> new Stop(at, ColorRamp.VIRIDIS.at(at)))
                        .toList();
        Rectangle key = new Rectangle(90, 10);
        key.setFill(new LinearGradient(0, 0, 1, 0, true, CycleMethod.NO_CYCLE, stops));
        return key;
    }

    private static Label hint(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("hint");
        return label;
    }

    private static Label entry(String ink, String text) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("swatch", ink);
        Label label = new Label(text, swatch);
        label.getStyleClass().add("hint");
        return label;
    }

    private void show(SweepSummary now) {
        FeasibilityMap map = now.map();
        setVisible(!map.extent().shapes().isEmpty());
        setManaged(isVisible());
        Optional<FeasibilityMap.Range> range = map.secondsPerRun();
        show(ramp, range.isPresent());
        show(valid, range.isEmpty());
        show(some, now.forecast().filter(forecast -> forecast.done() > 0).isPresent());
        range.ifPresent(
                known -> {
                    fastest.setText(DurationText.brief(known.least()));
                    slowest.setText(DurationText.brief(known.most()) + " per run");
                });
        showDatasets(map.datasets());
    }

    private void showDatasets(List<String> names) {
        List<String> items = new ArrayList<>(List.of(ALL));
        items.addAll(names);
        if (!items.equals(dataset.getItems())) {
            dataset.setItems(FXCollections.observableArrayList(items));
        }
        dataset.setValue(summary.dataset().get().orElse(ALL));
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
