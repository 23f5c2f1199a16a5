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
import dev.creamery.engine.query.Filter;
import dev.creamery.engine.query.SqlConsole;
import dev.creamery.engine.sweep.Sweep;

import javafx.scene.Node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A tab on a real Parquet file. Experiments 1 to n, of depth 2, 3, 4, 2, 3, … and of shape
 * rectangle where the id is odd, otherwise trapezoid; size is 2 to the power of 5 + (id − 1) modulo
 * 4, num_free_parameters three less. Four epochs; the median test loss at epoch e is id + 10 / e,
 * the best is id + 2.5 (q1 a quarter less, q3 a quarter more) at epoch 4. Experiment 2 has no best
 * value. The network of experiment 1 has 3 inputs and widths 2, 4, 1: 8 + 12 + 5 = 25 parameters.
 */
public final class PanesFixture implements AutoCloseable {

    public final ImmediateTaskRunner tasks = new ImmediateTaskRunner();
    public final List<String> clipboard = new ArrayList<>();
    public final List<Sweep> composed = new ArrayList<>();
    public final List<Node> dialogs = new ArrayList<>();
    public final Path folder;
    public final ExploreTab tab;
    public Optional<Path> chosenFile = Optional.empty();
    private final DatasetIndex index;

    /** Summaries only. */
    public PanesFixture(Path folder, int experiments) throws IOException, SQLException {
        this(folder, experiments, false);
    }

    public PanesFixture(Path folder, int experiments, boolean repetitions)
            throws IOException, SQLException {
        this.folder = folder;
        Path data = Files.createDirectories(folder.resolve("data"));
        write(data.resolve("summary.parquet"), experiments);
        if (repetitions) {
            writeRepetitions(data.resolve("summary.parquet"), data.resolve("repetitions.parquet"));
        }
        index = DatasetIndex.open(data, folder.resolve("cache"), "300MB");
        index.refresh(progress -> {}, new Cancellation());
        tab =
                new ExploreTab(
                        new OpenSource(data, index, Facts.of(index), tasks),
                        new ExploreServices(
                                tasks,
                                new ChosenFile(),
                                new Dialogs(),
                                clipboard::add,
                                composed::add));
    }

    /** Writes the study, for tests that open it themselves. */
    public static void write(Path file, int experiments) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    COPY (SELECT id::UINTEGER AS experiment_id, 'sleep' AS dataset,
                      CASE WHEN id %% 2 = 1 THEN 'rectangle' ELSE 'trapezoid' END AS shape,
                      (2 ** (5 + (id - 1) %% 4))::UBIGINT AS size, (2 + (id - 1) %% 3)::UTINYINT AS depth,
                      CASE WHEN id = 1 THEN 25 ELSE 2 ** (5 + (id - 1) %% 4) - 3 END::UBIGINT AS num_free_parameters,
                      0.0001::FLOAT AS learning_rate, 256::UINTEGER AS batch_size, 0::FLOAT AS label_noise,
                      'l1' AS kernel_regularizer_type, 0.02::FLOAT AS kernel_regularizer_l1,
                      'SGD' AS optimizer, 0.5::FLOAT AS momentum, 4::UINTEGER AS epochs,
                      3::UTINYINT AS num_runs, [2, 4, 1]::UINTEGER[] AS widths,
                      [3, 3, 3, 3]::UTINYINT[] AS num,
                      list_transform([1, 2, 3, 4], lambda e: id + 10 / e)::FLOAT[] AS test_loss_median,
                      list_transform([1, 2, 3, 4], lambda e: id + 10 / e - 1)::FLOAT[] AS test_loss_q1,
                      list_transform([1, 2, 3, 4], lambda e: id + 10 / e + 1)::FLOAT[] AS test_loss_q3,
                      CASE WHEN id <> 2 THEN [4]::FLOAT[] END AS test_loss_min_epoch_median,
                      CASE WHEN id <> 2 THEN [id + 2.25]::FLOAT[] END AS test_loss_min_value_q1,
                      CASE WHEN id <> 2 THEN [id + 2.5]::FLOAT[] END AS test_loss_min_value_median,
                      CASE WHEN id <> 2 THEN [id + 2.75]::FLOAT[] END AS test_loss_min_value_q3
                      FROM (SELECT unnest(range(1, %d)) AS id)) TO '%s' (FORMAT parquet)
                    """
                            .formatted(experiments + 1, file));
        }
    }

    /** Writes three runs of every experiment, with seeds 7 to 9, made on hosts a and b. */
    public static void writeRepetitions(Path summary, Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    COPY (SELECT experiment_id, dataset, shape, size, depth, num_free_parameters, learning_rate,
                      batch_size, label_noise, kernel_regularizer_type, kernel_regularizer_l1, optimizer, momentum,
                      epochs, widths, 'run-' || experiment_id || '-' || r AS run_id, 6::BIGINT + r AS seed,
                      CASE WHEN r = 1 THEN 'a' ELSE 'b' END AS hostname, 'abc123' AS git_hash,
                      list_transform(test_loss_median, lambda v: v + r - 2)::FLOAT[] AS val_loss
                      FROM '%s', (SELECT unnest([1, 2, 3]) AS r)) TO '%s' (FORMAT parquet)
                    """
                            .formatted(summary, file));
        }
    }

    /** The key of the experiment with that id. */
    public long key(int id) {
        Object key =
                new SqlConsole(index)
                        .query(
                                "SELECT _key FROM experiment WHERE experiment_id = " + id,
                                1,
                                new Cancellation())
                        .rows()[0][0];
        return key instanceof Long number ? number : -1;
    }

    /** Filters, and waits for what follows. */
    public void filter(String expression) {
        tab.setFilter(Filter.of(expression));
        settle();
    }

    /** Lets everything happen that waits for a quiet moment. */
    public void settle() {
        for (int i = 0; i < 4; i++) {
            tasks.passTime();
        }
    }

    @Override
    public void close() {
        index.close();
    }

    private final class ChosenFile implements FileDialogs {
        @Override
        public Optional<Path> open(String title, String kind, List<String> patterns) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> save(
                String title, String suggestedName, String kind, List<String> patterns) {
            return chosenFile;
        }

        @Override
        public Optional<Path> folder(String title) {
            return Optional.empty();
        }
    }

    private final class Dialogs implements Modal {
        @Override
        public void show(Node node) {
            dialogs.add(node);
        }

        @Override
        public void hide() {
            dialogs.clear();
        }
    }
}
