package dev.creamery.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What lies above the window. */
@ExtendWith(ApplicationExtension.class)
class OverlayTest {

    private final Overlay overlay = new Overlay();
    private TextField dialog;

    @Start
    void start(Stage stage) {
        dialog = new TextField();
        stage.setScene(new Scene(overlay, 300, 200));
        stage.show();
    }

    @Test
    void aDialogThatIsOpenAlreadyStaysOpenWhenItIsKept(FxRobot robot) {
        robot.interact(() -> overlay.show(dialog));

        robot.interact(() -> overlay.keep(dialog));

        assertThat(overlay.shows(dialog)).isTrue();
        assertThat(dialog.isFocused()).isTrue();
    }

    @Test
    void aKeptDialogIsInTheWindowButNotShownUntilItIsAskedFor(FxRobot robot) {
        robot.interact(() -> overlay.keep(dialog));
        assertThat(dialog.getScene()).isNotNull();
        assertThat(overlay.shows(dialog)).isFalse();

        robot.interact(() -> overlay.show(dialog));
        assertThat(overlay.shows(dialog)).isTrue();

        robot.interact(overlay::hide);
        assertThat(overlay.shows(dialog)).isFalse();
        assertThat(dialog.getScene()).isNotNull();
    }

    @Test
    void anotherDialogTakesThePlaceOfTheFirst(FxRobot robot) {
        TextField other = new TextField();
        robot.interact(() -> overlay.keep(dialog));
        robot.interact(() -> overlay.show(dialog));

        robot.interact(() -> overlay.show(other));

        assertThat(overlay.shows(dialog)).isFalse();
        assertThat(overlay.shows(other)).isTrue();
    }
}
