package dev.creamery.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.app.explore.ExplorePlace;
import dev.creamery.app.explore.ExploreSample;
import dev.creamery.app.place.Action;
import dev.creamery.app.place.Place;
import dev.creamery.app.task.BackgroundTaskRunner;
import dev.creamery.engine.cli.EngineCommand;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.service.query.NodeQuery;
import org.testfx.util.WaitForAsyncUtils;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

/** A person opens results, narrows them, looks at the curves, and takes the chart away. */
@ExtendWith(ApplicationExtension.class)
class ExploreJourneyTest {

    private static final int PATIENCE_SECONDS = 60;

    @TempDir Path folder;
    private final BackgroundTaskRunner tasks = new BackgroundTaskRunner(Platform::runLater);
    private final ExploreSample.ChosenFiles files = new ExploreSample.ChosenFiles();
    private CreameryWindow window;

    @Start
    void start(Stage stage) {
        window =
                new CreameryWindow(
                        stage,
                        folder.resolve("config"),
                        folder,
                        tasks,
                        files,
                        new LogBuffer(),
                        context ->
                                List.of(
                                        new ExplorePlace(
                                                context, folder.resolve("cache"), sweep -> {})));
        window.show();
        stage.setWidth(980);
        stage.setHeight(940);
    }

    @AfterEach
    void stop() {
        tasks.close();
    }

    @Test
    void whatOurEngineTrainedIsFilteredDrawnAndTakenAwayAsAPicture(FxRobot robot) throws Exception {
        Path workspace = train();
        robot.interact(() -> window.explore(workspace));
        await(() -> text(robot, "#matching").equals("4 experiments"));

        robot.clickOn(value(robot, "rectangle"));
        await(() -> text(robot, "#matching").equals("2 of 4 experiments"));
        TextInputControl line = robot.lookup("#filter-line").queryTextInputControl();
        assertThat(line.getText()).isEqualTo("shape = 'rectangle'");

        robot.interact(() -> line.setText("shape = 'rectangle' AND depht = 2"));
        await(() -> text(robot, "#filter-problem").contains("depht"));
        robot.interact(() -> line.setText("shape = 'rectangle' AND size = 32"));
        await(() -> text(robot, "#matching").equals("1 of 4 experiments"));
        assertThat(text(robot, "#filter-problem")).isEmpty();
        await(() -> text(robot, "#curves-note").contains("1 experiment (3 repetitions)"));
        await(() -> legend(robot).equals(List.of("rectangle")));

        Path picture = folder.resolve("chart.png");
        files.choice = Optional.of(picture);
        robot.interact(() -> action("Save chart as PNG, 2 × finer…").run().run());
        await(() -> Files.exists(picture));
        BufferedImage image = ImageIO.read(picture.toFile());
        assertThat(image.getWidth()).isGreaterThan(700);
        assertThat(colours(image)).isGreaterThan(8);
    }

    @Test
    void publishedSummariesAreDroppedOnTheWindowAndDrawn(FxRobot robot) throws Exception {
        Path study = new ExploreSample(folder).summaries();
        robot.interact(() -> new DropTarget(window.shell(), window.places()).dropped(study));
        await(() -> text(robot, "#matching").equals("24 experiments"));
        await(() -> text(robot, "#curves-note").contains("24 experiments (72 repetitions)"));
        await(() -> legend(robot).equals(List.of("rectangle", "trapezoid")));

        robot.clickOn(value(robot, "trapezoid"));
        await(() -> legend(robot).equals(List.of("trapezoid")));

        Path drawing = folder.resolve("chart.svg");
        files.choice = Optional.of(drawing);
        robot.interact(() -> action("Save chart as SVG…").run().run());
        await(() -> Files.exists(drawing));
        assertThat(Files.readString(drawing))
                .contains("shape = 'trapezoid'")
                .contains(study.toString());
    }

    private Path train() throws Exception {
        Path sweep =
                Files.writeString(
                        folder.resolve("moons.json"),
                        """
                        {"name": "moons", "repetitions": 3, "seed": 1,
                         "cubes": [{"dataset": ["two_moons"], "shape": ["rectangle", "trapezoid"],
                                    "size": [32, 64], "depth": [3], "learning_rate": [0.01],
                                    "epochs": [4]}]}
                        """);
        Path workspace = folder.resolve("workspace");
        int exit =
                new EngineCommand()
                        .execute("run", sweep.toString(), "--workspace", workspace.toString());
        assertThat(exit).isZero();
        return workspace;
    }

    private Action action(String title) {
        Place explore = window.places().getFirst();
        return explore.actions().stream()
                .filter(action -> action.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static Node value(FxRobot robot, String name) throws TimeoutException {
        await(() -> values(robot, name).tryQuery().isPresent());
        return values(robot, name).query();
    }

    private static NodeQuery values(FxRobot robot, String name) {
        return robot.lookup(".facet-value-name")
                .match(node -> node instanceof Labeled label && label.getText().equals(name));
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).tryQueryAs(Labeled.class).map(Labeled::getText).orElse("");
    }

    private static List<String> legend(FxRobot robot) {
        return robot.lookup(".chart-legend-name").<Labeled>queryAll().stream()
                .map(Labeled::getText)
                .toList();
    }

    private static long colours(BufferedImage image) {
        return IntStream.range(0, image.getHeight())
                .flatMap(y -> IntStream.range(0, image.getWidth()).map(x -> image.getRGB(x, y)))
                .distinct()
                .count();
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition);
    }
}
