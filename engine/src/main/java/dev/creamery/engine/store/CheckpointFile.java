package dev.creamery.engine.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.creamery.engine.train.RunHistory;
import dev.creamery.engine.train.RunState;
import dev.creamery.engine.train.Statistic;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The format of a checkpoint. All numbers are little-endian:
 *
 * <pre>
 * 8 bytes  "CREAMRUN"
 * int32    version of the format: 1
 * text     what trains: other versions or kernels would not go on with the same bits
 * text     run_id
 * int64    start of the training, seconds since 1970-01-01 UTC
 * int32    epochs done
 * int32    parameters
 * int32    values of the optimizer's state
 * float32  per {@link Statistic}: its training column (epochs), then its test column (epochs)
 * float32  parameters
 * float32  optimizer's state
 * int32    CRC-32C of all bytes before
 * </pre>
 *
 * A text is an int32, its number of bytes, and as many bytes of UTF-8.
 */
final class CheckpointFile {

    private static final byte[] MAGIC = "CREAMRUN".getBytes(US_ASCII);
    private static final int VERSION = 1;
    private static final int MOST_TEXT_BYTES = 1 << 16;

    private CheckpointFile() {}

    /**
     * What a file says of itself before the values.
     *
     * @param trainer what trained
     */
    record Header(
            String trainer, String runId, long startTime, int epochs, int parameters, int state) {

        static Header of(String trainer, RunCheckpoint checkpoint) {
            RunState state = checkpoint.state();
            return new Header(
                    trainer,
                    checkpoint.runId(),
                    checkpoint.startTime(),
                    state.epochs(),
                    state.parameters().length,
                    state.optimizerState().length);
        }

        /** Length of a whole file that begins so. */
        private long bytes() {
            long texts = trainer.getBytes(UTF_8).length + runId.getBytes(UTF_8).length;
            long values = 2L * Statistic.values().length * epochs + parameters + state;
            return MAGIC.length + 7L * Integer.BYTES + Long.BYTES + texts + values * Float.BYTES;
        }
    }

    /** Writes a file and forces it to the disk. */
    static void write(Path file, String trainer, RunCheckpoint checkpoint) throws IOException {
        try (FileChannel channel = FileChannel.open(file, CREATE, WRITE, TRUNCATE_EXISTING)) {
            CheckedOutput out = new CheckedOutput(channel);
            Header header = Header.of(trainer, checkpoint);
            out.bytes(MAGIC);
            out.number(VERSION);
            out.text(header.trainer());
            out.text(header.runId());
            out.longNumber(header.startTime());
            out.number(header.epochs());
            out.number(header.parameters());
            out.number(header.state());
            RunState state = checkpoint.state();
            for (Statistic statistic : Statistic.values()) {
                out.floats(state.history().train(statistic));
                out.floats(state.history().test(statistic));
            }
            out.floats(state.parameters());
            out.floats(state.optimizerState());
            out.checksum();
            channel.force(true);
        }
    }

    /**
     * Reads the beginning of a file, and looks whether it has the length that it should have.
     *
     * @throws DamagedCheckpointException if it is not a whole checkpoint
     */
    static Header header(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, READ)) {
            return header(new CheckedInput(channel), channel);
        }
    }

    /**
     * Reads a file.
     *
     * @param capacity epochs that the history has room for
     * @throws DamagedCheckpointException if it is not a whole checkpoint, or has more epochs
     */
    static RunCheckpoint read(Path file, int capacity) throws IOException {
        try (FileChannel channel = FileChannel.open(file, READ)) {
            CheckedInput in = new CheckedInput(channel);
            Header header = header(in, channel);
            if (header.epochs() > capacity) {
                throw new DamagedCheckpointException(
                        "it has %d epochs of %d".formatted(header.epochs(), capacity));
            }
            RunHistory history = history(in, header.epochs(), capacity);
            float[] parameters = in.floats(header.parameters());
            float[] state = in.floats(header.state());
            in.checksum();
            return new RunCheckpoint(
                    header.runId(), header.startTime(), new RunState(parameters, state, history));
        }
    }

    private static Header header(CheckedInput in, FileChannel channel) throws IOException {
        if (!Arrays.equals(in.bytes(MAGIC.length), MAGIC)) {
            throw new DamagedCheckpointException("it is not a checkpoint");
        }
        int version = in.number();
        if (version != VERSION) {
            throw new DamagedCheckpointException(
                    "its format is version %d, not %d".formatted(version, VERSION));
        }
        Header header =
                new Header(
                        in.text(MOST_TEXT_BYTES),
                        in.text(MOST_TEXT_BYTES),
                        in.longNumber(),
                        in.number(),
                        in.number(),
                        in.number());
        if (header.epochs() < 0
                || header.parameters() < 0
                || header.state() < 0
                || header.bytes() != channel.size()) {
            throw new DamagedCheckpointException(
                    "it has %d bytes instead of %d".formatted(channel.size(), header.bytes()));
        }
        return header;
    }

    private static RunHistory history(CheckedInput in, int epochs, int capacity)
            throws IOException {
        int statistics = Statistic.values().length;
        float[][] train = new float[statistics][];
        float[][] test = new float[statistics][];
        for (int statistic = 0; statistic < statistics; statistic++) {
            train[statistic] = in.floats(epochs);
            test[statistic] = in.floats(epochs);
        }
        RunHistory history = new RunHistory(capacity);
        for (int epoch = 0; epoch < epochs; epoch++) {
            history.add(row(train, epoch), row(test, epoch));
        }
        return history;
    }

    private static float[] row(float[][] columns, int epoch) {
        float[] row = new float[columns.length];
        for (int column = 0; column < row.length; column++) {
            row[column] = columns[column][epoch];
        }
        return row;
    }
}
