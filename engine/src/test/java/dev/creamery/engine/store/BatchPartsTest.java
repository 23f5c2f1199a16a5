package dev.creamery.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.sweep.SweepJson;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

class BatchPartsTest {

    private static final PlannedExperiment EXPERIMENT = SampleRuns.planned(SampleRuns.experiment());
    private static final Sweep SWEEP =
            new SweepJson()
                    .read(
                            """
                            {"name": "study", "repetitions": 3, "cubes": [{"dataset": ["sleep"],
                                "shape": ["rectangle"], "size": [1024], "depth": [3]}]}
                            """);

    @TempDir Path folder;

    @Test
    void aPartThatIsDamagedInsideDoesNotKeepTheOthersFromBeingJoined() throws IOException {
        Workspace workspace = Workspace.open(folder);
        Batch batch = workspace.launch(SWEEP, () -> List.of(EXPERIMENT));
        try (DuckDb database = DuckDb.inMemory(256, 1, folder.resolve(".temporary"));
                EngineSeat seat = batch.take("engine", Instant.EPOCH)) {
            BatchParts parts =
                    new BatchParts(
                            workspace,
                            batch,
                            Shard.WHOLE,
                            "engine",
                            seat.journal(),
                            new ParquetParts(database),
                            InstantSource.system());
            for (int repetition = 0; repetition < 3; repetition++) {
                parts.record(
                        List.of(
                                SampleRuns.run(
                                        1,
                                        EXPERIMENT,
                                        repetition,
                                        SampleRuns.history(200, repetition))));
            }
            Path damaged = folder.resolve("repetitions/study/engine-000002.parquet");
            assertThat(damaged).exists();
            overwriteTheMiddle(damaged);

            parts.compact();

            assertThat(damaged).doesNotExist();
            assertThat(folder.resolve("set-aside/repetitions/study/engine-000002.parquet"))
                    .exists();
            assertThat(batch.state().finishedRuns(1))
                    .containsExactlyInAnyOrder("run-1-0", "run-1-2");
            try (Stream<Path> files = Files.list(folder.resolve("repetitions/study"))) {
                assertThat(files).hasSize(1);
            }
        }
    }

    private static void overwriteTheMiddle(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate((int) channel.size() / 4), channel.size() / 4);
        }
    }
}
