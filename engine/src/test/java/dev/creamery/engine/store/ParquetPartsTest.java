package dev.creamery.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creamery.engine.sweep.BundledSweeps;
import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.train.RunHistory;
import dev.creamery.engine.train.Statistic;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Parts as they are written, read back, compacted and removed. */
class ParquetPartsTest {

    private static final PlannedExperiment USUAL = SampleRuns.planned(SampleRuns.experiment());
    private static final PlannedExperiment UNUSUAL = SampleRuns.planned(SampleRuns.unusual());

    @TempDir private static Path spill;
    private static DuckDb database;
    private static ParquetParts parts;

    @TempDir private Path folder;

    @BeforeAll
    static void open() throws Exception {
        database = DuckDb.inMemory(512, 2, spill);
        parts = new ParquetParts(database);
    }

    @AfterAll
    static void close() throws Exception {
        database.close();
    }

    @Test
    void columnsAndTypesAreThoseOfButter() throws Exception {
        Path part = write("a", SampleRuns.run(7, USUAL, 0, SampleRuns.history(3, 1)));

        assertThat(OtherReader.columns(part)).isEqualTo(ButterSchema.repetitions());
        assertThat(
                        Query.rows(
                                "SELECT column_name || ' ' || column_type FROM (DESCRIBE FROM '"
                                        + part
                                        + "')"))
                .isEqualTo(ButterSchema.repetitions());
    }

    @Test
    void theExperimentIsInTheColumns() throws Exception {
        Path part = write("a", SampleRuns.run(0xFFFF_FFFFL, UNUSUAL, 3, SampleRuns.history(2, 1)));

        Map<String, Object> row = OtherReader.rows(part).getFirst();

        assertThat(row)
                .containsEntry("experiment_id", -1) // the bits of 2^32 - 1
                .containsEntry("run_id", "run-4294967295-3")
                .containsEntry("activation", "relu")
                .containsEntry("batch", "first")
                .containsEntry("batch_size", 17)
                .containsEntry("dataset", "sleep")
                .containsEntry("depth", 4)
                .containsEntry("early_stopping", null)
                .containsEntry("epochs", 7)
                .containsEntry("input_activation", "relu")
                .containsEntry("kernel_regularizer", "{\"type\":\"l2\",\"l2\":0.32}")
                .containsEntry("kernel_regularizer_l1", null)
                .containsEntry("kernel_regularizer_l2", 0.32f)
                .containsEntry("kernel_regularizer_type", "l2")
                .containsEntry("label_noise", 0.05f)
                .containsEntry("learning_rate", 0.3f)
                .containsEntry("optimizer", "SGD")
                .containsEntry("momentum", 0.9f)
                .containsEntry("output_activation", "softmax")
                .containsEntry("shape", "exponential")
                .containsEntry("size", 4096L)
                .containsEntry("task", "classification")
                .containsEntry("test_split", 0.2f)
                .containsEntry("test_split_method", "shuffled_train_test_split")
                .containsEntry("num_free_parameters", UNUSUAL.network().numFreeParameters())
                .containsEntry("widths", UNUSUAL.network().widths())
                .containsEntry("seed", 4294967295003L)
                .containsEntry("start_time", 1_700_000_003L)
                .containsEntry("update_time", 1_700_000_063L);
        BundledSweeps.BUTTER.forEach(sweep -> assertThat(row).containsEntry(sweep, false));
        assertThat((String) row.get("network_structure")).contains("\"inputs\":141");
    }

    @Test
    void sweepsThatAnExperimentBelongsToAreFlagged() throws Exception {
        Path part = write("a", SampleRuns.run(1, USUAL, 0, SampleRuns.history(2, 1)));

        assertThat(OtherReader.rows(part).getFirst())
                .containsEntry("primary_sweep", true)
                .containsEntry("learning_rate_sweep", true)
                .containsEntry("300_epoch_sweep", false)
                .containsEntry("kernel_regularizer", null)
                .containsEntry("kernel_regularizer_type", null)
                .containsEntry("momentum", 0f);
    }

    @Test
    void provenanceIsInTheColumns() throws Exception {
        Path part = write("a", SampleRuns.run(1, USUAL, 0, SampleRuns.history(2, 1)));

        assertThat(OtherReader.rows(part).getFirst())
                .containsEntry("python_version", "Java 25.0.1")
                .containsEntry("tensorflow_version", "creamery 0.1.0 fake 1")
                .containsEntry("task_version", 65535)
                .containsEntry("platform", "Linux 6.1 amd64")
                .containsEntry("git_hash", "abc1234")
                .containsEntry("hostname", "host")
                .containsEntry("command", "creamery run quick");
    }

    @Test
    void historiesComeBackBitForBit() throws Exception {
        RunHistory awkward = awkward();
        RunHistory usual = SampleRuns.history(5000, 1);
        Path part =
                write(
                        "a",
                        SampleRuns.run(7, USUAL, 0, usual),
                        SampleRuns.run(7, USUAL, 1, awkward),
                        SampleRuns.run(8, USUAL, 0, usual));

        List<StoredHistory> read = parts.read(List.of(part), 7, List.of("val_loss", "hinge"));

        assertThat(read).extracting(StoredHistory::runId).containsExactly("run-7-0", "run-7-1");
        assertThat(read.get(0).curves()[0]).isEqualTo(usual.test(Statistic.LOSS));
        assertThat(read.get(0).curves()[1]).isEqualTo(usual.train(Statistic.HINGE));
        assertThat(read.get(1).curves()[0]).isEqualTo(awkward.test(Statistic.LOSS));
    }

    @Test
    void everyStatisticIsInItsColumnForAnyReader() throws Exception {
        RunHistory history = SampleRuns.history(300, 5);
        Path part = write("a", SampleRuns.run(7, USUAL, 0, history));

        Map<String, Object> row = OtherReader.rows(part).getFirst();

        for (Statistic statistic : Statistic.values()) {
            assertThat(row)
                    .containsEntry(statistic.testColumn(), boxed(history.test(statistic)))
                    .containsEntry(statistic.trainColumn(), boxed(history.train(statistic)));
        }
    }

    @Test
    void valuesThatAreNotFiniteSurviveForAnyReader() throws Exception {
        Path part = write("a", SampleRuns.run(7, USUAL, 0, awkward()));

        assertThat(OtherReader.rows(part).getFirst())
                .containsEntry("loss", boxed(awkward().train(Statistic.LOSS)));
        assertThat(Query.rows("SELECT CAST(val_loss AS VARCHAR) FROM '" + part + "'"))
                .containsExactly("[nan, inf, -inf, -0.0, 1e-45, 3.4028235e+38]");
    }

    @Test
    void floatListsAreSplitByBytesAndPackedWithZstd() throws Exception {
        Path part = write("a", SampleRuns.run(7, USUAL, 0, SampleRuns.history(5000, 1)));

        assertThat(
                        Query.rows(
                                "SELECT DISTINCT encodings, compression FROM parquet_metadata('"
                                        + part
                                        + "') WHERE path_in_schema LIKE 'val_loss%'"))
                .containsExactly("BYTE_STREAM_SPLIT ZSTD");
    }

    @Test
    void longHistoriesAreCutIntoRowGroups() throws Exception {
        List<RunRecord> runs = new ArrayList<>();
        RunHistory history = SampleRuns.history(30_000, 1); // 2.4 MB
        for (int repetition = 0; repetition < 60; repetition++) {
            runs.add(SampleRuns.run(7, USUAL, repetition, history));
        }
        Path part = write("a", runs.toArray(RunRecord[]::new));

        assertThat(
                        Query.rows(
                                "SELECT count(DISTINCT row_group_id) > 1 FROM parquet_metadata('"
                                        + part
                                        + "')"))
                .containsExactly("true");
    }

    @Test
    void onlyTheFinishedFileIsLeft() throws Exception {
        Path part = write("new/a", SampleRuns.run(7, USUAL, 0, SampleRuns.history(3, 1)));

        try (var files = Files.list(part.getParent())) {
            assertThat(files).containsExactly(part);
        }
    }

    @Test
    void aPartThatCannotBeWrittenIsNamedAndLeavesNothing() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        Path part = file.resolve("a.parquet");
        RunRecord run = SampleRuns.run(7, USUAL, 0, SampleRuns.history(3, 1));

        assertThatThrownBy(() -> parts.write(part, List.of(run))).isInstanceOf(IOException.class);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void compactionKeepsEveryRunOnceAndTheOldPartsUntilTheyAreRemoved() throws Exception {
        RunHistory history = SampleRuns.history(20, 9);
        RunRecord twice = SampleRuns.run(7, USUAL, 0, history);
        Path first = write("a", twice, SampleRuns.run(9, UNUSUAL, 0, SampleRuns.history(7, 2)));
        Path second = write("b", twice, SampleRuns.run(7, USUAL, 1, history));
        Path both = folder.resolve("c.parquet");

        parts.compact(List.of(first, second), both);

        assertThat(List.of(first, second)).allMatch(Files::exists);
        assertThat(Query.rows("SELECT run_id FROM '" + both + "'"))
                .containsExactlyInAnyOrder("run-7-0", "run-7-1", "run-9-0");
        assertThat(OtherReader.columns(both)).isEqualTo(ButterSchema.repetitions());
        assertThat(parts.read(List.of(first, second, both), 7, List.of("loss"))).hasSize(2);

        parts.remove(List.of(first, second));

        assertThat(List.of(first, second)).noneMatch(Files::exists);
        assertThat(parts.read(List.of(both), 7, List.of("loss")).getFirst().curves()[0])
                .isEqualTo(history.train(Statistic.LOSS));
    }

    private static RunHistory awkward() {
        return SampleRuns.constantAcrossStatistics(
                List.of(
                        Float.NaN,
                        Float.POSITIVE_INFINITY,
                        Float.NEGATIVE_INFINITY,
                        -0f,
                        Float.MIN_VALUE,
                        Float.MAX_VALUE));
    }

    private Path write(String name, RunRecord... runs) throws IOException {
        Path part = folder.resolve(name + ".parquet");
        parts.write(part, List.of(runs));
        return part;
    }

    private static List<Float> boxed(float[] values) {
        List<Float> list = new ArrayList<>();
        for (float value : values) {
            list.add(value);
        }
        return list;
    }
}
