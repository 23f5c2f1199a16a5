package dev.creamery.app.explore;

import dev.creamery.app.explore.tab.ExploreServices;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.tab.Facts;
import dev.creamery.app.explore.tab.OpenSource;
import dev.creamery.app.place.FileDialogs;
import dev.creamery.app.place.Modal;
import dev.creamery.app.task.ImmediateTaskRunner;
import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.DatasetIndex;
import dev.creamery.engine.sweep.Sweep;

import javafx.scene.Node;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Results in BUTTER's layouts, and a tab of them that does its work at once. There are 24
 * experiments, ids 1 to 24, of dataset (a, b) × shape (rectangle, trapezoid) × depth (2, 3, 4) ×
 * learning rate (0.0001, 0.001), the last one changing fastest; 100 · depth parameters; three
 * repetitions each, twenty epochs. The test loss of repetition r (−1, 0, 1) at epoch e is id + 10 /
 * e + r / 4, so its median is id + 10 / e; the training loss is id / e + r.
 */
public final class ExploreSample implements AutoCloseable {

    public final ImmediateTaskRunner tasks = new ImmediateTaskRunner();
    public final ChosenFiles files = new ChosenFiles();
    public final List<Node> dialogs = new ArrayList<>();
    public final List<String> copied = new ArrayList<>();
    public final List<Sweep> composed = new ArrayList<>();
    public final ExploreServices services =
            new ExploreServices(tasks, files, modal(), copied::add, composed::add);
    private final Path folder;
    private final List<DatasetIndex> indexes = new ArrayList<>();

    /** A person who always takes the same file, if any. */
    public static final class ChosenFiles implements FileDialogs {
        public Optional<Path> choice = Optional.empty();

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

    public ExploreSample(Path folder) {
        this.folder = folder;
    }

    private Modal modal() {
        return new Modal() {
            @Override
            public void show(Node node) {
                dialogs.add(node);
            }

            @Override
            public void hide() {}
        };
    }

    public Path cache() {
        return folder.resolve("cache");
    }

    /** Summaries in hive folders, as published. */
    public Path summaries() throws Exception {
        Path data = folder.resolve("study");
        run(
                """
                COPY (SELECT * EXCLUDE (id), 3::UTINYINT AS num_runs,
                    list_resize([]::UTINYINT[], 20, 3) AS num,
                    list_transform(range(1, 21), lambda e: id + 10 / e)::FLOAT[] AS test_loss_median,
                    list_transform(range(1, 21), lambda e: id + 10 / e - 0.125)::FLOAT[] AS test_loss_q1,
                    list_transform(range(1, 21), lambda e: id + 10 / e + 0.125)::FLOAT[] AS test_loss_q3,
                    list_transform(range(1, 21), lambda e: id / e)::FLOAT[] AS train_loss_median FROM setting)
                TO '%s' (FORMAT parquet, PARTITION_BY (dataset, learning_rate, shape, depth))
                """
                        .formatted(Files.createDirectories(data).resolve("primary_sweep_summary")));
        return data;
    }

    /** Repetitions in one file. */
    public Path repetitions() throws Exception {
        Path data = Files.createDirectories(folder.resolve("runs"));
        run(
                """
                COPY (SELECT * EXCLUDE (id, r), 'run-' || id || '-' || (r + 1) AS run_id, 7::BIGINT + r AS seed,
                    list_transform(range(1, 21), lambda e: id + 10 / e + r / 4)::FLOAT[] AS val_loss,
                    list_transform(range(1, 21), lambda e: id / e + r)::FLOAT[] AS loss
                    FROM setting, unnest([-1, 0, 1]) AS rs(r))
                TO '%s' (FORMAT parquet)
                """
                        .formatted(data.resolve("runs.parquet")));
        return data;
    }

    /** Summaries of 250 experiments. */
    public Path many() throws Exception {
        Path file = folder.resolve("many.parquet");
        run(
                """
                COPY (SELECT range::UINTEGER AS experiment_id, 'a' AS dataset, 'rectangle' AS shape,
                    (range %% 5)::UTINYINT AS depth, [3, 2, 1]::FLOAT[] AS test_loss_median, [1, 1, 1]::UTINYINT[] AS num
                    FROM range(250))
                TO '%s' (FORMAT parquet)
                """
                        .formatted(file));
        return file;
    }

    /** A Parquet file that holds no results. */
    public Path somethingElse() throws Exception {
        Path file = folder.resolve("weather.parquet");
        run("COPY (SELECT 12 AS degrees) TO '%s' (FORMAT parquet)".formatted(file));
        return file;
    }

    private static void run(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    CREATE VIEW setting AS SELECT id, id::UINTEGER AS experiment_id, dataset, shape,
                        (depth * 100)::UBIGINT AS size, depth::UTINYINT AS depth, learning_rate::FLOAT AS learning_rate,
                        (depth * 100)::UBIGINT AS num_free_parameters, 20::UINTEGER AS epochs, '{}' AS network_structure
                    FROM (SELECT row_number() OVER (ORDER BY dataset, shape, depth, learning_rate) AS id, *
                        FROM unnest(['a', 'b']) AS a(dataset), unnest(['rectangle', 'trapezoid']) AS b(shape),
                            unnest([2, 3, 4]) AS c(depth), unnest([0.0001, 0.001]) AS d(learning_rate))
                    """);
            statement.execute(sql);
        }
    }

    /** A tab of a source that was read to its end. */
    public ExploreTab tab(Path source) throws Exception {
        DatasetIndex index = DatasetIndex.open(source, cache(), "300MB");
        indexes.add(index);
        index.refresh(progress -> {}, new Cancellation());
        return new ExploreTab(new OpenSource(source, index, Facts.of(index), tasks), services);
    }

    /** Lets enough time pass for all that was asked for, and for what follows from that. */
    public void passTime() {
        for (int i = 0; i < 6; i++) {
            tasks.passTime();
        }
    }

    @Override
    public void close() {
        indexes.forEach(DatasetIndex::close);
    }
}
