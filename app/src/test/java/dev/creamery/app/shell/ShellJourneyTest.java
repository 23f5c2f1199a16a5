package dev.creamery.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.app.place.NoDialogs;
import dev.creamery.app.preferences.JsonFile;
import dev.creamery.app.preferences.Session;
import dev.creamery.app.task.BackgroundTaskRunner;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A person walks through the window. */
@ExtendWith(ApplicationExtension.class)
class ShellJourneyTest {

    @TempDir Path folder;
    private final BackgroundTaskRunner tasks = new BackgroundTaskRunner(Platform::runLater);
    private CreameryWindow window;
    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
        window = open(stage);
        stage.setWidth(980);
        stage.setHeight(900);
    }

    private CreameryWindow open(Stage on) {
        CreameryWindow opened =
                new CreameryWindow(
                        on,
                        folder.resolve("config"),
                        folder,
                        tasks,
                        new NoDialogs(),
                        new LogBuffer(),
                        context -> CreameryApplication.places(context, folder.resolve("config")));
        opened.show();
        return opened;
    }

    @AfterEach
    void stop() {
        tasks.close();
    }

    @Test
    void thePaletteGoesAnywhereByKeyboard(FxRobot robot) {
        robot.interact(() -> press(robot, "palette"));
        assertThat(isSeen(robot, ".palette")).isTrue();
        robot.write("gorun").type(KeyCode.ENTER);

        assertThat(window.shell().place().get()).isEqualTo("runs");
        assertThat(isSeen(robot, ".palette")).isFalse();
    }

    @Test
    void escapeClosesWhatLiesAboveTheWindow(FxRobot robot) {
        robot.interact(() -> press(robot, "preferences"));
        assertThat(isSeen(robot, ".dialog")).isTrue();

        robot.type(KeyCode.ESCAPE);

        assertThat(isSeen(robot, ".dialog")).isFalse();
    }

    @Test
    void tabGoesAroundWithinADialogAndShortcutsWait(FxRobot robot) {
        robot.interact(() -> press(robot, "preferences"));
        Node dialog = robot.lookup(".dialog").match(Person::isSeen).query();
        assertThat(isWithin(dialog)).as("what is to be filled in has the focus").isTrue();

        Set<Node> stops = new LinkedHashSet<>();
        for (int turn = 0; turn < 20; turn++) {
            stops.add(stage.getScene().getFocusOwner());
            robot.type(KeyCode.TAB);
            assertThat(isWithin(dialog)).isTrue();
        }
        assertThat(stops).hasSizeBetween(8, 19);
        robot.interact(
                () ->
                        stage.getScene()
                                .getFocusOwner()
                                .fireEvent(
                                        new KeyEvent(
                                                KeyEvent.KEY_PRESSED,
                                                "",
                                                "",
                                                KeyCode.DIGIT2,
                                                false,
                                                true,
                                                false,
                                                false)));
        assertThat(window.shell().place().get()).isEqualTo("compose");

        robot.type(KeyCode.ESCAPE);
        robot.interact(
                () ->
                        stage.getScene()
                                .getRoot()
                                .fireEvent(
                                        new KeyEvent(
                                                KeyEvent.KEY_PRESSED,
                                                "",
                                                "",
                                                KeyCode.DIGIT2,
                                                false,
                                                true,
                                                false,
                                                false)));
        assertThat(window.shell().place().get()).isEqualTo("runs");
    }

    @Test
    void aScreenReaderHasANameForEveryControl(FxRobot robot) {
        for (String place : List.of("explore", "runs", "compose")) {
            robot.interact(() -> window.shell().place().set(place));
            assertThat(namesMissing(robot)).as(place).isEmpty();
        }
        for (String dialog : List.of("palette", "preferences", "log", "browse-datasets")) {
            robot.interact(() -> press(robot, dialog));
            assertThat(namesMissing(robot)).as(dialog).isEmpty();
            robot.type(KeyCode.ESCAPE);
        }
    }

    private List<String> namesMissing(FxRobot robot) {
        List<String> missing = new ArrayList<>();
        robot.interact(() -> missing.addAll(AccessibleNames.missing(stage.getScene().getRoot())));
        return missing;
    }

    private boolean isWithin(Node part) {
        Node at = stage.getScene().getFocusOwner();
        while (at != null && at != part) {
            at = at.getParent();
        }
        return at != null;
    }

    @Test
    void aBadNumberOfThreadsIsToldWhileTypingAndCannotBeSaved(FxRobot robot) {
        robot.interact(() -> press(robot, "preferences"));

        robot.clickOn("#threads").write("12x");

        assertThat(robot.lookup(".form .problem").queryAs(Labeled.class).getText())
                .contains("'12x'");
        assertThat(robot.lookup("Save").queryButton().isDisabled()).isTrue();
    }

    @Test
    void aDroppedFolderBecomesTheWorkspaceAndIsRemembered(FxRobot robot) throws Exception {
        Path study = Files.createDirectory(folder.resolve("study"));

        robot.interact(() -> new DropTarget(window.shell(), window.places()).dropped(study));
        WaitForAsyncUtils.waitFor(
                10, TimeUnit.SECONDS, () -> study.equals(window.shell().workspace().get()));
        robot.interact(() -> window.shell().place().set("explore"));
        robot.interact(stage::close);

        Session session = sessionOnDisk();
        assertThat(session.workspace()).isEqualTo(study);
        assertThat(session.place()).isEqualTo("explore");
        robot.interact(
                () -> {
                    CreameryWindow again = open(new Stage());
                    assertThat(again.shell().place().get()).isEqualTo("explore");
                    assertThat(again.shell().workspace().get()).isEqualTo(study);
                    assertThat(again.shell().recent()).containsExactly(study);
                });
    }

    @Test
    void aFileThatNobodyOpensIsToldWithARemedy(FxRobot robot) throws IOException {
        Path odd = Files.writeString(folder.resolve("photo.xyz"), "");

        robot.interact(() -> new DropTarget(window.shell(), window.places()).dropped(odd));

        assertThat(robot.lookup(".notice-message").queryAs(Labeled.class).getText())
                .contains("photo.xyz");
        assertThat(robot.lookup(".notice-remedy").queryAs(Labeled.class).getText())
                .contains(".json");
    }

    @Test
    void lightAndDarkAreSwitchedAndRemembered(FxRobot robot) {
        boolean before = window.shell().dark().get();

        robot.interact(() -> press(robot, "theme"));

        assertThat(window.shell().dark().get()).isNotEqualTo(before);
    }

    @Test
    void placesOutOfSightTakeTheOtherColoursLater(FxRobot robot) throws Exception {
        Node compose = view("compose");
        Node runs = view("runs");
        robot.interact(
                () -> {
                    window.shell().place().set("runs");
                    window.shell().place().set("compose");
                    assertThat(runs.getScene()).isNotNull();
                    window.shell().toggleTheme();
                    assertThat(runs.getScene()).as("while the colours change").isNull();
                    assertThat(compose.getScene()).isNotNull();
                });

        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> runs.getScene() != null);
        robot.interact(
                () -> {
                    assertThat(runs.isVisible()).isFalse();
                    window.shell().toggleTheme();
                    window.shell().place().set("runs");
                    assertThat(runs.getScene()).isNotNull();
                    assertThat(runs.isVisible()).isTrue();
                    assertThat(compose.isVisible()).isFalse();
                });
    }

    private Node view(String place) {
        return window.places().stream()
                .filter(one -> one.id().equals(place))
                .findFirst()
                .orElseThrow()
                .view();
    }

    /** Dialogs stay in the window, out of sight, once there was time to prepare them. */
    private static boolean isSeen(FxRobot robot, String query) {
        return robot.lookup(query).match(Person::isSeen).tryQuery().isPresent();
    }

    private static void press(FxRobot robot, String id) {
        robot.lookup("#" + id).queryButton().fire();
    }

    private Session sessionOnDisk() {
        return new JsonFile<>(
                        folder.resolve("config").resolve("session.json"),
                        Session.class,
                        Session.EMPTY)
                .read();
    }
}
