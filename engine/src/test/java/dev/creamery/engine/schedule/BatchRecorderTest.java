package dev.creamery.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.BatchParts;
import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.EngineSeat;
import dev.creamery.engine.store.JournalEntry;
import dev.creamery.engine.store.ParquetParts;
import dev.creamery.engine.store.RunRecord;
import dev.creamery.engine.store.SampleRuns;
import dev.creamery.engine.store.Shard;
import dev.creamery.engine.store.StoredHistory;
import dev.creamery.engine.store.Workspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A disk that is full now and then, in front of a real journal and real parts. */
class BatchRecorderTest {

    private static final int RUNS = 25;
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

    @TempDir Path folder;
    private final StopSignal stop = new StopSignal();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();

    @Test
    void whatIsRefusedForLackOfRoomIsWrittenLaterOnceAndWithTheSameBits() throws Exception {
        long seed = System.nanoTime();
        System.out.println("BatchRecorderTest: seed " + seed);
        Random random = new Random(seed);
        record("full", () -> random.nextInt(3) > 0);
        record("roomy", () -> false);
        assertThat(refusals.get()).as("seed %d", seed).isPositive();
        assertThat(finished.get()).isEqualTo(2 * RUNS);
        assertThat(curves("full")).as("seed %d", seed).hasSize(RUNS).isEqualTo(curves("roomy"));
        assertThat(Workspace.open(folder.resolve("full")).state().finishedRuns()).isEqualTo(RUNS);
    }

    @Test
    void whileItWaitsItSaysSoAndNothingIsClaimedUntilAStop() throws Exception {
        Workspace workspace = workspace("full");
        Batch batch = workspace.batch("study");
        RoomOnDisk room = new RoomOnDisk(workspace.root(), stop, Duration.ofMillis(1));
        try (EngineSeat seat = batch.take("test", Instant.EPOCH);
                DuckDb database = DuckDb.inMemory(256, 1, folder.resolve("temporary"))) {
            BatchParts parts =
                    new BatchParts(
                            workspace,
                            batch,
                            Shard.WHOLE,
                            "test",
                            seat.journal(),
                            new ParquetParts(database),
                            CLOCK);
            BatchRecorder recorder =
                    recorder(new Refusing(ResultStore.of(seat.journal(), parts), () -> true), room);
            recorder.trained(List.of(run(0)));
            while (room.waiting().isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(room.waiting().orElseThrow()).contains(workspace.root().toString());
            Thread claiming = Thread.ofPlatform().start(() -> recorder.claimed(group()));
            assertThat(claiming.join(Duration.ofMillis(200))).isFalse();
            stop.request(StopSignal.Reason.INTERRUPTED);
            claiming.join();
            recorder.close();
            assertThat(recorder.broken().orElseThrow()).hasMessageContaining("No space left");
            assertThat(finished.get()).isZero();
            assertThat(room.waiting()).isEmpty();
        }
    }

    private interface Refusal {
        boolean now();
    }

    private void record(String name, Refusal refusal) throws Exception {
        Workspace workspace = workspace(name);
        Batch batch = workspace.batch("study");
        try (EngineSeat seat = batch.take("test", Instant.EPOCH);
                DuckDb database = DuckDb.inMemory(256, 1, folder.resolve("temporary"))) {
            BatchParts parts =
                    new BatchParts(
                            workspace,
                            batch,
                            Shard.WHOLE,
                            "test",
                            seat.journal(),
                            new ParquetParts(database),
                            CLOCK);
            ResultStore store = new Refusing(ResultStore.of(seat.journal(), parts), refusal);
            RoomOnDisk room = new RoomOnDisk(workspace.root(), stop, Duration.ofMillis(1));
            try (BatchRecorder recorder = recorder(store, room)) {
                for (int run = 0; run < RUNS; run++) {
                    recorder.claimed(group());
                    recorder.trained(List.of(run(run)));
                }
            }
        }
    }

    private BatchRecorder recorder(ResultStore store, RoomOnDisk room) {
        return new BatchRecorder(
                store,
                room,
                CLOCK,
                Duration.ZERO,
                stop,
                runs -> finished.addAndGet(runs.size()),
                new EffortMeter());
    }

    private Workspace workspace(String name) throws IOException {
        Workspace workspace = Workspace.open(folder.resolve(name));
        var sweep = Samples.sweep("study", 1, "\"banana\"", "64", 10);
        workspace.launch(sweep, () -> Samples.planner().plan(sweep));
        return workspace;
    }

    private static RunGroup group() {
        return Samples.group(1, 64, 1);
    }

    private static RunRecord run(int repetition) {
        return SampleRuns.run(
                1,
                SampleRuns.planned(SampleRuns.experiment()),
                repetition,
                SampleRuns.history(20, repetition));
    }

    /** The loss of every recorded row, by run id. */
    private List<String> curves(String name) throws IOException {
        List<Path> parts;
        try (Stream<Path> files = Files.walk(folder.resolve(name).resolve("repetitions"))) {
            parts = files.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
        try (DuckDb database = DuckDb.inMemory(256, 1, folder.resolve("temporary"))) {
            List<StoredHistory> all =
                    new ParquetParts(database).read(parts, 1, List.of("loss", "val_hinge"));
            return all.stream().map(BatchRecorderTest::text).toList();
        }
    }

    private static String text(StoredHistory history) {
        return history.runId()
                + Stream.of(history.curves())
                        .map(
                                curve ->
                                        IntStream.range(0, curve.length)
                                                .map(i -> Float.floatToRawIntBits(curve[i]))
                                                .boxed()
                                                .toList())
                        .toList();
    }

    /** Writes nothing when the disk is full. */
    private final class Refusing implements ResultStore {
        private final ResultStore real;
        private final Refusal refusal;

        Refusing(ResultStore real, Refusal refusal) {
            this.real = real;
            this.refusal = refusal;
        }

        @Override
        public synchronized void record(JournalEntry entry) throws IOException {
            refuse();
            real.record(entry);
        }

        @Override
        public synchronized void record(List<RunRecord> runs) throws IOException {
            refuse();
            real.record(runs);
        }

        @Override
        public synchronized void compact() throws IOException {
            refuse();
            real.compact();
        }

        private void refuse() throws IOException {
            if (refusal.now()) {
                refusals.incrementAndGet();
                throw new IOException("No space left on device");
            }
        }
    }
}
