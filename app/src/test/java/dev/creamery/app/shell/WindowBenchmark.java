package dev.creamery.app.shell;

import dev.creamery.app.place.NoDialogs;
import dev.creamery.app.preferences.JsonFile;
import dev.creamery.app.preferences.Preferences;
import dev.creamery.app.preferences.Theme;
import dev.creamery.app.task.BackgroundTaskRunner;
import dev.creamery.engine.store.Folders;
import dev.creamery.engine.store.Workspace;
import dev.creamery.engine.sweep.BundledSweeps;
import dev.creamery.engine.sweep.ButterDatasets;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.sweep.SweepPlanner;

import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/**
 * Prints how long the window's thread is held up by each action, and how long until what it asks
 * for is on the screen: {@code WindowBenchmark FOLDER}, a folder for its files, of which the
 * workspace with BUTTER's primary sweep is kept.
 */
public final class WindowBenchmark {

    private static final double WIDTH = 990;
    private static final long QUIET_MILLIS = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PRIMARY = BundledSweeps.BUTTER.getFirst();

    private static final String TRAINED =
            """
            {"name": "moons", "repetitions": 8, "seed": 1, "cubes": [
              {"dataset": ["two_moons"], "shape": ["rectangle", "trapezoid"],
               "size": [64, 256, 1024], "depth": [2, 3, 4],
               "learning_rate": [0.001], "epochs": [3000]}]}
            """;

    private final Path folder;
    private final Path home;
    private final BackgroundTaskRunner tasks = new BackgroundTaskRunner(Platform::runLater);
    private final ViewThreadProbe probe = new ViewThreadProbe();
    private final Stage stage;
    private final CreameryWindow window;
    private long pulses;

    private WindowBenchmark(Path folder) throws Exception {
        this.folder = folder;
        home = Files.createDirectories(folder.resolve("home"));
        Folders.delete(home);
        Path config = home.resolve("config");
        new JsonFile<>(
                        config.resolve("preferences.json"),
                        Preferences.class,
                        Preferences.defaults(home))
                .write(Preferences.defaults(home).withTheme(Theme.LIGHT));
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
        print("start: built", started(), probe);
        onView(
                () -> {
                    stage.setWidth(WIDTH);
                    stage.setHeight(WIDTH);
                    window.show();
                    stage.getScene().addPostLayoutPulseListener(() -> pulses++);
                    return true;
                });
        painted();
        print("start: first picture", started(), probe);
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        prepare(folder.resolve("primary"));
        Platform.startup(() -> {});
        new WindowBenchmark(folder).run();
        System.exit(0);
    }

    /** A workspace in which the primary sweep was launched, and nothing trained. */
    private static void prepare(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Sweep sweep = new BundledSweeps().named(PRIMARY).orElseThrow();
            Workspace.open(folder)
                    .launch(
                            sweep,
                            () ->
                                    new SweepPlanner(
                                                    name ->
                                                            ButterDatasets.named(name)
                                                                    .orElseThrow())
                                            .plan(sweep));
        }
    }

    private void run() throws Exception {
        probe.reset();
        long begin = System.nanoTime();
        Thread.sleep(6000);
        print("idle, 6 s after the first picture", begin, probe);
        places("first");
        places("second");
        overlays("first");
        overlays("second");
        startingPoints("first");
        startingPoints("second");
        typing();
        primarySweep();
        act("light to dark", () -> window.shell().toggleTheme(), () -> true);
        act("dark to light", () -> window.shell().toggleTheme(), () -> true);
        openPrimaryBatch();
        train();
    }

    private void places(String time) throws Exception {
        for (String place : List.of("runs", "explore", "compose")) {
            act(place + ", opened the " + time + " time", () -> go(place), () -> true);
        }
    }

    private void overlays(String time) throws Exception {
        for (String button : List.of("palette", "preferences", "log", "browse-datasets")) {
            act(button + ", opened the " + time + " time", () -> fire("#" + button), () -> true);
            act(button + ", closed", this::dismiss, () -> true);
        }
    }

    private void startingPoints(String time) throws Exception {
        for (String name : List.of("quick", "label_noise_sweep", "regularization_sweep", PRIMARY)) {
            String count =
                    switch (name) {
                        case "quick" -> "24";
                        case "label_noise_sweep" -> "50\u2009960";
                        case "regularization_sweep" -> "40\u2009824";
                        default -> "30\u2009576";
                    };
            act(
                    "start from " + name + ", the " + time + " time",
                    () -> start(name),
                    () -> text("#summary-experiments").equals(count));
        }
    }

    private void typing() throws Exception {
        for (String text : List.of("2", "2^", "2^3", "2^3.", "2^3..", "2^3..2", "2^3..2^4")) {
            act("typing " + text, () -> field("#entry-size").setText(text), () -> true);
        }
        act(
                "committing it",
                () -> field("#entry-size").getOnAction().handle(null),
                () -> text("#summary-experiments").equals("33\u2009488"));
        act("undo", () -> action("Undo"), () -> text("#summary-experiments").equals("30\u2009576"));
        for (String name : List.of("p", "pr", "pri")) {
            act("typing the name " + name, () -> field("#sweep-name").setText(name), () -> true);
        }
    }

    private void primarySweep() throws Exception {
        for (int depth = 2; depth <= 5; depth++) {
            String label = String.valueOf(depth);
            act(
                    "primary sweep without depth " + label,
                    () -> chip("depth", label),
                    () -> text("#summary-experiments").equals("28\u2009392"));
            act(
                    "primary sweep with depth " + label,
                    () -> chip("depth", label),
                    () -> text("#summary-experiments").equals("30\u2009576"));
        }
        act(
                "primary sweep with depth 11, never planned before",
                () -> type("depth", "11"),
                () -> text("#summary-experiments").equals("32\u2009760"));
        act(
                "primary sweep without adult",
                () -> chip("dataset", "adult"),
                () -> text("#summary-experiments").equals("30\u2009240"));
        act(
                "primary sweep with SGD",
                () -> chip("optimizer", "SGD"),
                () -> text("#summary-experiments").equals("60\u2009480"));
        act(
                "leave out what is not valid",
                () -> fire("#drop-invalid"),
                () -> text("#summary-invalid").equals("0"));
    }

    private void openPrimaryBatch() throws Exception {
        act("runs again", () -> go("runs"), () -> true);
        act(
                "opening the primary sweep's workspace and batch",
                () -> window.shell().openWorkspace(folder.resolve("primary")),
                () -> rows() > 20_000);
        act("sorting its table", () -> table().ifPresent(this::sort), () -> true);
        act(
                "selecting an experiment",
                () -> table().ifPresent(WindowBenchmark::middle),
                () -> true);
        act("compose", () -> go("compose"), () -> true);
        act("runs with that batch again", () -> go("runs"), () -> true);
    }

    private void train() throws Exception {
        Path sweep = Files.writeString(home.resolve("moons.json"), TRAINED);
        act(
                "opening a new workspace",
                () -> window.shell().createWorkspace(home.resolve("trained")),
                () -> window.shell().workspace().get().endsWith("trained"));
        act("compose", () -> go("compose"), () -> true);
        act(
                "opening a sweep file",
                () -> window.places().getFirst().open(sweep),
                () -> text("#summary-experiments").equals("18"));
        act(
                "launching, until it is seen to train in Runs",
                () -> fire("#launch"),
                () -> text("#batch-pace").contains("epochs per second"));
        probe.reset();
        long begin = System.nanoTime();
        Thread.sleep(8000);
        print("live updates, 8 s", begin, probe);
        act("pausing", () -> fire("#pause-batch"), () -> text(".batch-status").equals("Paused"));
    }

    /** Does something, waits until it shows, and for what comes after it; prints what it took. */
    private void act(String what, Runnable action, Callable<Boolean> shown) throws Exception {
        probe.reset();
        long begin = System.nanoTime();
        onView(
                () -> {
                    action.run();
                    return true;
                });
        while (!onView(shown)) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IllegalStateException(
                        what + " does not end; experiments: " + text("#summary-experiments"));
            }
            Thread.sleep(1);
        }
        painted();
        long end = System.nanoTime();
        Thread.sleep(QUIET_MILLIS);
        System.out.printf(
                Locale.ROOT,
                "%-55s %6.0f %6.0f %6d%n",
                what,
                millis(probe.longest()),
                millis(probe.longestWait()),
                (end - begin) / 1_000_000);
    }

    /** Waits for a pulse, if there is one to come. */
    private void painted() throws Exception {
        long before = onView(() -> pulses);
        onView(
                () -> {
                    Platform.requestNextPulse();
                    return true;
                });
        while (onView(() -> pulses) == before) {
            Thread.sleep(1);
        }
    }

    private static long started() {
        long age = ManagementFactory.getRuntimeMXBean().getUptime();
        return System.nanoTime() - age * 1_000_000;
    }

    private static void print(String what, long begin, ViewThreadProbe probe) {
        System.out.printf(
                Locale.ROOT,
                "%-55s %6.0f %6.0f %6d%n",
                what,
                millis(probe.longest()),
                millis(probe.longestWait()),
                (System.nanoTime() - begin) / 1_000_000);
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private void go(String place) {
        window.shell().place().set(place);
    }

    private void start(String name) {
        action("Start from " + name);
    }

    private void action(String title) {
        window.places().getFirst().actions().stream()
                .filter(one -> one.title().equals(title))
                .forEach(one -> one.run().run());
    }

    private Parent root() {
        return stage.getScene().getRoot();
    }

    private void fire(String button) {
        if (root().lookup(button) instanceof ButtonBase found) {
            found.fire();
        } else {
            throw new IllegalStateException("no button " + button);
        }
    }

    private void dismiss() {
        if (root().lookup(".overlay") instanceof Overlay overlay) {
            overlay.hide();
        }
    }

    private TextField field(String id) {
        return (TextField) root().lookup(id);
    }

    private void type(String axis, String text) {
        field("#entry-" + axis).setText(text);
        field("#entry-" + axis).getOnAction().handle(null);
    }

    private void chip(String axis, String label) {
        root().lookup("#axis-" + axis).lookupAll(".chip").stream()
                .map(ToggleButton.class::cast)
                .filter(chip -> chip.getText().equals(label))
                .findFirst()
                .orElseThrow()
                .fire();
    }

    private String text(String label) {
        return root().lookup(label) instanceof Labeled found ? found.getText() : "";
    }

    private Optional<TableView<?>> table() {
        return root().lookup("#experiments") instanceof TableView<?> found
                ? Optional.of(found)
                : Optional.empty();
    }

    private int rows() {
        return table().map(table -> table.getItems().size()).orElse(0);
    }

    private <T> void sort(TableView<T> table) {
        table.getSortOrder().add(table.getColumns().get(table.getColumns().size() - 5));
    }

    private static void middle(TableView<?> table) {
        table.getSelectionModel().select(table.getItems().size() / 2);
    }

    private static <T> T onView(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }
}
