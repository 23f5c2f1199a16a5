package dev.creamery.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/** Reads what {@link CheckedOutput} wrote. */
final class CheckedInput {

    private final FileChannel channel;
    private final ByteBuffer buffer =
            ByteBuffer.allocate(CheckedOutput.BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN).limit(0);
    private final CRC32C sum = new CRC32C();

    CheckedInput(FileChannel channel) {
        this.channel = channel;
    }

    byte[] bytes(int count) throws IOException {
        need(count);
        byte[] bytes = new byte[count];
        sum.update(buffer.slice(buffer.position(), count));
        buffer.get(bytes);
        return bytes;
    }

    /**
     * @param mostBytes that a sound text can have
     */
    String text(int mostBytes) throws IOException {
        int count = number();
        if (count < 0 || count > mostBytes) {
            throw new DamagedCheckpointException("it has a text of " + count + " bytes");
        }
        return new String(bytes(count), UTF_8);
    }

    int number() throws IOException {
        need(Integer.BYTES);
        sum.update(buffer.slice(buffer.position(), Integer.BYTES));
        return buffer.getInt();
    }

    long longNumber() throws IOException {
        need(Long.BYTES);
        sum.update(buffer.slice(buffer.position(), Long.BYTES));
        return buffer.getLong();
    }

    float[] floats(int count) throws IOException {
        float[] values = new float[count];
        int read = 0;
        while (read < count) {
            need(Float.BYTES);
            int next = Math.min(count - read, buffer.remaining() / Float.BYTES);
            sum.update(buffer.slice(buffer.position(), next * Float.BYTES));
            buffer.asFloatBuffer().get(values, read, next);
            buffer.position(buffer.position() + next * Float.BYTES);
            read += next;
        }
        return values;
    }

    /**
     * The end.
     *
     * @throws DamagedCheckpointException if what was read is not what was written
     */
    void checksum() throws IOException {
        int expected = (int) sum.getValue();
        if (number() != expected) {
            throw new DamagedCheckpointException("its checksum is wrong");
        }
    }

    private void need(int bytes) throws IOException {
        if (buffer.remaining() >= bytes) {
            return;
        }
        buffer.compact();
        while (buffer.position() < bytes) {
            if (channel.read(buffer) < 0) {
                throw new DamagedCheckpointException("it ends too early");
            }
        }
        buffer.flip();
    }
}
