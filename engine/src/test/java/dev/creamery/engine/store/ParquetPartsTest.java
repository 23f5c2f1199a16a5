package dev.creamery.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.train.RunHistory;
import dev.creamery.engine.train.Statistic;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Parts as they are written, read back, compacted and removed. */
class ParquetPartsTest {

    @TempDir private Path folder;
    private DuckDb database;
    private ParquetParts parts;

    @BeforeEach
    void open() throws Exception {
        database = DuckDb.inMemory(512, 2, folder.resolve("spill"));
        parts = new ParquetParts(database);
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    @Test
    void historiesComeBackBitForBit() throws Exception {
        PlannedExperiment planned = SampleRuns.planned(SampleRuns.experiment());
        RunHistory awkward =
                SampleRuns.constantAcrossStatistics(
                        List.of(
                                Float.NaN,
                                Float.POSITIVE_INFINITY,
                                Float.NEGATIVE_INFINITY,
                                -0f,
                                Float.MIN_VALUE,
                                Float.MAX_VALUE));
        RunHistory usual = SampleRuns.history(5000, 1);
        Path part = folder.resolve("a.parquet");

        parts.write(
                part,
                List.of(
                        SampleRuns.run(7, planned, 0, usual),
                        SampleRuns.run(7, planned, 1, awkward),
                        SampleRuns.run(8, planned, 0, usual)));

        List<StoredHistory> read = parts.read(List.of(part), 7, List.of("val_loss", "hinge"));
        assertThat(read).extracting(StoredHistory::runId).containsExactly("run-7-0", "run-7-1");
        assertThat(read.get(0).curves()[0]).isEqualTo(usual.test(Statistic.LOSS));
        assertThat(read.get(0).curves()[1]).isEqualTo(usual.train(Statistic.HINGE));
        assertThat(read.get(1).curves()[0]).isEqualTo(awkward.test(Statistic.LOSS));
    }

    @Test
    void onlyTheFinishedFileIsLeft() throws Exception {
        PlannedExperiment planned = SampleRuns.planned(SampleRuns.experiment());
        Path part = folder.resolve("new/a.parquet");

        parts.write(part, List.of(SampleRuns.run(7, planned, 0, SampleRuns.history(3, 1))));

        try (var files = Files.list(part.getParent())) {
            assertThat(files).containsExactly(part);
        }
    }
}
