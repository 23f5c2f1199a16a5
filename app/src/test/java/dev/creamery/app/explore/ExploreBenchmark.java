package dev.creamery.app.explore;

import static dev.creamery.app.explore.WindowStopwatch.onWindow;

import atlantafx.base.theme.PrimerLight;

import dev.creamery.app.chart.CurveChart;
import dev.creamery.app.chart.MapChart;
import dev.creamery.app.chart.MetricChart;
import dev.creamery.app.chart.ParallelCoordinates;
import dev.creamery.app.explore.tab.ExploreServices;
import dev.creamery.app.explore.tab.Pane;
import dev.creamery.app.place.Modal;
import dev.creamery.app.task.BackgroundTaskRunner;
import dev.creamery.engine.query.FacetSelection;
import dev.creamery.engine.query.Filter;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Prints how long a person waits for the explorer, from the click to the painted window, and for
 * how long the window stands still meanwhile.
 *
 * <p>Command line: {@code ExploreBenchmark FOLDER}, the folder in which the engine's {@code
 * ExplorerBenchmark} has generated its two studies: {@code wide} of 478 400 experiments, and {@code
 * long}, with curves of 3000 epochs. Their indexes are kept in {@code FOLDER/window-cache}: the
 * first run makes them, which takes minutes.
 */
public final class ExploreBenchmark {

    private static final int REPEATS = 5;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(4);
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 900;

    private final Path folder;
    private final BackgroundTaskRunner tasks = new BackgroundTaskRunner(Platform::runLater);
    private final WindowStopwatch watch = new WindowStopwatch();
    private final Path cache;
    private final Stage stage;
    private final ExploreViewModel explore;
    private final Map<Pane, Node> nodes = new HashMap<>();

    /** Nothing here opens one. */
    private static final class NoDialogs implements Modal {
        @Override
        public void show(Node node) {}

        @Override
        public void hide() {}
    }

    /** On the window's thread. */
    private ExploreBenchmark(Path folder) {
        this.folder = folder;
        stage = new Stage();
        cache = folder.resolve("window-cache");
        explore = show();
    }

    public static void main(String[] arguments) throws Exception {
        Platform.startup(() -> {});
        Path folder = Path.of(arguments[0]);
        onWindow(() -> new ExploreBenchmark(folder)).run();
        System.exit(0);
    }

    private void run() throws Exception {
        System.out.printf("%-52s %9s %9s%n", "", "until", "stood");
        open("wide");
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            filter("wide, one depth of 23: facets", depth(3 + repeat), false);
        }
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            filter("wide, one depth of 23: bands painted", depth(9 + repeat), true);
        }
        filter("wide, everything again: bands painted", Filter.NONE, true);
        metrics();
        maps();
        pane("wide, parallel coordinates of everything", "parallel", Map.of());
        open("long");
        restore("curves", Map.of("form", "lines"));
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            Filter manySizes = Filter.of("size >= 32 * %d".formatted(1 + repeat));
            filter("long: lines painted", manySizes, true);
        }
        System.out.println(onWindow(this::lines));
        long heap =
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum();
        System.out.printf(Locale.ROOT, "%-52s %6d MB%n", "heap at its peak", heap / 1_000_000);
    }

    private ExploreViewModel show() {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        ExploreSample.ChosenFiles nobody = new ExploreSample.ChosenFiles();
        ExploreServices services =
                new ExploreServices(tasks, nobody, new NoDialogs(), text -> {}, sweep -> {});
        SourceLibrary library = new SourceLibrary(cache, tasks);
        library.warmUp();
        ExploreViewModel model =
                new ExploreViewModel(
                        services,
                        library,
                        new SimpleObjectProperty<>(folder.resolve("no-workspace")),
                        Panes::of);
        TakeAway takeAway = new TakeAway(services, cache);
        ExploreView view = new ExploreView(model, new ExploreActions(model, takeAway));
        view.getStyleClass().add("shell");
        Scene scene = new Scene(view, WIDTH, HEIGHT);
        scene.getStylesheets().add("/dev/creamery/app/creamery.css");
        watch.watch(scene);
        stage.setScene(scene);
        stage.show();
        model.setShown(true);
        return model;
    }

    private void open(String study) throws Exception {
        Map<String, Callable<Boolean>> answers = new LinkedHashMap<>();
        answers.put(study + " opened: first rows", () -> tab(study).isPresent() && rows() > 0);
        answers.put(
                study + " opened: facets",
                () -> tab(study).filter(tab -> !tab.tab().facets().get().isEmpty()).isPresent());
        answers.put(
                study + " opened: curves",
                () ->
                        tab(study).isPresent()
                                && !chart().curves().curves().isEmpty()
                                && chart().isUpToDate());
        watch.timeAll(() -> explore.open(folder.resolve(study)), answers);
        long start = System.nanoTime();
        // It begins when the first answers have been seen.
        watch.until(
                () -> tab().tab().source().busy().get() || System.nanoTime() - start > PATIENCE);
        watch.until(() -> !tab().tab().source().busy().get());
        System.out.printf(
                Locale.ROOT,
                "%-52s %6d ms%n",
                study + ": looked for changed files, later",
                (System.nanoTime() - start) / 1_000_000);
    }

    private Optional<TabViewModel> tab(String study) {
        return explore.current().get().filter(tab -> tab.tab().source().name().equals(study));
    }

    private TabViewModel tab() {
        return explore.current().get().orElseThrow();
    }

    private static Filter depth(long depth) {
        return Filter.NONE.with("depth", FacetSelection.Values.of(depth));
    }

    /** Chooses a filter, and waits for its counts, or for its curves on the screen. */
    private void filter(String what, Filter filter, boolean curves) throws Exception {
        Object facetsBefore = onWindow(() -> tab().tab().facets().get());
        Object curvesBefore = onWindow(() -> chart().curves());
        Runnable click = () -> tab().tab().setFilter(filter);
        if (curves) {
            watch.timePainted(
                    what, click, () -> chart().curves() != curvesBefore && chart().isUpToDate());
        } else {
            watch.time(what, click, () -> tab().tab().facets().get() != facetsBefore);
        }
        watch.until(() -> chart().curves() != curvesBefore);
    }

    private void metrics() throws Exception {
        String at = "wide, value at an epoch of everything";
        pane(at + ", by shape", "metric", Map.of("metric", "AT_EPOCH", "epoch", 24));
        for (int epoch : new int[] {30, 40, 50}) {
            pane(at + ", by shape", "metric", Map.of("epoch", epoch));
        }
        pane(at + ", no series", "metric", Map.of("epoch", 50, "series", ""));
        for (int epoch : new int[] {24, 30, 40}) {
            pane(at + ", no series", "metric", Map.of("epoch", epoch));
        }
        for (String form : new String[] {"LINE", "BOX"}) {
            pane(at + ", " + form, "metric", Map.of("form", form, "series", "shape"));
        }
    }

    private void maps() throws Exception {
        pane("wide, map of everything, size × depth", "map", Map.of("panel", ""));
        pane("wide, loss map of everything", "map", Map.of("kind", "EPOCHS"));
        pane("wide, loss map of everything, per data set", "map", Map.of("panel", "dataset"));
        pane("wide, loss map of everything, per shape", "map", Map.of("panel", "shape"));
    }

    /** Shows a pane, looked at in another way, and waits until its answer is painted. */
    private void pane(String what, String id, Map<String, Object> look) throws Exception {
        watch.timePainted(
                what,
                () -> {
                    pane(id).restore(look);
                    tab().show(pane(id));
                },
                () ->
                        !node(pane(id), ".chart-note-line .progress-indicator").isVisible()
                                && isUpToDate(pane(id)));
    }

    private static boolean isUpToDate(Pane pane) {
        return switch (pane.view().lookup(".creamery-chart")) {
            case MetricChart chart -> chart.isUpToDate();
            case MapChart chart -> chart.isUpToDate();
            case ParallelCoordinates chart -> chart.isUpToDate();
            case null, default -> true;
        };
    }

    private void restore(String id, Map<String, Object> look) throws Exception {
        onWindow(
                () -> {
                    pane(id).restore(look);
                    return true;
                });
    }

    private Pane pane(String id) {
        return tab().panes().middle().stream()
                .filter(pane -> pane.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String lines() {
        int points = chart().curves().curves().stream().mapToInt(curve -> curve.xs().length).sum();
        return "  the last one: %d curves of %d points together"
                .formatted(chart().curves().curves().size(), points);
    }

    private CurveChart chart() {
        return (CurveChart) node(pane("curves"), "#curve-chart");
    }

    private int rows() {
        TableView<?> table =
                (TableView<?>) node(tab().panes().bottom().orElseThrow(), "#experiment-table");
        return table.getItems().size();
    }

    /** Looked up once, as the wait for it asks every millisecond. */
    private Node node(Pane pane, String selector) {
        return nodes.computeIfAbsent(pane, shown -> pane.view().lookup(selector));
    }
}
