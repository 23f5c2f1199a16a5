package dev.creamery.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A text file that only grows, line by line. A line that was appended survives a crash; what a
 * crash leaves of a line that was being appended is not read, and is cut off before the next one.
 */
final class AppendOnlyLines implements Closeable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final FileChannel channel;

    /**
     * Opens a file for appending, and makes it where it is missing.
     *
     * @param whole tells a whole line from what a crash leaves of one
     */
    AppendOnlyLines(Path file, Predicate<String> whole) throws IOException {
        long length = scan(file, line -> Optional.of(line).filter(whole), line -> {});
        channel = FileChannel.open(file, CREATE, WRITE);
        channel.truncate(length);
        channel.position(length);
        DurableFiles.forceFolder(file.toAbsolutePath().getParent());
    }

    /** The whole lines of a file; none where there is no file. */
    static List<String> read(Path file, Predicate<String> whole) throws IOException {
        List<String> lines = new ArrayList<>();
        scan(file, line -> Optional.of(line).filter(whole), lines::add);
        return lines;
    }

    /**
     * Hands out what the whole lines of a file mean, one after the other: however long the file is,
     * a line at a time is in memory. A file that is missing has none.
     *
     * @param meaning of a whole line; nothing for what a crash leaves of one
     * @return bytes of the whole lines, line feeds included
     * @throws IOException if whole lines follow one that is not; the message names the line
     */
    static <T> long scan(Path file, Function<String, Optional<T>> meaning, Consumer<T> reader)
            throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            long length = 0;
            long read = 0;
            long number = 0;
            boolean damaged = false;
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                for (int start = 0, end; start < count; start = end) {
                    end = endOfLine(buffer, start, count);
                    line.write(buffer, start, end - start);
                    read += end - start;
                    if (buffer[end - 1] != '\n') {
                        continue; // the line goes on in the next buffer
                    }
                    Optional<T> found = meaning.apply(withoutLineFeed(line));
                    if (found.isPresent()) {
                        if (damaged) {
                            throw damaged(file, number + 1);
                        }
                        reader.accept(found.get());
                        number++;
                        length = read;
                    } else {
                        damaged = true;
                    }
                    line.reset();
                }
            }
            return length;
        }
    }

    /** One more than the index of the line feed, or the end of what was read. */
    private static int endOfLine(byte[] buffer, int start, int count) {
        int end = start;
        while (end < count && buffer[end] != '\n') {
            end++;
        }
        return Math.min(end + 1, count);
    }

    private static String withoutLineFeed(ByteArrayOutputStream line) {
        String text = line.toString(UTF_8);
        return text.substring(0, text.length() - 1);
    }

    private static IOException damaged(Path file, long number) {
        return new IOException(
                file
                        + ", line "
                        + number
                        + ", is damaged, and whole lines follow it; a crash does not do that."
                        + " Restore the file from a backup, or delete that line: what it recorded"
                        + " is then done again");
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
}
