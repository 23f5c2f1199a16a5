package dev.creamery.engine.query;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Prints how long the explorer's queries take on 478 400 experiments, and on curves of 3000 epochs.
 *
 * <p>Command line: {@code ExplorerBenchmark FOLDER [DATASETS]}. The studies are generated in the
 * folder (about 2.5 GB with all thirteen data sets) unless they are there already.
 */
public final class ExplorerBenchmark {

    private static final int REPEATS = 7;

    private final Path folder;

    private ExplorerBenchmark(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        int datasets = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 13;
        new ExplorerBenchmark(Path.of(arguments[0])).run(datasets);
    }

    private interface Work {
        Object run() throws IOException;
    }

    private void run(int datasets) throws IOException, SQLException {
        Path wide = folder.resolve("wide");
        Path lengthy = folder.resolve("long");
        if (!Files.exists(wide)) {
            new StudyGenerator(wide, 100, 23).generate(datasets);
        }
        if (!Files.exists(lengthy)) {
            new StudyGenerator(lengthy, 3000, 1).generate(1);
        }
        try (DatasetIndex index = open(wide)) {
            build(index);
        }
        try (DatasetIndex index = open(wide)) {
            once("look for changed files", () -> refresh(index));
        }
        known(wide);
        try (DatasetIndex index = open(wide)) {
            queries(index);
        }
        try (DatasetIndex index = open(lengthy)) {
            refresh(index);
            longCurves(index);
        }
        long heap =
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum();
        print("peak of the heap, garbage included", heap / 1_000_000 + " MB");
    }

    private DatasetIndex open(Path path) throws IOException {
        return DatasetIndex.open(path, folder.resolve("cache"), "1GB");
    }

    private static String refresh(DatasetIndex index) throws IOException {
        index.refresh(progress -> {}, new Cancellation());
        return index.experiments() + " experiments";
    }

    private static void build(DatasetIndex index) throws IOException {
        long start = System.nanoTime();
        AtomicLong first = new AtomicLong();
        index.refresh(
                progress -> {
                    if (progress.rows() > 0) {
                        first.compareAndSet(0, System.nanoTime());
                    }
                },
                new Cancellation());
        if (first.get() > 0) {
            print("first rows of an unknown folder", millis(first.get() - start));
            print("index, from nothing", millis(System.nanoTime() - start));
        }
        print("experiments", String.valueOf(index.experiments()));
        print("index file", Files.size(index.file().orElseThrow()) / 1_000_000 + " MB");
    }

    /** Opening with everything that the first picture needs. */
    private void known(Path path) throws IOException {
        for (int i = 0; i < 3; i++) {
            once(
                    "open a known folder, first rows",
                    () -> {
                        try (DatasetIndex index = open(path)) {
                            return page(index, "").total() + " experiments";
                        }
                    });
        }
    }

    private static TablePage page(DatasetIndex index, String filter) {
        List<String> columns = index.columns().stream().map(Column::name).toList();
        return new TableQuery(index)
                .page(
                        new TableQuery.Request(
                                Filter.of(filter),
                                columns,
                                "",
                                List.of(new TableOrder("test_loss_min_value_median", true)),
                                0,
                                100),
                        new Cancellation());
    }

    private static void queries(DatasetIndex index) throws IOException {
        FacetQuery facets = new FacetQuery(index);
        Filter clicked =
                Filter.of("depth >= 4")
                        .with("dataset", FacetSelection.Values.of("adult", "mnist"))
                        .with("learning_rate", FacetSelection.Values.of(0.0001));
        once(
                "facets, all values for the first time",
                () -> facets.counts(Filter.NONE, new Cancellation()).matching());
        repeat(
                "facet counts after a click",
                () -> facets.counts(clicked, new Cancellation()).matching());
        repeat("page of 100 rows, all columns, sorted", () -> page(index, "depth >= 4").total());
        Metric at = new Metric.AtEpoch(Measurement.TEST_LOSS, 75);
        MetricQuery metrics = new MetricQuery(index);
        MetricQuery.Request metric =
                new MetricQuery.Request(
                        Filter.NONE, at, "num_free_parameters", Optional.of("shape"));
        repeat(
                "value at epoch 75 of everything, a point each",
                () -> metrics.points(metric, new Cancellation()).y().length);
        repeat(
                "value at epoch 75 of everything, boxes",
                () -> metrics.boxes(metric, new Cancellation()).x().length);
        repeat(
                "value at epoch 75, median by shape × depth",
                () ->
                        new GridQuery(index)
                                .metric(
                                        new GridQuery.Request(
                                                Filter.NONE, "shape", "depth", Optional.empty()),
                                        at,
                                        Aggregate.MEDIAN,
                                        new Cancellation())
                                .grids()
                                .size());
        // 1 data set × 23 depths × 5 noises × 20 sizes × 2 rates × about 2 shapes.
        Filter tenThousand =
                Filter.of("dataset = '201_pol' AND shape IN ('rectangle', 'trapezoid')");
        GroupQuery.Request band =
                new GroupQuery.Request(
                        tenThousand, List.of("depth"), Measurement.TEST_LOSS, Over.MEDIANS);
        GroupQuery groups = new GroupQuery(index);
        repeat(
                "band of 9200 experiments, index",
                () -> groups.sampled(band, new Cancellation()).experiments());
        AtomicLong start = new AtomicLong(System.nanoTime());
        AtomicLong partial = new AtomicLong();
        once(
                "band of 9200 experiments, every epoch from the files",
                () ->
                        groups.full(
                                        band,
                                        3000,
                                        part -> partial.compareAndSet(0, System.nanoTime()),
                                        progress -> {},
                                        new Cancellation())
                                .experiments());
        if (partial.get() > 0) {
            print("    its first part", millis(partial.get() - start.get()));
        }
        repeat(
                "band of everything by depth, index",
                () ->
                        groups.sampled(
                                        new GroupQuery.Request(
                                                Filter.NONE,
                                                List.of("depth"),
                                                Measurement.TEST_LOSS,
                                                Over.MEDIANS),
                                        new Cancellation())
                                .experiments());
        repeat(
                "loss map, dataset × depth, everything at noise 0",
                () ->
                        new EpochMapQuery(index)
                                .loss(
                                        Filter.of("label_noise = 0"),
                                        List.of("dataset", "depth"),
                                        Measurement.TEST_LOSS,
                                        new Cancellation())
                                .panels()
                                .size());
        long[] keys = Arrays.copyOf(metrics.points(metric, new Cancellation()).keys(), 100_000);
        long[] chosen = new long[200];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = keys[i * 499];
        }
        repeat("200 curves × 100 epochs from many files", () -> lines(index, chosen));
    }

    private static void longCurves(DatasetIndex index) throws IOException {
        MetricQuery.Request all =
                new MetricQuery.Request(
                        Filter.NONE,
                        new Metric.AtEnd(Measurement.TEST_LOSS),
                        "size",
                        Optional.empty());
        long[] keys = new MetricQuery(index).points(all, new Cancellation()).keys();
        long[] chosen = Arrays.copyOf(keys, 200);
        repeat("200 curves × 3000 epochs, with quartiles", () -> lines(index, chosen));
        repeat(
                "200 curves, 800 of 3000 epochs, with quartiles",
                () ->
                        new CurveQuery(index)
                                .lines(chosen, Measurement.TEST_LOSS, 800, new Cancellation())
                                .keys()
                                .length);
    }

    private static String lines(DatasetIndex index, long[] keys) {
        CurveLines lines =
                new CurveQuery(index)
                        .lines(keys, Measurement.TEST_LOSS, Integer.MAX_VALUE, new Cancellation());
        return lines.keys().length + " × " + lines.epochs()[0].length;
    }

    private static void once(String name, Work work) throws IOException {
        long start = System.nanoTime();
        Object result = work.run();
        print(name, millis(System.nanoTime() - start) + "   (" + result + ")");
    }

    private static void repeat(String name, Work work) throws IOException {
        long[] nanos = new long[REPEATS];
        Object result = "";
        for (int i = 0; i < REPEATS; i++) {
            long start = System.nanoTime();
            result = work.run();
            nanos[i] = System.nanoTime() - start;
        }
        long first = nanos[0];
        Arrays.sort(nanos);
        print(
                name,
                "median %s, first %s, worst %s   (%s)"
                        .formatted(
                                millis(nanos[REPEATS / 2]),
                                millis(first),
                                millis(nanos[REPEATS - 1]),
                                result));
    }

    private static String millis(long nanos) {
        return nanos / 1_000_000 + " ms";
    }

    private static void print(String name, String value) {
        System.out.printf("%-55s %s%n", name, value);
    }
}
