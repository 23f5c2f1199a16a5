package dev.creamery.app.explore;

import dev.creamery.engine.query.ArchiveExtractor;
import dev.creamery.engine.query.WorkProgress;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What is being opened, with progress where it is unpacked, and a way to stop it. */
final class OpeningStrip extends VBox {

    OpeningStrip(ObservableList<Opening> openings) {
        openings.addListener(
                (ListChangeListener<Opening>)
                        change ->
                                getChildren()
                                        .setAll(openings.stream().map(OpeningStrip::row).toList()));
    }

    private static Node row(Opening opening) {
        Label name = new Label("Opening " + opening.path());
        Label detail = new Label();
        detail.getStyleClass().add("hint");
        ProgressBar bar = new ProgressBar();
        bar.setPrefWidth(160);
        Button cancel = new Button("Cancel");
        cancel.getStyleClass().addAll("small", "flat");
        cancel.setOnAction(
                event -> {
                    opening.cancellation().cancel();
                    cancel.setDisable(true);
                });
        opening.progress()
                .addListener(
                        (property, before, now) -> {
                            bar.setProgress(now.map(WorkProgress::fraction).orElse(-1.0));
                            detail.setText(now.map(OpeningStrip::text).orElse(""));
                        });
        HBox row = new HBox(10, name, bar, detail, cancel);
        cancel.setVisible(ArchiveExtractor.isArchive(opening.path()));
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("work-strip");
        return row;
    }

    private static String text(WorkProgress step) {
        return "%s %d %%".formatted(step.activity(), Math.round(100 * step.fraction()));
    }
}
