package dev.creamery.app.shell;

import dev.creamery.app.place.FileDialogs;
import dev.creamery.app.place.Place;
import dev.creamery.app.preferences.JsonFile;
import dev.creamery.app.preferences.Preferences;
import dev.creamery.app.preferences.Theme;
import dev.creamery.app.task.BackgroundTaskRunner;

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
        Platform.startup(() -> {});
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            new Screenshots(folder).take(theme);
        }
        Platform.exit();
    }

    private void take(Theme theme) throws Exception {
        Path home = Files.createTempDirectory("creamery-screenshots");
        Preferences defaults = Preferences.defaults(Path.of("/home/ada"));
        new JsonFile<>(home.resolve("preferences.json"), Preferences.class, defaults)
                .write(defaults.withTheme(theme));
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
        CreameryWindow window =
                new CreameryWindow(
                        stage,
                        home,
                        home,
                        tasks,
                        new NoDialogs(),
                        new LogBuffer(),
                        context -> CreameryApplication.places(context, home));
        // The headless screen is smaller than the pictures: a scene that is not shown has any size.
        Parent root = stage.getScene().getRoot();
        stage.getScene().setRoot(new Group());
        stage.setScene(new Scene(root, WIDTH, HEIGHT));
        return window;
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
        Thread.sleep(SETTLED_MILLIS);
        // The first one lays out what has changed, and may still show the old.
        onView(() -> stage.getScene().snapshot(null));
        WritableImage image = onView(() -> stage.getScene().snapshot(null));
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
