package dev.creamery.app.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.app.chart.MetricChart;
import dev.creamery.app.chart.picture.Picture;
import dev.creamery.app.chart.picture.PictureExport;
import dev.creamery.app.chart.picture.PictureFormat;
import dev.creamery.app.chart.picture.PictureNotes;
import dev.creamery.app.explore.tab.ExploreServices;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.tab.Facts;
import dev.creamery.app.explore.tab.OpenSource;
import dev.creamery.app.explore.tab.Pane;
import dev.creamery.app.place.Modal;
import dev.creamery.app.place.NoDialogs;
import dev.creamery.app.task.BackgroundTaskRunner;
import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.DatasetIndex;
import dev.creamery.engine.sweep.Sweep;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A person goes through all panes of a tab: table, details, metric, map, lines, SQL. */
@ExtendWith(ApplicationExtension.class)
class PanesJourneyTest {

    private static final int PATIENCE_SECONDS = 60;

    @TempDir Path folder;
    private final BackgroundTaskRunner tasks = new BackgroundTaskRunner(Platform::runLater);
    private final List<Sweep> composed = new ArrayList<>();
    private final List<Node> dialogs = new ArrayList<>();
    private DatasetIndex index;
    private ExploreTab tab;
    private TabPanes panes;

    @Start
    void start(Stage stage) throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        PanesFixture.write(data.resolve("summary.parquet"), 240);
        index = DatasetIndex.open(data, folder.resolve("cache"), "300MB");
        index.refresh(progress -> {}, new Cancellation());
        tab =
                new ExploreTab(
                        new OpenSource(data, index, Facts.of(index), tasks),
                        new ExploreServices(
                                tasks, new NoDialogs(), new Dialogs(), text -> {}, composed::add));
        panes = Panes.of(tab);
        TabViewModel model = new TabViewModel(tab, panes);
        TabView view = new TabView(model);
        view.getStyleClass().add("shell");
        view.getStylesheets()
                .add(getClass().getResource("/dev/creamery/app/creamery.css").toExternalForm());
        stage.setScene(new Scene(view, 980, 900));
        stage.show();
        model.setShown(true);
    }

    @AfterEach
    void stop() {
        tasks.close();
        index.close();
    }

    @Test
    void allPanesShowTheSameExperiments(FxRobot robot) throws Exception {
        TableView<?> table = robot.lookup("#experiment-table").queryTableView();
        await(() -> table.getItems().size() == 240);
        robot.interact(() -> table.getSelectionModel().clearAndSelect(2));
        await(() -> text(robot, "#details-title").equals("Experiment 3"));

        robot.interact(() -> robot.lookup("#compose-like-this").queryButton().fire());
        assertThat(composed).extracting(Sweep::name).containsExactly("like-3");
        robot.interact(() -> table.getSelectionModel().selectIndices(2, 5));
        Button compare = robot.lookup("#compare").queryButton();
        await(() -> compare.getText().equals("Compare 2"));
        robot.interact(compare::fire);
        assertThat(dialogs).hasSize(1);
        robot.interact(() -> tab.select(List.of()));
        await(() -> table.getSelectionModel().getSelectedIndices().isEmpty());
        robot.interact(() -> table.getSelectionModel().selectIndices(2, 5));
        await(() -> tab.selected().get().size() == 2);

        show(robot, "metric");
        await(() -> note(robot).startsWith("239 of 240 experiments"));
        assertThat(robot.lookup("#metric-chart").queryAs(MetricChart.class).getView().selected())
                .hasSize(2);
        robot.interact(
                () -> tab.changeFilter(filter -> filter.withExpression("experiment_id <= 48")));
        await(() -> note(robot).startsWith("47 of 48 experiments"));
        await(() -> table.getItems().size() == 48);

        show(robot, "map");
        await(() -> note(robot).startsWith("47 of 48 experiments; a cell is the median"));
        show(robot, "parallel");
        await(() -> note(robot).equals("48 of 48 experiments"));

        for (Pane pane : panes.middle().subList(1, 4)) {
            assertThat(svg(robot, pane)).contains("<svg").contains("experiment_id &lt;= 48");
        }

        show(robot, "console");
        await(() -> robot.lookup("#sql").tryQuery().isPresent());
        await(() -> robot.lookup("#sql-result").tryQuery().isPresent());
        robot.interact(
                () -> {
                    robot.lookup("#sql")
                            .queryAs(TextInputControl.class)
                            .setText("SELECT depth FROM experiments WHERE depth = 4");
                    robot.lookup("#sql-run").queryButton().fire();
                });
        await(() -> robot.lookup("#sql-result").queryTableView().getItems().size() == 80);
        robot.interact(
                () -> {
                    robot.lookup("#sql").queryAs(TextInputControl.class).setText("SELECT x");
                    robot.lookup("#sql-run").queryButton().fire();
                });
        await(() -> text(robot, "#sql-problem").startsWith("Line 1, column 8: "));
        await(() -> robot.lookup(".error-mark").query().isVisible());

        TextInputControl editor = robot.lookup("#sql").queryAs(TextInputControl.class);
        robot.interact(
                () -> {
                    editor.requestFocus();
                    editor.setText("SELECT test_loss_min_v FROM experiments");
                    editor.positionCaret("SELECT test_loss_min_v".length());
                });
        await(() -> robot.lookup("#completions").tryQuery().isPresent());
        robot.push(KeyCode.ENTER);
        assertThat(editor.getText())
                .startsWith("SELECT test_loss_min_value_")
                .endsWith(" FROM experiments");

        String halfTyped = "SELECT depth FROM experiments WHERE dep";
        robot.interact(
                () -> {
                    editor.setText(halfTyped);
                    editor.positionCaret(halfTyped.length());
                });
        await(() -> robot.lookup("#completions").tryQuery().isPresent());
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> text(robot, "#sql-problem").contains("dep"));
        assertThat(editor.getText()).as("run as it is").isEqualTo(halfTyped);
    }

    private static void show(FxRobot robot, String pane) {
        robot.interact(() -> robot.lookup("#pane-" + pane).queryButton().fire());
    }

    private static String note(FxRobot robot) {
        return text(robot, ".chart-note");
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).tryQueryAs(Labeled.class).map(Labeled::getText).orElse("");
    }

    private static String svg(FxRobot robot, Pane pane) throws Exception {
        List<Picture> pictures = new ArrayList<>();
        robot.interact(
                () ->
                        pane.picture(new PictureNotes("", "data", "experiment_id <= 48"))
                                .ifPresent(pictures::add));
        assertThat(pictures).as(pane.id()).hasSize(1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PictureExport.write(pictures.getFirst(), PictureFormat.SVG, 1, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition);
    }

    private final class Dialogs implements Modal {
        @Override
        public void show(Node node) {
            dialogs.add(node);
        }

        @Override
        public void hide() {
            dialogs.clear();
        }
    }
}
