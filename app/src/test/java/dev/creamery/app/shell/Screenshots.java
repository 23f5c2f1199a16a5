package dev.creamery.app.shell;

import dev.creamery.app.place.NoDialogs;
import dev.creamery.app.preferences.JsonFile;
import dev.creamery.app.preferences.Preferences;
import dev.creamery.app.preferences.Theme;
import dev.creamery.app.task.BackgroundTaskRunner;
import dev.creamery.engine.cli.EngineCommand;
import dev.creamery.engine.store.Folders;

import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Makes the pictures of the window, light and dark, of a sweep that is really trained, without a
 * display: {@code Screenshots FOLDER [compose] [runs] [explore]}, or {@code mvn -q -Pscreenshots
 * -pl app -am process-test-classes}. Takes some minutes.
 */
public final class Screenshots implements AutoCloseable {

    private static final double WIDTH = 1600;
    private static final double HEIGHT = 1000;

    /** The headless screen is smaller than the pictures. */
    private static final double SHOWN = 900;

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long SETTLED_MILLIS = 2500;

    /** Of Explore, besides the curves. */
    private static final List<String> PANES = List.of("metric", "map", "parallel", "console");

    /** As many on every machine: a quick one shall not be done before the pictures are taken. */
    private static final int THREADS = 2;

    /** The largest are trained first: soon after the first ones most of the work is left. */
    private static final String SWEEP =
            """
            {"name": "moons_and_friedman", "repetitions": 6, "seed": 1, "cubes": [
              {"dataset": ["two_moons", "friedman1"], "shape": ["rectangle", "trapezoid"],
               "size": [64, 128, 256, 512, 1024, 2048], "depth": [2, 3, 4, 5],
               "learning_rate": [0.001], "epochs": [600]}]}
            """;

    private static final Pattern ENOUGH =
            Pattern.compile(".* (2[4-9]|[3-9]\\d|[1-9]\\d\\d) / \\d+ runs.*");

    private final Path folder;
    private final BackgroundTaskRunner tasks = new BackgroundTaskRunner(Platform::runLater);
    private final Path home;
    private final Stage stage;
    private final CreameryWindow window;
    private final Parent root;

    private Screenshots(Path folder) throws Exception {
        this.folder = folder;
        home = Path.of(System.getProperty("java.io.tmpdir"), "pictures");
        Folders.delete(home); // so that nothing is done already
        Path config = home.resolve("config");
        new JsonFile<>(
                        config.resolve("preferences.json"),
                        Preferences.class,
                        Preferences.defaults(home))
                .write(preferences(home));
        stage = onView(Stage::new);
        window =
                onView(
                        () ->
                                new CreameryWindow(
                                        stage,
                                        config,
                                        home,
                                        tasks,
                                        new NoDialogs(),
                                        new LogBuffer(),
                                        context -> CreameryApplication.places(context, config)));
        root = onView(this::enlarge);
    }

    private static Preferences preferences(Path home) {
        Preferences usual = Preferences.defaults(home);
        return new Preferences(
                Theme.LIGHT, usual.dataFolder(), THREADS, usual.defaultWorkspace(), false);
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[0]));
        Platform.startup(() -> {});
        List<String> wanted = List.of(args).subList(1, args.length);
        try (Screenshots screenshots = new Screenshots(folder)) {
            if (wanted.isEmpty() || wanted.contains("compose")) {
                screenshots.compose();
            }
            if (wanted.isEmpty() || wanted.contains("runs")) {
                screenshots.runs();
            }
            if (wanted.isEmpty() || wanted.contains("explore")) {
                screenshots.explore();
            }
        } finally {
            Platform.exit();
        }
    }

    /** Lays the window's contents out larger than the window, which shows a corner of them. */
    private Parent enlarge() {
        Parent contents = stage.getScene().getRoot();
        Pane corner = new Pane();
        stage.getScene().setRoot(corner);
        corner.getChildren().add(contents);
        contents.setManaged(false);
        contents.getStyleClass().add("root"); // which only a scene's root has by itself
        contents.resizeRelocate(0, 0, WIDTH, HEIGHT);
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(SHOWN);
        stage.setHeight(SHOWN);
        window.show();
        stage.setWidth(SHOWN);
        stage.setHeight(SHOWN);
        return contents;
    }

    private void compose() throws Exception {
        go("compose");
        onView(() -> act("Start from label_noise_sweep"));
        await(() -> text("#summary-time").startsWith("≈"));
        take("compose");
        onView(() -> fire("#browse-datasets"));
        Thread.sleep(SETTLED_MILLIS);
        onView(this::selectDataset);
        take("datasets");
        onView(() -> fire("#palette"));
        onView(() -> type(".palette-query", "sweep"));
        take("palette");
        onView(this::dismiss);
    }

    private void runs() throws Exception {
        Path sweep = Files.writeString(home.resolve("sweep.json"), SWEEP);
        go("compose");
        onView(
                () -> {
                    window.places().getFirst().open(sweep);
                    return true;
                });
        await(() -> text("#summary-experiments").equals("96"));
        onView(() -> fire("#launch"));
        go("runs");
        await(() -> ENOUGH.matcher(text(".batch-title")).matches());
        await(() -> text("#batch-pace").contains("left"));
        take("runs");
        onView(() -> fire("#pause-batch"));
        await(() -> List.of("Paused", "Finished").contains(text(".batch-status")));
    }

    private void explore() throws Exception {
        Path study = train();
        onView(
                () -> {
                    window.shell().openWorkspace(study);
                    window.explore(study);
                    return true;
                });
        await(() -> text("#curves-note").contains("(320 repetitions)"));
        await(this::selectExperiment);
        Thread.sleep(SETTLED_MILLIS);
        take("explore");
        for (String pane : PANES) {
            onView(() -> fire("#pane-" + pane));
            Thread.sleep(SETTLED_MILLIS);
            onView(() -> fire("#sql-run")); // which only the console has
            Thread.sleep(SETTLED_MILLIS);
            take("explore-" + pane);
        }
    }

    /** Trains what Explore shows, in about a minute on two cores. */
    private Path train() throws IOException {
        Path sweep =
                Files.writeString(
                        home.resolve("friedman.json"),
                        """
                        {"name": "shapes", "repetitions": 5, "seed": 7,
                         "cubes": [{"dataset": ["friedman1"],
                                    "shape": ["rectangle", "trapezoid", "exponential", "wide_first_2x"],
                                    "size": [128, 512, 2048, 8192], "depth": [2, 3, 4, 6],
                                    "learning_rate": [0.001], "batch_size": [64], "epochs": [400]}]}
                        """);
        Path workspace = home.resolve("study");
        int exit =
                new EngineCommand()
                        .execute("run", sweep.toString(), "--workspace", workspace.toString());
        if (exit != 0) {
            throw new IOException("the sweep for the pictures was not trained, exit code " + exit);
        }
        return workspace;
    }

    private void go(String place) throws Exception {
        onView(
                () -> {
                    window.shell().place().set(place);
                    return true;
                });
    }

    private boolean act(String title) {
        window.places()
                .forEach(
                        place ->
                                place.actions().stream()
                                        .filter(action -> action.title().equals(title))
                                        .forEach(action -> action.run().run()));
        return true;
    }

    private boolean fire(String button) {
        if (root.lookup(button) instanceof ButtonBase found) {
            found.fire();
        }
        return true;
    }

    private boolean dismiss() {
        if (root.lookup(".overlay") instanceof Overlay overlay) {
            overlay.hide();
        }
        return true;
    }

    private boolean type(String field, String text) {
        if (root.lookup(field) instanceof TextField found) {
            found.setText(text);
        }
        return true;
    }

    private String text(String label) {
        return root.lookup(label) instanceof Labeled found ? found.getText() : "";
    }

    private boolean selectDataset() {
        if (root.lookup(".dialog .table-view") instanceof TableView<?> found) {
            found.getSelectionModel().select(found.getItems().size() - 3);
        }
        return true;
    }

    private boolean selectExperiment() {
        if (root.lookup("#experiment-table") instanceof TableView<?> found
                && found.getItems().size() > 2) {
            found.getSelectionModel().select(2);
            return true;
        }
        return false;
    }

    private void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!onView(condition)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the window does not come so far");
            }
            Thread.sleep(100);
        }
    }

    /** What is shown now, in both themes. */
    private void take(String name) throws Exception {
        for (Theme theme : List.of(Theme.DARK, Theme.LIGHT)) {
            onView(
                    () -> {
                        window.shell().change(window.shell().preferences().get().withTheme(theme));
                        return true;
                    });
            save(name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
        }
    }

    private void save(String file) throws Exception {
        Thread.sleep(SETTLED_MILLIS);
        SnapshotParameters whole = new SnapshotParameters();
        whole.setViewport(new Rectangle2D(0, 0, WIDTH, HEIGHT));
        // The first one lays out what has changed, and may still show the old.
        onView(() -> root.snapshot(whole, null));
        WritableImage image = onView(() -> root.snapshot(whole, null));
        write(SwingFXUtils.fromFXImage(image, null), folder.resolve(file));
    }

    /** As small as PNG gets. */
    private static void write(BufferedImage image, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam smallest = writer.getDefaultWriteParam();
        smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        smallest.setCompressionQuality(0);
        Files.deleteIfExists(file);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(opaque(image), null, null), smallest);
        } finally {
            writer.dispose();
        }
    }

    private static BufferedImage opaque(BufferedImage image) {
        BufferedImage opaque =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        opaque.getGraphics().drawImage(image, 0, 0, null);
        return opaque;
    }

    private static <T> T onView(Callable<T> work) throws InterruptedException, ExecutionException {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }

    @Override
    public void close() {
        tasks.close();
    }
}
