package dev.creamery.app.monitor;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Locale;
import java.util.Optional;

/** One batch in the list: how far it is, and the buttons to stop it or let it go on. */
final class BatchCard extends VBox {

    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final RunsViewModel runs;
    private final Label status = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Label counts = new Label();
    private final Button stop = new Button("Pause", new FontIcon("fth-pause"));
    private final Button goOn = new Button("Go on", new FontIcon("fth-play"));

    BatchCard(String name, RunsViewModel runs) {
        this.runs = runs;
        getStyleClass().addAll("card-box", "batch-card");
        setId("batch-" + name);
        Label title = new Label(name);
        title.getStyleClass().add("card-title");
        title.setMinWidth(0);
        status.getStyleClass().add("batch-status");
        status.setMinWidth(Region.USE_PREF_SIZE);
        bar.getStyleClass().add("small");
        bar.setMaxWidth(Double.MAX_VALUE);
        counts.getStyleClass().add("hint");
        stop.getStyleClass().add("small");
        goOn.getStyleClass().add("small");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        goOn.setMinWidth(Region.USE_PREF_SIZE);
        stop.setOnAction(event -> runs.stop(name));
        goOn.setOnAction(event -> runs.goOn(name));
        HBox bottom = line(counts, stop, goOn);
        bottom.setMinHeight(26);
        getChildren().addAll(line(title, status), bar, bottom);
        setOnMousePressed(event -> choose(name));
        setFocusTraversable(true);
        focusedProperty()
                .addListener(
                        (property, before, now) -> {
                            if (now) {
                                choose(name);
                            }
                        });
    }

    private void choose(String name) {
        runs.batch().selected().set(Optional.of(name));
    }

    private static HBox line(Label left, Region... right) {
        HBox.setHgrow(left, Priority.ALWAYS);
        left.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(8, left);
        line.getChildren().addAll(right);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    void show(BatchProgress now) {
        status.setText(now.state());
        bar.setProgress(now.fraction());
        counts.setText(
                now.counts() + runs.left(now).map(text -> " · " + text + " left").orElse(""));
        show(stop, now.canStop());
        show(goOn, now.canGoOn());
        for (BatchStatus one : BatchStatus.values()) {
            pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(one.name().toLowerCase(Locale.ROOT)),
                    one == now.status());
        }
        pseudoClassStateChanged(
                PseudoClass.getPseudoClass("waiting"), now.activity().waitingFor().isPresent());
        pseudoClassStateChanged(PseudoClass.getPseudoClass("failed"), now.failed() > 0);
    }

    void setCurrent(boolean current) {
        pseudoClassStateChanged(CURRENT, current);
    }

    private static void show(Button button, boolean shown) {
        button.setVisible(shown);
        button.setManaged(shown);
    }
}
