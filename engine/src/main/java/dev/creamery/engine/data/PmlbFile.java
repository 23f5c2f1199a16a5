package dev.creamery.engine.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.creamery.engine.sweep.DatasetFacts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Checks that a downloaded file is the dataset that it should be. */
final class PmlbFile {

    private static final int HEAD = 512;

    private PmlbFile() {}

    /**
     * Decompresses the whole file and compares header, columns and rows with what is known.
     *
     * @throws IOException if it is something else; the message says what
     */
    static void check(Path file, DatasetFacts expected) throws IOException {
        if (!TextFile.isGzip(file)) {
            throw new IOException("what came is " + nature(file) + ", not a compressed dataset");
        }
        long lines = 0;
        StringBuilder header = new StringBuilder();
        try (InputStream stream = TextFile.open(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                for (int index = 0; index < count; index++) {
                    if (buffer[index] == '\n') {
                        lines++;
                    } else if (lines == 0) {
                        header.append((char) buffer[index]);
                    }
                }
            }
        }
        String[] columns = header.toString().strip().split("\t", -1);
        if (!columns[columns.length - 1].equals(Conventions.TARGET)) {
            throw new IOException("its last column is not 'target'");
        }
        if (columns.length - 1 != expected.features() || lines - 1 != expected.rows()) {
            throw new IOException(
                    "it has "
                            + (columns.length - 1)
                            + " features and "
                            + (lines - 1)
                            + " rows instead of "
                            + expected.features()
                            + " and "
                            + expected.rows());
        }
    }

    private static String nature(Path file) throws IOException {
        String head;
        try (InputStream stream = Files.newInputStream(file)) {
            head = new String(stream.readNBytes(HEAD), ISO_8859_1).strip();
        }
        String lower = head.toLowerCase(Locale.ROOT);
        if (lower.startsWith("version https://git-lfs")) {
            return "a Git LFS pointer (the server gives the file's reference instead of the file)";
        }
        if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
            return "a web page";
        }
        return head.isEmpty() ? "empty" : "something else";
    }
}
