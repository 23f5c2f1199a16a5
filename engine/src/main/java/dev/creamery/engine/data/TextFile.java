package dev.creamery.engine.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Text files, compressed or not, whatever their name says. */
final class TextFile {

    private static final int BUFFER = 1 << 16;

    private TextFile() {}

    static boolean isGzip(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.read() == 0x1f && stream.read() == 0x8b;
        }
    }

    /** The text's bytes, decompressed. */
    static InputStream open(Path file) throws IOException {
        InputStream stream = Files.newInputStream(file);
        try {
            return new BufferedInputStream(
                    isGzip(file) ? new GZIPInputStream(stream, BUFFER) : stream, BUFFER);
        } catch (IOException broken) {
            stream.close();
            throw broken;
        }
    }

    /**
     * Decompresses everything once, which compares the checksum at the end: DuckDB does not.
     *
     * @throws IOException if the file is cut off or damaged
     */
    static void checkGzip(Path file) throws IOException {
        try (InputStream stream = open(file)) {
            stream.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }
}
