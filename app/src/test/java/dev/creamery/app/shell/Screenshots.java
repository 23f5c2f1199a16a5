package dev.creamery.app.shell;

import dev.creamery.app.place.FileDialogs;
import dev.creamery.app.place.Place;
import dev.creamery.app.preferences.JsonFile;
import dev.creamery.app.preferences.Preferences;
import dev.creamery.app.preferences.Theme;
import dev.creamery.app.task.BackgroundTaskRunner;
import dev.creamery.engine.cli.EngineCommand;

import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Makes the pictures of the window, light and dark, without a display: {@code Screenshots FOLDER},
 * or {@code mvn -q -Pscreenshots -pl app -am process-test-classes}. Runs is left out: its charts
 * draw only in a window that is shown, and the headless screen has no room for one of this size.
 */
public final class Screenshots {

    private static final double WIDTH = 1600;
    private static final double HEIGHT = 1000;
    private static final long SETTLED_MILLIS = 2500;

    private final Path folder;

    private Screenshots(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[0]));
        Path workspace = train();
        Platform.startup(() -> {});
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            new Screenshots(folder).take(theme);
            new Screenshots(folder).takeExplore(theme, workspace);
        }
        Platform.exit();
    }

    /** Trains what Explore shows, in about a minute on two cores. */
    private static Path train() throws IOException {
        Path home = Files.createTempDirectory("creamery-study");
        Path sweep =
                Files.writeString(
                        home.resolve("sweep.json"),
                        """
                        {"name": "friedman1 by shape", "repetitions": 5, "seed": 7,
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

    private void takeExplore(Theme theme, Path workspace) throws Exception {
        Path home = home(theme);
        try (BackgroundTaskRunner tasks = new BackgroundTaskRunner(Platform::runLater)) {
            Stage stage = onView(Stage::new);
            CreameryWindow window = onView(() -> build(stage, home, tasks));
            Scene scene = onView(() -> withoutWindow(stage));
            onView(
                    () -> {
                        window.shell().openWorkspace(workspace);
                        window.explore(workspace);
                        return true;
                    });
            Thread.sleep(2 * SETTLED_MILLIS);
            save(scene, "explore", theme);
        }
    }

    /** A folder with settings in which this theme is chosen. */
    private static Path home(Theme theme) throws IOException {
        Path home = Files.createTempDirectory("creamery-screenshots");
        Preferences defaults = Preferences.defaults(Path.of("/home/ada"));
        new JsonFile<>(home.resolve("preferences.json"), Preferences.class, defaults)
                .write(defaults.withTheme(theme));
        return home;
    }

    private void take(Theme theme) throws Exception {
        Path home = home(theme);
        try (BackgroundTaskRunner tasks = new BackgroundTaskRunner(Platform::runLater)) {
            Stage stage = onView(Stage::new);
            CreameryWindow window = onView(() -> open(stage, home, tasks));
            onView(() -> go(window, window.places().getFirst()));
            save(stage, "compose", theme);
            onView(() -> fire(stage, "#browse-datasets"));
            Thread.sleep(SETTLED_MILLIS / 2);
            onView(() -> selectDataset(stage));
            save(stage, "datasets", theme);
            onView(() -> fire(stage, "#palette"));
            onView(() -> type(stage, ".palette-query", "sweep"));
            save(stage, "palette", theme);
        }
    }

    private static CreameryWindow open(Stage stage, Path home, BackgroundTaskRunner tasks) {
        CreameryWindow window = build(stage, home, tasks);
        stage.setScene(withoutWindow(stage));
        return window;
    }

    private static CreameryWindow build(Stage stage, Path home, BackgroundTaskRunner tasks) {
        return new CreameryWindow(
                stage,
                home,
                home,
                tasks,
                new NoDialogs(),
                new LogBuffer(),
                context -> CreameryApplication.places(context, home));
    }

    /**
     * The window's contents in a scene of their own: the headless screen is smaller than the
     * pictures, but a scene that is not shown has any size. Charts draw in one that belongs to no
     * window, and not in a window that is not shown.
     */
    private static Scene withoutWindow(Stage stage) {
        Parent root = stage.getScene().getRoot();
        stage.getScene().setRoot(new Group());
        return new Scene(root, WIDTH, HEIGHT);
    }

    /** Shows a place, with a sweep of two cubes if it is Compose. */
    private static boolean go(CreameryWindow window, Place place) {
        window.shell().place().set(place.id());
        place.actions().stream()
                .filter(action -> action.title().equals("Start from label_noise_sweep"))
                .forEach(action -> action.run().run());
        return true;
    }

    private static boolean fire(Stage stage, String button) {
        if (stage.getScene().lookup(button) instanceof ButtonBase found) {
            found.fire();
        }
        return true;
    }

    private static boolean type(Stage stage, String field, String text) {
        if (stage.getScene().lookup(field) instanceof TextField found) {
            found.setText(text);
        }
        return true;
    }

    private static boolean selectDataset(Stage stage) {
        Node table = stage.getScene().lookup(".dialog .table-view");
        if (table instanceof TableView<?> found) {
            found.getSelectionModel().select(found.getItems().size() - 3);
        }
        return true;
    }

    private void save(Stage stage, String name, Theme theme) throws Exception {
        save(stage.getScene(), name, theme);
    }

    private void save(Scene scene, String name, Theme theme) throws Exception {
        Thread.sleep(SETTLED_MILLIS);
        // The first one lays out what has changed, and may still show the old.
        onView(() -> scene.snapshot(null));
        Thread.sleep(SETTLED_MILLIS);
        WritableImage image = onView(() -> scene.snapshot(null));
        Path file = folder.resolve(name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
        write(SwingFXUtils.fromFXImage(image, null), file);
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

    private static final class NoDialogs implements FileDialogs {
        @Override
        public Optional<Path> open(String title, String kind, List<String> patterns) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> save(
                String title, String suggestedName, String kind, List<String> patterns) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> folder(String title) {
            return Optional.empty();
        }
    }
}
