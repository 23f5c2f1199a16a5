package dev.creamery.app.explore;

import atlantafx.base.theme.PrimerLight;

import dev.creamery.app.chart.CurveChart;
import dev.creamery.app.explore.tab.ExploreServices;
import dev.creamery.app.place.Modal;
import dev.creamery.app.task.BackgroundTaskRunner;
import dev.creamery.engine.query.FacetSelection;
import dev.creamery.engine.query.Filter;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/**
 * Prints how long a person waits for the explorer, from the click to the painted window.
 *
 * <p>Command line: {@code ExploreBenchmark FOLDER}, the folder in which the engine's {@code
 * ExplorerBenchmark} has generated its two studies: {@code wide} of 478 400 experiments, and {@code
 * long}, with curves of 3000 epochs. Their indexes are kept in {@code FOLDER/window-cache}: the
 * first run makes them, which takes minutes.
 */
public final class ExploreBenchmark {

    private static final int REPEATS = 5;
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 900;

    private final Path folder;
    private final BackgroundTaskRunner tasks = new BackgroundTaskRunner(Platform::runLater);
    private final Path cache;
    private final Stage stage;
    private long painted;

    /** Nothing here opens one. */
    private static final class NoDialogs implements Modal {
        @Override
        public void show(Node node) {}

        @Override
        public void hide() {}
    }

    private ExploreBenchmark(Path folder, Stage stage) {
        this.folder = folder;
        this.stage = stage;
        cache = folder.resolve("window-cache");
    }

    public static void main(String[] arguments) throws Exception {
        Platform.startup(() -> {});
        new ExploreBenchmark(Path.of(arguments[0]), onView(Stage::new)).run();
        System.exit(0);
    }

    private void run() throws Exception {
        ExploreViewModel explore = onView(this::show);
        open(explore, "wide");
        TabViewModel wide = onView(() -> explore.current().get().orElseThrow());
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            click(wide, "wide, one depth of 23: facets", depth(3 + repeat), false);
        }
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            click(wide, "wide, one depth of 23: bands painted", depth(9 + repeat), true);
        }
        open(explore, "long");
        TabViewModel lengthy = onView(() -> explore.current().get().orElseThrow());
        onView(
                () -> {
                    button("Lines").fire();
                    return true;
                });
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            Filter manySizes = Filter.of("size >= 32 * %d".formatted(1 + repeat));
            click(lengthy, "long: lines painted", manySizes, true);
        }
        System.out.println(onView(this::lines));
        long heap =
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum();
        System.out.printf(Locale.ROOT, "%-45s %6d MB%n", "heap at its peak", heap / 1_000_000);
    }

    private ExploreViewModel show() {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        ExploreSample.ChosenFiles nobody = new ExploreSample.ChosenFiles();
        ExploreServices services =
                new ExploreServices(tasks, nobody, new NoDialogs(), text -> {}, sweep -> {});
        ExploreViewModel explore =
                new ExploreViewModel(
                        services,
                        new SourceLibrary(cache, tasks),
                        new SimpleObjectProperty<>(folder.resolve("no-workspace")),
                        Panes::of);
        TakeAway takeAway = new TakeAway(services, cache);
        ExploreView view = new ExploreView(explore, new ExploreActions(explore, takeAway));
        Scene scene = new Scene(view, WIDTH, HEIGHT);
        scene.getStylesheets().add("/dev/creamery/app/creamery.css");
        scene.addPostLayoutPulseListener(() -> painted++);
        stage.setScene(scene);
        stage.show();
        explore.setShown(true);
        return explore;
    }

    private void open(ExploreViewModel explore, String study) throws Exception {
        long start = System.nanoTime();
        onView(
                () -> {
                    explore.open(folder.resolve(study));
                    return true;
                });
        until(
                () ->
                        explore.current()
                                .get()
                                .filter(tab -> tab.tab().source().name().equals(study))
                                .map(tab -> !tab.tab().facets().get().isEmpty())
                                .orElse(false));
        print(study + ": facets after opening", start);
        until(() -> !chart().curves().curves().isEmpty());
        print(study + ": curves after opening", start);
        until(
                () ->
                        explore.current()
                                .get()
                                .map(tab -> tab.tab().source().reading().get().isEmpty())
                                .orElse(false));
        print(study + ": looked for changed files", start);
    }

    private static Filter depth(long depth) {
        return Filter.NONE.with("depth", FacetSelection.Values.of(depth));
    }

    /** Chooses a filter, and waits for its counts, or for its curves on the screen. */
    private void click(TabViewModel tab, String what, Filter filter, boolean curves)
            throws Exception {
        Object facetsBefore = onView(() -> tab.tab().facets().get());
        Object curvesBefore = onView(() -> chart().curves());
        long start = System.nanoTime();
        onView(
                () -> {
                    tab.tab().setFilter(filter);
                    return true;
                });
        if (curves) {
            until(() -> chart().curves() != curvesBefore);
            long before = onView(() -> painted);
            until(() -> painted > before);
        } else {
            until(() -> tab.tab().facets().get() != facetsBefore);
        }
        print(what, start);
        until(() -> chart().curves() != curvesBefore);
    }

    private String lines() {
        int points = chart().curves().curves().stream().mapToInt(curve -> curve.xs().length).sum();
        return "  the last one: %d curves of %d points together"
                .formatted(chart().curves().curves().size(), points);
    }

    private CurveChart chart() {
        return (CurveChart) stage.getScene().lookup("#curve-chart");
    }

    private ToggleButton button(String text) {
        return stage.getScene().getRoot().lookupAll(".toggle-button").stream()
                .map(ToggleButton.class::cast)
                .filter(button -> button.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static void print(String what, long start) {
        System.out.printf(
                Locale.ROOT, "%-45s %6d ms%n", what, (System.nanoTime() - start) / 1_000_000);
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        while (!onView(condition)) {
            Thread.sleep(1);
        }
    }

    private static <T> T onView(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }
}
