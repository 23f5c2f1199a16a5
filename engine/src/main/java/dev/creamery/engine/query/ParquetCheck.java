package dev.creamery.engine.query;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/** Finds truncated files and files that are no Parquet, without reading them. */
final class ParquetCheck {

    private static final int MAGIC = 0x31524150; // "PAR1", little endian
    private static final int SMALLEST = 12;

    private ParquetCheck() {}

    /** What is wrong with the file's frame, or nothing. */
    static Optional<String> problem(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            if (size < SMALLEST) {
                return Optional.of("is too short for a Parquet file (%d bytes)".formatted(size));
            }
            if (read(channel, 0, 4).getInt() != MAGIC) {
                return Optional.of("is no Parquet file: it does not begin with PAR1");
            }
            ByteBuffer tail = read(channel, size - 8, 8);
            int footer = tail.getInt();
            if (tail.getInt() != MAGIC || footer <= 0 || footer > size - SMALLEST) {
                return Optional.of("is truncated: its footer is missing");
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("cannot be read: " + e.getMessage());
        }
    }

    private static ByteBuffer read(FileChannel channel, long position, int bytes)
            throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new IOException("it ended while it was read");
            }
        }
        return buffer.flip();
    }
}
