package dev.creamery.app.explore.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.app.place.FileDialogs;
import dev.creamery.app.place.Notice;
import dev.creamery.app.task.ImmediateTaskRunner;
import dev.creamery.engine.export.ExportFormat;
import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.DatasetIndex;
import dev.creamery.engine.query.Filter;
import dev.creamery.engine.query.SelectedRows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Exports of a summary of six experiments, of depth 2 to 7. */
class ExportViewModelTest {

    @TempDir private Path folder;
    private final ImmediateTaskRunner tasks = new ImmediateTaskRunner();
    private final ChosenFiles files = new ChosenFiles();
    private DatasetIndex index;

    /** A person who always takes the same place, and what they were asked for. */
    private static final class ChosenFiles implements FileDialogs {
        private Optional<Path> choice = Optional.empty();
        private final List<String> asked = new ArrayList<>();

        @Override
        public Optional<Path> open(String title, String kind, List<String> patterns) {
            throw new AssertionError("nothing is to be opened");
        }

        @Override
        public Optional<Path> save(
                String title, String suggestedName, String kind, List<String> patterns) {
            asked.add(suggestedName);
            return choice;
        }

        @Override
        public Optional<Path> folder(String title) {
            asked.add("folder");
            return choice;
        }
    }

    @BeforeEach
    void makeData() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        run(
                """
                COPY (SELECT range::UINTEGER AS experiment_id, 'sleep' AS dataset, 'rectangle' AS shape, 32::UBIGINT AS size,
                  range::UTINYINT AS depth, 0.0001::FLOAT AS learning_rate, [0.5, 0.25]::FLOAT[] AS test_loss_median,
                  [3, 3]::UTINYINT[] AS num FROM range(2, 8)) TO '%s' (FORMAT parquet)
                """
                        .formatted(data.resolve("summary.parquet")));
        index = DatasetIndex.open(data, folder.resolve("cache"), "300MB");
        index.refresh(progress -> {}, new Cancellation());
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void saysWhatTheExportWillHold() {
        ExportViewModel export = export(Filter.of("depth > 4"));
        assertThat(export.contents().get()).startsWith("3 experiments, 8 columns");
        assertThat(export.possible().get()).isTrue();
        assertThat(export.filterText()).isEqualTo("depth > 4");
    }

    @Test
    void runsThatAreNotThereCannotBeExported() {
        ExportViewModel export = export(Filter.NONE);
        export.rows().set(SelectedRows.Kind.REPETITIONS);
        tasks.passTime();
        assertThat(export.possible().get()).isFalse();
        assertThat(export.contents().get()).contains("6 have no repetitions here");
    }

    @Test
    void writesWhatWasAskedForWhereItWasAskedFor() throws Exception {
        ExportViewModel export = export(Filter.of("depth > 4"));
        export.format().set(ExportFormat.CSV);
        Path target = folder.resolve("deep.csv");
        files.choice = Optional.of(target);

        export.start();

        assertThat(files.asked).containsExactly("experiments.csv");
        assertThat(export.running().get()).isFalse();
        assertThat(export.fraction().get()).isEqualTo(1);
        assertThat(export.status().get()).contains("Written to " + target);
        assertThat(run("SELECT string_agg(depth, ' ' ORDER BY depth) FROM '%s'".formatted(target)))
                .isEqualTo("5 6 7");
    }

    @Test
    void whatWasWrittenIsNoLongerToldOnceTheSettingsAreOthers() {
        ExportViewModel export = export(Filter.NONE);
        files.choice = Optional.of(folder.resolve("all.parquet"));
        export.start();
        assertThat(export.status().get()).startsWith("Written to");
        export.format().set(ExportFormat.JSON);
        assertThat(export.status().get()).isEmpty();
        assertThat(export.fraction().get()).isZero();
        export.start();
        assertThat(export.status().get()).startsWith("Written to");
        export.folders().set(true);
        assertThat(export.status().get()).isEmpty();
    }

    @Test
    void foldersAreMadeInTheChosenFolder() {
        ExportViewModel export = export(Filter.NONE);
        export.folders().set(true);
        files.choice = Optional.of(folder.resolve("taken"));
        export.start();
        assertThat(files.asked).containsExactly("folder");
        assertThat(folder.resolve("taken/complete_summary/dataset=sleep")).isDirectory();
    }

    @Test
    void whoChangesTheirMindExportsNothing() {
        ExportViewModel export = export(Filter.NONE);
        export.start();
        assertThat(export.status().get()).isEmpty();
        assertThat(export.running().get()).isFalse();
    }

    @Test
    void aRefusedTargetIsToldWithItsReason() throws Exception {
        ExportViewModel export = export(Filter.NONE);
        export.folders().set(true);
        Path full = Files.createDirectory(folder.resolve("full"));
        Path mine = Files.writeString(full.resolve("mine.txt"), "mine");
        files.choice = Optional.of(full);

        export.start();

        assertThat(export.notices().current().get().map(Notice::message))
                .hasValueSatisfying(message -> assertThat(message).contains("is not empty"));
        assertThat(mine).hasContent("mine");
    }

    private ExportViewModel export(Filter filter) {
        ExportViewModel export =
                new ExportViewModel(tasks, files, index, filter, folder.resolve("temporary"));
        tasks.passTime();
        return export;
    }

    private static String run(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet result = statement.getResultSet()) {
                return result.next() ? String.valueOf(result.getString(1)) : "";
            }
        }
    }
}
