package dev.creamery.app.monitor;

import dev.creamery.app.place.Modal;
import dev.creamery.app.place.NoticeBanner;
import dev.creamery.app.place.Parts;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The list of batches at the left, the selected one at its right. */
final class RunsView extends BorderPane {

    private final RunsViewModel runs;
    private final VBox list = new VBox();
    private final Map<String, BatchCard> cards = new LinkedHashMap<>();
    private final StackPane nothing = nothing();
    private final BorderPane some = new BorderPane();
    private final BatchView inside;

    RunsView(RunsViewModel runs, Modal modal) {
        this.runs = runs;
        getStyleClass().add("runs");
        list.getStyleClass().add("batch-list");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("batch-list-scroll");
        some.setLeft(scroll);
        inside = new BatchView(runs, modal);
        some.setCenter(inside);
        setTop(new NoticeBanner(runs.notices()));
        // Both from the beginning: what comes into a window has to be styled, which takes time.
        setCenter(new StackPane(some, nothing));
        runs.list().addListener((property, before, now) -> show(now));
        runs.batch().selected().addListener((property, before, now) -> mark(now));
        show(runs.list().get());
    }

    /** What is inside a batch. */
    Parts parts() {
        return inside.parts();
    }

    private void show(List<BatchProgress> batches) {
        some.setVisible(!batches.isEmpty());
        nothing.setVisible(batches.isEmpty());
        List<String> names = batches.stream().map(BatchProgress::name).toList();
        if (!names.equals(List.copyOf(cards.keySet()))) {
            cards.clear();
            names.forEach(name -> cards.put(name, new BatchCard(name, runs)));
            list.getChildren().setAll(cards.values());
            mark(runs.batch().selected().get());
        }
        for (BatchProgress batch : batches) {
            BatchCard card = cards.get(batch.name());
            if (card != null) {
                card.show(batch);
            }
        }
    }

    private void mark(Optional<String> selected) {
        cards.forEach((name, card) -> card.setCurrent(Optional.of(name).equals(selected)));
    }

    private static StackPane nothing() {
        FontIcon picture = new FontIcon("fth-activity");
        picture.getStyleClass().add("empty-icon");
        Label heading = new Label("Nothing was launched in this workspace yet");
        heading.getStyleClass().add("empty-title");
        Label text =
                new Label(
                        "Compose a sweep and launch it: its batch is shown here, with its progress,"
                                + " failures and losses.");
        text.getStyleClass().add("empty-text");
        text.setWrapText(true);
        VBox box = new VBox(10, picture, heading, text);
        box.setAlignment(Pos.CENTER);
        box.setMaxWidth(420);
        return new StackPane(box);
    }
}
