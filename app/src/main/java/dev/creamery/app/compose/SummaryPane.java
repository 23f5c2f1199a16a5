package dev.creamery.app.compose;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;

/**
 * What the draft amounts to: its size and cost, where its networks are, one of them, the launch.
 */
final class SummaryPane extends VBox {

    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final SummaryViewModel summary;
    private final LaunchViewModel launch;
    private final Label problems = new Label();

    SummaryPane(SummaryViewModel summary, LaunchViewModel launch) {
        this.summary = summary;
        this.launch = launch;
        getStyleClass().add("summary");
        problems.getStyleClass().add("problem");
        problems.setWrapText(true);
        VBox cards =
                new VBox(
                        new SummaryTiles(summary),
                        problems,
                        new WhereCard(summary),
                        new NetworkCard(summary));
        cards.getStyleClass().add("summary-cards");
        ScrollPane scroll = new ScrollPane(cards);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(scroll, launchArea());
        summary.summary().addListener((property, before, now) -> showProblems());
        summary.failure().addListener((property, before, now) -> showProblems());
        summary.updating()
                .addListener((property, before, now) -> cards.pseudoClassStateChanged(STALE, now));
        showProblems();
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

    private void showProblems() {
        SweepSummary now = summary.summary().get();
        List<String> texts = new ArrayList<>();
        now.problems().forEach((name, problem) -> texts.add(name + ": " + problem));
        texts.add(now.unchecked());
        texts.add(summary.failure().get());
        texts.removeIf(String::isEmpty);
        problems.setText(String.join("\n", texts));
        problems.setVisible(!texts.isEmpty());
        problems.setManaged(!texts.isEmpty());
    }
}
