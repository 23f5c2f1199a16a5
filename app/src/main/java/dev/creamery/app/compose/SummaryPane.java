package dev.creamery.app.compose;

import dev.creamery.engine.network.NetworkStructure;
import dev.creamery.engine.sweep.PlannedExperiment;

import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the draft amounts to: its size, where its networks are, one of them, and the launch. */
final class SummaryPane extends VBox {

    private static final String ALL = "All datasets";
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final SummaryViewModel summary;
    private final LaunchViewModel launch;
    private final Label experiments = value("experiments");
    private final Label runs = value("runs");
    private final Label epochs = value("epochs");
    private final Label invalid = value("invalid");
    private final Label problems = new Label();
    private final Button drop = new Button("Leave out");
    private final ComboBox<String> dataset = new ComboBox<>();
    private final VBox where = new VBox();
    private final NetworkDrawing drawing = new NetworkDrawing();
    private final Label networkTitle = new Label();
    private final Label networkFacts = new Label();
    private final Label networkProblem = new Label();

    SummaryPane(SummaryViewModel summary, LaunchViewModel launch) {
        this.summary = summary;
        this.launch = launch;
        getStyleClass().add("summary");
        VBox cards = new VBox(tiles(), problems, where(), network());
        cards.getStyleClass().add("summary-cards");
        ScrollPane scroll = new ScrollPane(cards);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        problems.getStyleClass().add("problem");
        problems.setWrapText(true);
        getChildren().addAll(scroll, launchArea());
        summary.summary().addListener((property, before, now) -> show(now));
        summary.network().addListener((property, before, now) -> showNetwork(now));
        summary.updating()
                .addListener((property, before, now) -> cards.pseudoClassStateChanged(STALE, now));
        summary.failure().addListener((property, before, now) -> show(summary.summary().get()));
        show(summary.summary().get());
        showNetwork(summary.network().get());
    }

    private GridPane tiles() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("tiles");
        grid.add(tile("Experiments", experiments), 0, 0);
        grid.add(tile("Runs", runs), 1, 0);
        grid.add(tile("Epochs to train", epochs), 0, 1);
        HBox invalidAndDrop = new HBox(8, invalid, drop);
        invalidAndDrop.setAlignment(Pos.CENTER_LEFT);
        grid.add(tile("No valid network", invalidAndDrop), 1, 1);
        prepareDrop();
        return grid;
    }

    private static Label value(String id) {
        Label label = new Label();
        label.setId("summary-" + id);
        label.getStyleClass().add("tile-value");
        return label;
    }

    private static VBox tile(String name, Node value) {
        Label label = new Label(name);
        label.getStyleClass().add("tile-name");
        VBox tile = new VBox(label, value);
        tile.getStyleClass().add("tile");
        GridPane.setHgrow(tile, Priority.ALWAYS);
        tile.setMaxWidth(Double.MAX_VALUE);
        tile.setPrefWidth(200);
        return tile;
    }

    private VBox where() {
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
        HBox legend =
                new HBox(
                        legendEntry("all-valid", "valid"),
                        legendEntry("some-valid", "valid for some datasets"),
                        legendEntry("none-valid", "no valid network"));
        legend.getStyleClass().add("legend");
        where.getChildren().setAll(heading("Where", dataset), new FeasibilityGrid(summary), legend);
        where.getStyleClass().add("card-box");
        return where;
    }

    private void prepareDrop() {
        drop.getStyleClass().addAll("small", "drop");
        drop.setId("drop-invalid");
        drop.setOnAction(event -> summary.dropInvalid());
        drop.setTooltip(
                new Tooltip(
                        "The engine skips experiments without a valid network anyway. This cuts the"
                                + " cubes into smaller ones that do not have them. Undo brings them"
                                + " back."));
    }

    private static Label legendEntry(String ink, String text) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("swatch", ink);
        Label label = new Label(text, swatch);
        label.getStyleClass().add("hint");
        return label;
    }

    private VBox network() {
        networkTitle.getStyleClass().add("hint");
        networkFacts.getStyleClass().add("hint");
        networkFacts.setWrapText(true);
        networkProblem.getStyleClass().add("problem");
        networkProblem.setWrapText(true);
        return card(heading("Network", networkTitle), drawing, networkFacts, networkProblem);
    }

    private static HBox heading(String title, Node right) {
        Label label = new Label(title);
        label.getStyleClass().add("card-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox box = new HBox(8, label, gap, right);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static VBox card(Node... children) {
        VBox card = new VBox(children);
        card.getStyleClass().add("card-box");
        return card;
    }

    private VBox launchArea() {
        Button button = new Button("Launch", new FontIcon("fth-play"));
        button.setId("launch");
        button.getStyleClass().addAll("accent", "launch");
        button.setMaxWidth(Double.MAX_VALUE);
        button.disableProperty().bind(launch.canLaunch().not());
        button.setOnAction(event -> launch.launch());
        Label obstacle = new Label();
        obstacle.getStyleClass().add("hint");
        obstacle.setWrapText(true);
        obstacle.setMinHeight(USE_PREF_SIZE);
        obstacle.setId("launch-obstacle");
        obstacle.textProperty().bind(launch.obstacle());
        obstacle.visibleProperty().bind(launch.canLaunch().not());
        obstacle.managedProperty().bind(obstacle.visibleProperty());
        VBox area = new VBox(8, button, obstacle);
        area.getStyleClass().add("launch-area");
        return area;
    }

    private void show(SweepSummary now) {
        experiments.setText(NumberText.rounded(now.experiments()));
        runs.setText(NumberText.rounded(now.runs()));
        epochs.setText(NumberText.rounded(now.epochs()));
        invalid.setText(
                now.invalid().isPresent()
                        ? NumberText.rounded(now.invalid().getAsLong())
                        : "not checked");
        List<String> texts = new ArrayList<>();
        now.problems().forEach((name, problem) -> texts.add(name + ": " + problem));
        texts.add(now.unchecked());
        texts.add(summary.failure().get());
        texts.removeIf(String::isEmpty);
        problems.setText(String.join("\n", texts));
        problems.setVisible(!texts.isEmpty());
        problems.setManaged(!texts.isEmpty());
        boolean some = now.invalid().orElse(0) > 0 && now.runs() > 0;
        drop.setVisible(some);
        drop.setManaged(some);
        where.setVisible(!now.map().shapes().isEmpty());
        where.setManaged(where.isVisible());
        showDatasets(now.map().datasets());
    }

    private void showDatasets(List<String> names) {
        List<String> items = new ArrayList<>(List.of(ALL));
        items.addAll(names);
        if (!items.equals(dataset.getItems())) {
            dataset.setItems(FXCollections.observableArrayList(items));
        }
        dataset.setValue(summary.dataset().get().orElse(ALL));
    }

    private void showNetwork(Optional<PlannedExperiment> now) {
        drawing.show(now.map(PlannedExperiment::network));
        networkTitle.setText(
                now.map(
                                planned ->
                                        planned.experiment().dataset()
                                                + " · "
                                                + planned.experiment().shape().label()
                                                + " · "
                                                + NumberText.size(planned.experiment().size())
                                                + " · depth "
                                                + planned.experiment().depth())
                        .orElse(""));
        networkFacts.setText(now.map(SummaryPane::facts).orElse("Choose values to see a network."));
        String problem = now.flatMap(PlannedExperiment::invalid).orElse("");
        networkProblem.setText(problem.isEmpty() ? "" : "Left out: " + problem);
        networkProblem.setVisible(!problem.isEmpty());
        networkProblem.setManaged(!problem.isEmpty());
    }

    private static String facts(PlannedExperiment planned) {
        NetworkStructure network = planned.network();
        double off = 100.0 * network.numFreeParameters() / planned.experiment().size() - 100;
        long additions =
                network.layers().stream().filter(NetworkStructure.Layer::addsInput).count();
        return "%s parameters (%s%.1f %%) · %s inputs · %s output%s"
                .formatted(
                        NumberText.grouped(network.numFreeParameters()),
                        off < 0 ? "−" : "+",
                        Math.abs(off),
                        NumberText.grouped(network.inputs()),
                        network.outputActivation().label().toLowerCase(Locale.ROOT),
                        additions == 0 ? "" : " · " + additions + " residual additions");
    }
}
