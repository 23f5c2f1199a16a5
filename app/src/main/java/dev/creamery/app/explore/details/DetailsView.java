package dev.creamery.app.explore.details;

import dev.creamery.app.chart.plot.NumberText;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.widget.ValueText;
import dev.creamery.app.place.ModalDialog;
import dev.creamery.app.place.NetworkDrawing;
import dev.creamery.engine.network.NetworkStructure;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cards from top to bottom: what to do, best values, hyperparameters, network, provenance, files.
 */
final class DetailsView extends VBox {

    private final DetailsViewModel details;
    private final ExploreTab tab;
    private final NetworkDrawing drawing = new NetworkDrawing();
    private final VBox cards = new VBox();
    private final VBox runs = new VBox();
    private final ScrollPane scroll = new ScrollPane(cards);
    private final Node nothing = nothing();

    DetailsView(DetailsViewModel details, ExploreTab tab) {
        this.details = details;
        this.tab = tab;
        getStyleClass().add("details-pane");
        cards.getStyleClass().add("details-cards");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox.setVgrow(nothing, Priority.ALWAYS);
        setMinWidth(220);
        setPrefWidth(320);
        details.runs().addListener((property, before, now) -> showRuns(now));
        showRuns(details.runs().get());
        details.experiment().addListener((property, before, now) -> show(now));
        show(details.experiment().get());
    }

    private void show(Optional<ExperimentFacts> experiment) {
        getChildren().setAll(experiment.isPresent() ? scroll : nothing);
        experiment.ifPresent(this::show);
    }

    private void show(ExperimentFacts experiment) {
        List<Node> shown = new ArrayList<>();
        shown.add(heading(experiment));
        shown.add(buttons());
        List<ExperimentFacts.Best> best = experiment.best();
        if (!best.isEmpty()) {
            shown.add(BestValues.tiles(best.getFirst(), experiment));
            shown.add(card("Best, median [q1–q3]", BestValues.cards(best)));
        }
        shown.add(card("Hyperparameters", values(experiment.hyperparameters())));
        experiment.network().ifPresent(network -> shown.add(network(network)));
        Map<String, @Nullable Object> others = experiment.others();
        if (!others.isEmpty()) {
            shown.add(card("Provenance and more", values(others)));
        }
        shown.add(runs);
        shown.add(card(files(experiment.files().size()), files(experiment.files())));
        cards.getChildren().setAll(shown);
    }

    private void showRuns(Map<String, String> provenance) {
        runs.getChildren().clear();
        runs.setManaged(!provenance.isEmpty());
        if (!provenance.isEmpty()) {
            NamesAndValues grid = new NamesAndValues();
            provenance.forEach(grid::add);
            runs.getChildren().setAll(card("Runs", grid));
        }
    }

    private static String files(int count) {
        return count == 1 ? "1 file" : NumberText.count(count) + " files";
    }

    private Node heading(ExperimentFacts experiment) {
        Label title = new Label(experiment.title());
        title.setId("details-title");
        title.getStyleClass().add("details-title");
        Label dataset = new Label(experiment.text("dataset"));
        dataset.getStyleClass().add("badge");
        HBox line = new HBox(8, title, dataset);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node buttons() {
        Button compose = new Button("Compose like this", new FontIcon("fth-copy"));
        compose.setId("compose-like-this");
        compose.getStyleClass().add("small");
        compose.setTooltip(
                new Tooltip("Opens a new sweep in Compose that has these hyperparameters"));
        compose.setOnAction(event -> details.compose());
        Button compare = new Button("", new FontIcon("fth-git-merge"));
        compare.setId("compare");
        compare.getStyleClass().add("small");
        compare.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        tab.selected().get().size() < 2
                                                ? "Compare"
                                                : "Compare " + tab.selected().get().size(),
                                tab.selected()));
        compare.setTooltip(
                new Tooltip(
                        "Select 2 to "
                                + ExploreTab.MOST_SELECTED
                                + " experiments, in the table or among the curves, to see where"
                                + " they differ"));
        compare.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> tab.selected().get().size() < 2, tab.selected()));
        compare.setOnAction(event -> compare());
        HBox buttons = new HBox(8, compose, compare);
        for (Button button : List.of(compose, compare)) {
            HBox.setHgrow(button, Priority.ALWAYS);
            button.setMaxWidth(Double.MAX_VALUE);
        }
        return buttons;
    }

    private void compare() {
        CompareViewModel compare = new CompareViewModel(tab);
        compare.read();
        int count = tab.selected().get().size();
        tab.services()
                .modal()
                .show(
                        new ModalDialog(
                                "Compare " + count + " experiments",
                                new CompareView(compare),
                                tab.services().modal()));
    }

    private Node network(NetworkStructure network) {
        drawing.show(Optional.of(network));
        Label facts =
                new Label(
                        NumberText.count(network.inputs())
                                + " inputs, "
                                + network.depth()
                                + " layers"
                                + (network.residual() ? ", inputs added" : ""));
        facts.getStyleClass().add("hint");
        return card("Network", new VBox(6, drawing, facts));
    }

    private static Node values(Map<String, @Nullable Object> values) {
        NamesAndValues grid = new NamesAndValues();
        values.forEach((name, value) -> grid.add(name, ValueText.shown(name, value)));
        return grid;
    }

    private Node files(List<String> files) {
        VBox list = new VBox(4);
        for (String file : files) {
            Label path = new Label(file);
            path.getStyleClass().addAll("mono", "file-path");
            path.setWrapText(true);
            path.setTooltip(new Tooltip("Click to copy the path"));
            path.setOnMouseClicked(event -> tab.services().clipboard().put(file));
            list.getChildren().add(path);
        }
        return list;
    }

    private static Node card(String title, Node content) {
        Label heading = new Label(title);
        heading.getStyleClass().add("card-title");
        VBox card = new VBox(heading, content);
        card.getStyleClass().add("card-box");
        return card;
    }

    private static Node nothing() {
        FontIcon icon = new FontIcon("fth-mouse-pointer");
        icon.getStyleClass().add("empty-icon");
        Label text = new Label("Select an experiment in the table or among the curves");
        text.getStyleClass().add("empty-text");
        text.setWrapText(true);
        VBox box = new VBox(10, icon, text);
        box.setAlignment(Pos.CENTER);
        box.setMaxWidth(200);
        return new StackPane(box);
    }
}
