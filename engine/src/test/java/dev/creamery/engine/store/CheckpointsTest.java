package dev.creamery.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creamery.engine.train.RunHistory;
import dev.creamery.engine.train.RunState;
import dev.creamery.engine.train.Statistic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

class CheckpointsTest {

    private static final int EPOCHS = 7;
    private static final int CAPACITY = 30;

    @TempDir Path temporary;

    @Test
    void everyBitComesBackThoseOfNumbersThatAreNotFiniteToo() throws Exception {
        RunState state = state(1, 1000, 2000);
        state.parameters()[5] = Float.intBitsToFloat(0x7fc12345); // a NaN with a message
        state.parameters()[6] = -0f;
        state.optimizerState()[7] = Float.NEGATIVE_INFINITY;
        fresh().write(List.of(new RunCheckpoint("one", 1234, state)));

        RunCheckpoint read = reopened().read("one", CAPACITY).orElseThrow();
        assertThat(read).returns("one", RunCheckpoint::runId);
        assertThat(read).returns(1234L, RunCheckpoint::startTime);
        assertSameBits(read.state(), state);
    }

    @Test
    void arraysLongerThanABufferAndArraysOfNothingComeBack() throws Exception {
        for (int length : new int[] {0, 1, 65535, 65536, 65537, 1_000_003}) {
            RunState state = state(length, length, 0);
            fresh().write(List.of(new RunCheckpoint("one", 0, state)));
            assertSameBits(reopened().read("one", EPOCHS).orElseThrow().state(), state);
        }
    }

    @Test
    void aHistoryHasRoomForTheEpochsThatAreLeft() throws Exception {
        fresh().write(List.of(new RunCheckpoint("one", 0, state(1, 3, 3))));
        RunHistory history = reopened().read("one", CAPACITY).orElseThrow().state().history();
        float[] values = new float[Statistic.values().length];
        while (history.epochs() < CAPACITY) {
            history.add(values, values);
        }
        assertThat(history.test(Statistic.LOSS)).hasSize(CAPACITY);
    }

    @Test
    void theLastOneCounts() throws Exception {
        Checkpoints checkpoints = fresh();
        checkpoints.write(List.of(new RunCheckpoint("one", 0, state(1, 3, 3))));
        RunState later = state(2, 3, 3);
        checkpoints.write(List.of(new RunCheckpoint("one", 0, later)));
        assertSameBits(checkpoints.read("one", CAPACITY).orElseThrow().state(), later);
        assertThat(files()).containsExactly("one.checkpoint");
    }

    @Test
    void aFileThatWasCutIsNotUsed() throws Exception {
        fresh().write(List.of(new RunCheckpoint("one", 0, state(1, 2, 4))));
        byte[] whole = Files.readAllBytes(file("one"));
        for (int length = 0; length < whole.length; length += 31) {
            Files.write(file("one"), Arrays.copyOf(whole, length));
            assertThat(reopened().read("one", CAPACITY)).as("%d bytes", length).isEmpty();
        }
    }

    @Test
    void aFileWithAWrongBitIsNotUsed() throws Exception {
        fresh().write(List.of(new RunCheckpoint("one", 0, state(1, 2, 4))));
        byte[] whole = Files.readAllBytes(file("one"));
        for (int bit = 0; bit < 8 * whole.length; bit += 397) {
            byte[] wrong = whole.clone();
            wrong[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file("one"), wrong);
            assertThat(reopened().read("one", CAPACITY)).as("bit %d", bit).isEmpty();
        }
    }

    @Test
    void whatAnotherTrainerOrAnotherRunSavedIsNotUsed() throws Exception {
        fresh().write(List.of(new RunCheckpoint("one", 0, state(1, 2, 4))));
        Checkpoints others = new Checkpoints(folder(), "other kernels");
        assertThat(others.clearUp(run -> true)).isEmpty();
        assertThat(others.read("one", CAPACITY)).isEmpty();
        Files.copy(file("one"), file("two"));
        assertThat(reopened().read("two", CAPACITY)).isEmpty();
        assertThat(reopened().read("one", CAPACITY)).isPresent();
    }

    @Test
    void moreEpochsThanTheRunIsToHaveAreNotUsed() throws Exception {
        fresh().write(List.of(new RunCheckpoint("one", 0, state(1, 2, 4))));
        assertThat(reopened().read("one", EPOCHS - 1)).isEmpty();
    }

    @Test
    void atTheStartOfAnEngineWhatIsNotNeededIsDeletedAndTheRestCounted() throws Exception {
        fresh().write(
                        List.of(
                                new RunCheckpoint("finished", 0, state(1, 2, 4)),
                                new RunCheckpoint("unfinished", 0, state(2, 2, 4))));
        Files.writeString(folder().resolve("torn.checkpoint.tmp"), "CREAM");
        Files.writeString(folder().resolve("notes.txt"), "a person's");
        assertThat(fresh().clearUp(run -> !run.equals("finished")))
                .containsExactlyEntriesOf(java.util.Map.of("unfinished", EPOCHS));
        assertThat(files()).containsExactly("notes.txt", "unfinished.checkpoint");
    }

    @Test
    void whatIsRecordedIsForgotten() throws Exception {
        Checkpoints checkpoints = fresh();
        checkpoints.write(List.of(new RunCheckpoint("one", 0, state(1, 2, 4))));
        checkpoints.delete(List.of("one", "never saved"));
        assertThat(files()).isEmpty();
        assertThat(checkpoints.read("one", CAPACITY)).isEmpty();
    }

    @Test
    void whereOneCannotBeWrittenTheEarlierOnesStay() throws Exception {
        Checkpoints checkpoints = fresh();
        RunState first = state(1, 2, 4);
        checkpoints.write(List.of(new RunCheckpoint("one", 0, first)));
        Files.createDirectories(folder().resolve("two.checkpoint.tmp/in the way"));
        assertThatThrownBy(
                        () ->
                                checkpoints.write(
                                        List.of(
                                                new RunCheckpoint("one", 0, state(2, 2, 4)),
                                                new RunCheckpoint("two", 0, state(2, 2, 4)))))
                .isInstanceOf(IOException.class);
        assertSameBits(checkpoints.read("one", CAPACITY).orElseThrow().state(), first);
    }

    private Checkpoints fresh() {
        return new Checkpoints(folder(), "kernels");
    }

    /** As the next engine sees them. */
    private Checkpoints reopened() throws IOException {
        Checkpoints checkpoints = fresh();
        checkpoints.clearUp(run -> true);
        return checkpoints;
    }

    private Path folder() {
        return temporary.resolve("checkpoints");
    }

    private Path file(String run) {
        return folder().resolve(run + ".checkpoint");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static RunState state(long seed, int parameters, int moments) {
        Random random = new Random(seed);
        RunHistory history = new RunHistory(CAPACITY);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            history.add(
                    floats(random, Statistic.values().length),
                    floats(random, Statistic.values().length));
        }
        return new RunState(floats(random, parameters), floats(random, moments), history);
    }

    private static float[] floats(Random random, int count) {
        float[] values = new float[count];
        for (int index = 0; index < count; index++) {
            values[index] = random.nextFloat();
        }
        return values;
    }

    private static void assertSameBits(RunState actual, RunState expected) {
        assertThat(bits(actual.parameters())).isEqualTo(bits(expected.parameters()));
        assertThat(bits(actual.optimizerState())).isEqualTo(bits(expected.optimizerState()));
        for (Statistic statistic : Statistic.values()) {
            assertThat(bits(actual.history().train(statistic)))
                    .isEqualTo(bits(expected.history().train(statistic)));
            assertThat(bits(actual.history().test(statistic)))
                    .isEqualTo(bits(expected.history().test(statistic)));
        }
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int index = 0; index < bits.length; index++) {
            bits[index] = Float.floatToRawIntBits(values[index]);
        }
        return bits;
    }
}
