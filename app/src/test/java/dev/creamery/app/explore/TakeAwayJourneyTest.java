package dev.creamery.app.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.app.explore.tab.ExploreServices;
import dev.creamery.app.place.FileDialogs;
import dev.creamery.app.place.Modal;
import dev.creamery.app.task.BackgroundTaskRunner;

import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

/** A person filters, looks at a pane, and takes away what it shows; the files are read back. */
@ExtendWith(ApplicationExtension.class)
class TakeAwayJourneyTest {

    private static final int PATIENCE_SECONDS = 60;

    @TempDir Path folder;
    private final BackgroundTaskRunner tasks = new BackgroundTaskRunner(Platform::runLater);
    private final Choice files = new Choice();
    private final Dialogs dialogs = new Dialogs();
    private final StackPane root = new StackPane();
    private ExploreViewModel explore;
    private Path source;

    @Start
    void start(Stage stage) throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        source = data.resolve("summary.parquet");
        PanesFixture.write(source, 240);
        ExploreServices services =
                new ExploreServices(tasks, files, dialogs, text -> {}, sweep -> {});
        explore =
                new ExploreViewModel(
                        services,
                        new SourceLibrary(folder.resolve("cache"), tasks),
                        new SimpleObjectProperty<>(folder.resolve("workspace")),
                        Panes::of);
        ExploreActions actions =
                new ExploreActions(
                        explore, new TakeAway(services, folder.resolve("cache/temporary")));
        root.getChildren().setAll(new ExploreView(explore, actions));
        root.getStyleClass().add("shell");
        root.getStylesheets()
                .add(getClass().getResource("/dev/creamery/app/creamery.css").toExternalForm());
        stage.setScene(new Scene(root, 980, 900));
        stage.show();
        explore.setShown(true);
        explore.open(data);
    }

    @AfterEach
    void stop(FxRobot robot) {
        robot.interact(() -> List.copyOf(explore.tabs()).forEach(explore::close));
        tasks.close();
    }

    @Test
    void filteredCurvesAreSavedAsSvg(FxRobot robot) throws Exception {
        filter(robot, "depth = 3", "80 of 240 experiments");
        await(() -> text(robot, "#curves-note").contains("80 experiments"));
        Path svg = folder.resolve("curves.svg");
        export(robot, "Save chart as SVG…", svg);
        assertThat(Files.readString(svg))
                .contains("<svg", "Test loss by", "depth = 3", source.getParent().toString());
    }

    @Test
    void aFilteredMetricIsSavedAsPdf(FxRobot robot) throws Exception {
        filter(robot, "depth = 3", "80 of 240 experiments");
        show(robot, "metric");
        await(() -> text(robot, ".chart-note").startsWith("79 of 80 experiments"));
        Path pdf = folder.resolve("metric.pdf");
        export(robot, "Save chart as PDF…", pdf);
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Best test loss", "depth = 3", "rectangle");
        }
    }

    @Test
    void aFilteredMapIsSavedAsPngTwiceAsFine(FxRobot robot) throws Exception {
        filter(robot, "depth >= 3", "160 of 240 experiments");
        show(robot, "map");
        await(() -> text(robot, ".chart-note").startsWith("159 of 160 experiments"));
        Path png = folder.resolve("map.png");
        export(robot, "Save chart as PNG, 2 × finer…", png);
        double onScreen = seen(robot, "#map-chart").getLayoutBounds().getWidth();
        assertThat(ImageIO.read(png.toFile()).getWidth()).isGreaterThan((int) (1.9 * onScreen));
        assertThat(Files.readString(png, StandardCharsets.ISO_8859_1)).contains("depth >= 3");
    }

    @Test
    void whatIsBrushedBecomesTheFilterAndIsExportedWithTheSameTypes(FxRobot robot)
            throws Exception {
        await(() -> text(robot, "#matching").equals("240 experiments"));
        show(robot, "parallel");
        await(() -> text(robot, ".chart-note").equals("240 of 240 experiments"));
        Node chart = seen(robot, "#parallel-chart");
        List<Double> axes = axes(robot, chart);
        assertThat(axes).as("shape, size, depth, best loss").hasSize(4);
        double height = chart.getLayoutBounds().getHeight();
        robot.moveTo(chart.localToScreen(axes.get(2), 42))
                .press(MouseButton.PRIMARY)
                .moveTo(chart.localToScreen(axes.get(2), 42 + .35 * (height - 54)))
                .release(MouseButton.PRIMARY);
        await(() -> text(robot, "#matching").equals("80 of 240 experiments"));

        Path parquet = folder.resolve("brushed.parquet");
        exportData(robot, parquet, "#export-format-parquet", "#export-as-file");
        assertThat(sql("DESCRIBE FROM '%s'".formatted(parquet)))
                .containsExactlyInAnyOrderElementsOf(sql("DESCRIBE FROM '%s'".formatted(source)));
        assertThat(difference("FROM '%s'".formatted(parquet), "depth = 4")).isEmpty();
    }

    @Test
    void exportedJsonAndFoldersHoldWhatTheSourceDoes(FxRobot robot) throws Exception {
        filter(robot, "depth = 3", "80 of 240 experiments");
        Path json = folder.resolve("taken.json");
        exportData(robot, json, "#export-format-json", "#export-as-file");
        String types = ofColumns("column_name || ': \"' || column_type || '\"'");
        assertThat(
                        difference(
                                "FROM read_json('%s', columns = {%s})"
                                        .formatted(json, types.replace('"', '\'')),
                                "depth = 3"))
                .isEmpty();

        Path target = folder.resolve("butter");
        exportData(robot, target, "#export-format-parquet", "#export-as-folders");
        String typed = ofColumns("column_name || '::' || column_type || ' AS ' || column_name");
        assertThat(
                        difference(
                                "SELECT %s FROM read_parquet('%s/*/**/*.parquet', hive_partitioning = true)"
                                        .formatted(typed, target),
                                "depth = 3"))
                .isEmpty();
    }

    @Test
    void aQueryIsDrawnAndSavedAsAPictureAndAsRows(FxRobot robot) throws Exception {
        await(() -> text(robot, "#matching").equals("240 experiments"));
        show(robot, "console");
        robot.interact(
                () -> {
                    robot.lookup("#sql")
                            .queryAs(TextInputControl.class)
                            .setText(
                                    "SELECT shape, depth, count(*) AS n FROM experiments"
                                            + " GROUP BY ALL ORDER BY ALL");
                    robot.lookup("#sql-run").queryButton().fire();
                });
        await(() -> text(robot, "#sql-note").startsWith("All 6 rows"));
        robot.interact(() -> option(robot, "chart").fire());
        Path svg = folder.resolve("query.svg");
        export(robot, "Save chart as SVG…", svg);
        assertThat(Files.readString(svg)).contains("rectangle", "trapezoid", "depth");
        Path csv = folder.resolve("query.csv");
        files.choice = Optional.of(csv);
        robot.interact(() -> robot.lookup("#sql-save").queryButton().fire());
        await(() -> text(robot, "#sql-note").startsWith("Saved 6 rows"));
        assertThat(Files.readAllLines(csv))
                .hasSize(7)
                .contains("shape,depth,n", "rectangle,2,40", "trapezoid,4,40");
    }

    @Test
    void whatHidesAllExperimentsIsClearedWithOneClick(FxRobot robot) throws Exception {
        filter(robot, "depth = 99", "0 of 240 experiments");
        await(() -> !cures(robot).isEmpty());
        assertThat(cures(robot)).allMatch(cure -> cure.getText().equals("Clear the filter"));
        robot.interact(() -> cures(robot).getFirst().fire());
        await(() -> text(robot, "#matching").equals("240 experiments"));
        await(() -> cures(robot).isEmpty());

        robot.interact(
                () ->
                        robot.lookup("#table-search")
                                .queryAs(TextInputControl.class)
                                .setText("nowhere"));
        await(() -> cures(robot).size() == 1);
        assertThat(cures(robot).getFirst().getText()).isEqualTo("Clear the search");
        robot.interact(() -> cures(robot).getFirst().fire());
        await(() -> text(robot, "#table-count").equals("240 of 240"));
    }

    private static List<Button> cures(FxRobot robot) {
        return List.copyOf(
                robot.lookup(".empty-cure")
                        .match(TakeAwayJourneyTest::isSeen)
                        .queryAllAs(Button.class));
    }

    private static ToggleButton option(FxRobot robot, String title) {
        return robot.lookup(
                        (Node node) ->
                                node instanceof ToggleButton button
                                        && button.getText().equals(title)
                                        && isSeen(node))
                .queryAs(ToggleButton.class);
    }

    private static Node seen(FxRobot robot, String query) {
        return robot.lookup(query).match(TakeAwayJourneyTest::isSeen).query();
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private void filter(FxRobot robot, String expression, String matching) throws Exception {
        await(() -> text(robot, "#matching").equals("240 experiments"));
        robot.interact(
                () ->
                        robot.lookup("#filter-line")
                                .queryAs(TextInputControl.class)
                                .setText(expression));
        await(() -> text(robot, "#matching").equals(matching));
    }

    private static void show(FxRobot robot, String pane) {
        robot.interact(() -> robot.lookup("#pane-" + pane).queryButton().fire());
    }

    private void export(FxRobot robot, String title, Path target) throws Exception {
        files.choice = Optional.of(target);
        robot.interact(() -> menuItem(robot, title).fire());
        await(() -> text(robot, ".notice-message").equals("The chart was saved as " + target));
    }

    private static MenuItem menuItem(FxRobot robot, String title) {
        return robot.lookup("#export").queryAs(MenuButton.class).getItems().stream()
                .filter(item -> title.equals(item.getText()))
                .findFirst()
                .orElseThrow();
    }

    private void exportData(FxRobot robot, Path target, String... options) throws Exception {
        files.choice = Optional.of(target);
        robot.interact(() -> menuItem(robot, "Export filtered data…").fire());
        await(() -> !robot.lookup("#export-start").queryButton().isDisabled());
        robot.interact(
                () -> {
                    for (String option : options) {
                        robot.lookup(option).queryAs(ToggleButton.class).setSelected(true);
                    }
                    robot.lookup("#export-start").queryButton().fire();
                });
        await(() -> text(robot, "#export-status").startsWith("Written to " + target));
        robot.interact(dialogs::hide);
    }

    /** Where the pointer says that it is over an axis, from left to right. */
    private static List<Double> axes(FxRobot robot, Node chart) {
        List<Double> found = new ArrayList<>();
        robot.interact(
                () -> {
                    double begin = -1;
                    for (double x = 0; x <= chart.getLayoutBounds().getWidth() + 1; x++) {
                        pointAt(chart, x);
                        Cursor cursor = chart.getCursor();
                        boolean over = cursor != null && cursor != Cursor.DEFAULT;
                        if (over && begin < 0) {
                            begin = x;
                        } else if (!over && begin >= 0) {
                            found.add((begin + x - 1) / 2);
                            begin = -1;
                        }
                    }
                });
        return found;
    }

    private static void pointAt(Node chart, double x) {
        Point2D scene = chart.localToScene(x, 100);
        boolean no = false;
        Event.fireEvent(
                chart,
                new MouseEvent(
                        MouseEvent.MOUSE_MOVED,
                        scene.getX(),
                        scene.getY(),
                        scene.getX(),
                        scene.getY(),
                        MouseButton.NONE,
                        0,
                        no,
                        no,
                        no,
                        no,
                        no,
                        no,
                        no,
                        no,
                        no,
                        no,
                        new PickResult(chart, scene.getX(), scene.getY())));
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query)
                .match(TakeAwayJourneyTest::isSeen)
                .tryQueryAs(Labeled.class)
                .map(Labeled::getText)
                .orElse("");
    }

    /** Rows that are only in one: what was exported, or those of the source under a condition. */
    private List<String> difference(String exported, String condition) throws Exception {
        String columns = ofColumns("column_name");
        String first = "SELECT %s FROM (%s)".formatted(columns, exported);
        String second = "SELECT %s FROM '%s' WHERE %s".formatted(columns, source, condition);
        return sql(
                "(%s EXCEPT ALL %s) UNION ALL (%s EXCEPT ALL %s)"
                        .formatted(first, second, second, first));
    }

    /** An SQL expression of each of the source's columns, with commas between them. */
    private String ofColumns(String expression) throws Exception {
        return String.join(
                ", ", sql("SELECT %s FROM (DESCRIBE FROM '%s')".formatted(expression, source)));
    }

    private static List<String> sql(String query) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join(" ", row));
            }
            return rows;
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition);
    }

    /** A person who always takes the same file or folder. */
    private static final class Choice implements FileDialogs {
        private Optional<Path> choice = Optional.empty();

        @Override
        public Optional<Path> open(String title, String kind, List<String> patterns) {
            return choice;
        }

        @Override
        public Optional<Path> save(
                String title, String suggestedName, String kind, List<String> patterns) {
            return choice;
        }

        @Override
        public Optional<Path> folder(String title) {
            return choice;
        }
    }

    private final class Dialogs implements Modal {
        @Override
        public void show(Node node) {
            root.getChildren().add(node);
        }

        @Override
        public void hide() {
            root.getChildren().remove(1, root.getChildren().size());
        }
    }
}
