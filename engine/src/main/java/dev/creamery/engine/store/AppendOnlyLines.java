package dev.creamery.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A text file that only grows, line by line. A line that was appended survives a crash; what a
 * crash leaves of a line that was being appended is not read, and is cut off before the next one.
 */
final class AppendOnlyLines implements Closeable {

    private final FileChannel channel;

    /**
     * Opens a file for appending, and makes it where it is missing.
     *
     * @param whole tells a whole line from what a crash leaves of one
     */
    AppendOnlyLines(Path file, Predicate<String> whole) throws IOException {
        long length = Files.exists(file) ? Content.of(file, whole).length() : 0;
        channel = FileChannel.open(file, CREATE, WRITE);
        channel.truncate(length);
        channel.position(length);
        DurableFiles.forceFolder(file.toAbsolutePath().getParent());
    }

    /** The whole lines of a file; none where there is no file. */
    static List<String> read(Path file, Predicate<String> whole) throws IOException {
        return Files.exists(file) ? Content.of(file, whole).lines() : List.of();
    }

    /**
     * Appends lines; when this returns they are on the disk.
     *
     * @throws IOException if that fails; the file is then as it was before
     */
    synchronized void append(List<String> lines) throws IOException {
        long before = channel.position();
        try {
            DurableFiles.writeFully(channel, String.join("\n", lines) + "\n");
            channel.force(false);
        } catch (IOException failed) {
            channel.truncate(before);
            throw failed;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /**
     * @param lines the whole lines
     * @param length their bytes, line feeds included
     */
    private record Content(List<String> lines, long length) {

        static Content of(Path file, Predicate<String> whole) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            List<String> lines = new ArrayList<>();
            int start = 0;
            int damaged = 0;
            int length = 0;
            for (int index = 0; index < bytes.length; index++) {
                if (bytes[index] != '\n') {
                    continue;
                }
                String line = new String(bytes, start, index - start, UTF_8);
                start = index + 1;
                if (!whole.test(line)) {
                    damaged++;
                } else if (damaged > 0) {
                    throw new IOException(
                            file
                                    + ", line "
                                    + (lines.size() + 1)
                                    + ", is damaged, and whole lines follow it; a crash does not"
                                    + " do that. Restore the file from a backup, or delete that"
                                    + " line: what it recorded is then done again");
                } else {
                    lines.add(line);
                    length = start;
                }
            }
            return new Content(lines, length);
        }
    }
}
