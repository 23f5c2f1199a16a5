package dev.creamery.app.monitor;

import dev.creamery.app.place.Modal;
import dev.creamery.app.place.ModalDialog;
import dev.creamery.app.place.NoticeBanner;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Asks whether training goes on when the window is closed. Escape keeps the window open. */
final class ClosingDialog extends StackPane {

    private static final double WIDTH = 460;

    ClosingDialog(ClosingViewModel closing, Modal modal) {
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Button stop = new Button("Stop training");
        stop.setId("close-stop");
        stop.setOnAction(event -> closing.stop());
        Button goOn = new Button("Train on");
        goOn.setId("close-go-on");
        goOn.getStyleClass().add("accent");
        goOn.setDefaultButton(true);
        goOn.setOnAction(event -> closing.goOn());
        getChildren().add(new ModalDialog("Close the window?", body(closing), modal, stop, goOn));
    }

    private static Node body(ClosingViewModel closing) {
        Label text =
                new Label(
                        "A sweep is being trained. It can go on without the window; opened again,"
                            + " Runs shows how far it is. Stopped, it keeps what is finished and"
                            + " can go on later.");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.setPrefWidth(WIDTH);
        return new VBox(10, new NoticeBanner(closing.notices()), text);
    }
}
