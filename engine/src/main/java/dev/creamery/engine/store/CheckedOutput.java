package dev.creamery.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/** Writes numbers, little-endian, through a small buffer, and then the checksum of all of them. */
final class CheckedOutput {

    static final int BUFFER_BYTES = 1 << 18;

    private final FileChannel channel;
    private final ByteBuffer buffer =
            ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C sum = new CRC32C();

    CheckedOutput(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @param bytes fewer than the buffer holds
     */
    void bytes(byte[] bytes) throws IOException {
        room(bytes.length);
        buffer.put(bytes);
    }

    void text(String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        number(bytes.length);
        bytes(bytes);
    }

    void number(int number) throws IOException {
        room(Integer.BYTES);
        buffer.putInt(number);
    }

    void longNumber(long number) throws IOException {
        room(Long.BYTES);
        buffer.putLong(number);
    }

    /** Every bit of the values, those of NaN too. */
    void floats(float[] values) throws IOException {
        int written = 0;
        while (written < values.length) {
            room(Float.BYTES);
            int count = Math.min(values.length - written, buffer.remaining() / Float.BYTES);
            buffer.asFloatBuffer().put(values, written, count);
            buffer.position(buffer.position() + count * Float.BYTES);
            written += count;
        }
    }

    /** The end. */
    void checksum() throws IOException {
        flush();
        buffer.putInt((int) sum.getValue());
        flush();
    }

    private void room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        sum.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }
}
