package dev.creamery.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.sweep.SweepJson;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

class ShardTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir Path folder;

    @Test
    void aShardIsReadAsItIsWritten() {
        assertThat(Shard.parse("2/5")).isEqualTo(new Shard(2, 5)).hasToString("2/5");
        assertThat(Shard.parse("1/1")).isEqualTo(Shard.WHOLE).returns(true, Shard::isWhole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "0/5", "6/5", "2/", "/5", "a/b", "-1/5", "1/99999", "2/5/6"})
    void whatIsNoShardIsRefusedWithWhatIsAllowed(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shard.parse(text))
                .withMessageMatching(".*(allowed: 1/N to N/N|write for example 2/5).*");
    }

    @Test
    void filesTellWhoseTheyAre() {
        assertThat(Shard.ofFile(new Shard(2, 5).prefix() + "barn-12-2026-000001.parquet"))
                .isEqualTo(new Shard(2, 5));
        assertThat(Shard.ofFile("barn-12-2026-000001.parquet")).isEqualTo(Shard.WHOLE);
    }

    @Test
    void shardsOfOneDivisionAreTakenAtTheSameTime() throws IOException {
        Batch batch = batch();
        try (EngineSeat _ = batch.take(new Shard(1, 3), "one", NOON);
                EngineSeat _ = batch.take(new Shard(3, 3), "three", NOON)) {
            assertThat(batch.isTaken()).isTrue();
            assertThat(batch.holders()).hasSize(2);
        }
        assertThat(batch.isTaken()).isFalse();
    }

    @Test
    void whoLooksDoesNotLookTakenToOthersWhoLook() throws Exception {
        Batch batch = batch();
        batch.take("one", NOON).close();
        Callable<Boolean> look = batch::isTaken;
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var taken : threads.invokeAll(Collections.nCopies(200, look))) {
                assertThat(taken.get()).isFalse();
            }
        }
    }

    @Test
    void whoeverCouldTrainTheSameRunsIsRefused() throws IOException {
        Batch batch = batch();
        try (EngineSeat _ = batch.take(new Shard(1, 3), "one", NOON)) {
            assertThatThrownBy(() -> batch.take(new Shard(1, 3), "another", NOON))
                    .isInstanceOf(BatchTakenException.class)
                    .hasMessageContaining("shard 1/3 of batch study is being trained by");
            assertThatThrownBy(() -> batch.take(new Shard(2, 2), "another", NOON))
                    .hasMessageContaining("all must be of 3");
            assertThatThrownBy(() -> batch.take("another", NOON))
                    .isInstanceOf(BatchTakenException.class);
            batch.take(new Shard(2, 3), "another", NOON).close();
        }
        try (EngineSeat _ = batch.take("one", NOON)) {
            assertThatThrownBy(() -> batch.take(new Shard(2, 3), "another", NOON))
                    .hasMessageContaining("batch study is being trained by");
        }
        batch.take(new Shard(2, 2), "another", NOON).close();
    }

    @Test
    void anEngineLeavesAloneWhatOtherShardsWrite() throws IOException {
        Batch batch = batch();
        Path parts = Files.createDirectories(folder.resolve("repetitions/study"));
        Path ofOther = Files.createFile(parts.resolve("shard-2-of-3.barn-000001.parquet"));
        Path draft = Files.createFile(parts.resolve("shard-2-of-3.barn-000002.parquet.1.tmp"));
        Path own = Files.createFile(parts.resolve("shard-1-of-3.barn-000001.parquet"));
        Path older = Files.createFile(parts.resolve("shard-2-of-4.barn-000001.parquet"));
        Path whole = Files.createFile(parts.resolve("barn-000001.parquet.1.tmp"));
        assertThat(clearUp(batch, new Shard(1, 3)))
                .extracting(LostPart::part)
                .containsExactly(
                        "repetitions/study/" + own.getFileName(),
                        "repetitions/study/" + older.getFileName());
        assertThat(List.of(ofOther, draft)).allMatch(Files::exists);
        assertThat(List.of(own, older, whole)).noneMatch(Files::exists);
        clearUp(batch, Shard.WHOLE);
        assertThat(List.of(ofOther, draft)).noneMatch(Files::exists);
    }

    private List<LostPart> clearUp(Batch batch, Shard shard) throws IOException {
        String engine = shard.prefix() + "engine";
        try (DuckDb database = DuckDb.inMemory(256, 1, folder.resolve(".temporary"));
                EngineSeat seat = batch.take(shard, engine, NOON)) {
            return new BatchParts(
                            Workspace.open(folder),
                            batch,
                            shard,
                            engine,
                            seat.journal(),
                            new ParquetParts(database),
                            InstantSource.fixed(NOON))
                    .clearUp();
        }
    }

    private Batch batch() throws IOException {
        PlannedExperiment planned = SampleRuns.planned(SampleRuns.experiment());
        return Workspace.open(folder)
                .launch(
                        new SweepJson()
                                .read(
                                        """
                                        {"name": "study", "repetitions": 2, "cubes": [{"dataset": ["sleep"],
                                            "shape": ["rectangle"], "size": [1024], "depth": [3]}]}
                                        """),
                        () -> List.of(planned));
    }
}
