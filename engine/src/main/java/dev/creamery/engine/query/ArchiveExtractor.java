package dev.creamery.engine.query;

import dev.creamery.engine.store.Folders;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;

/** Unpacks {@code .tar} and {@code .tar.xz}, as BUTTER is published, into a cache folder, once. */
public final class ArchiveExtractor {

    private static final int REPORT_EVERY_BYTES = 1 << 22;

    private final Path cacheFolder;

    /**
     * @param cacheFolder where unpacked archives lie
     */
    public ArchiveExtractor(Path cacheFolder) {
        this.cacheFolder = cacheFolder;
    }

    /** Whether it is an archive, by its name. */
    public static boolean isArchive(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".tar") || name.endsWith(".tar.xz") || name.endsWith(".txz");
    }

    /**
     * Unpacks an archive, or finds it unpacked from the last time. A failed or cancelled extraction
     * leaves nothing behind.
     *
     * @param progress bytes read of the archive's size
     * @return the folder with its files
     * @throws IOException if it is broken, holds a path that leads out of it, or the disk is full
     */
    public Path extract(Path archive, Consumer<WorkProgress> progress, Cancellation cancellation)
            throws IOException {
        Path target = target(archive);
        if (Files.isDirectory(target)) {
            return target;
        }
        Path unfinished = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID());
        Files.createDirectories(unfinished);
        try {
            unpack(archive, unfinished, progress, cancellation);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            return target;
        } catch (java.nio.file.FileAlreadyExistsException
                | java.nio.file.DirectoryNotEmptyException somebodyWasFaster) {
            return target;
        } finally {
            Folders.delete(unfinished);
        }
    }

    private Path target(Path archive) throws IOException {
        String identity =
                archive.toAbsolutePath().normalize()
                        + " "
                        + Files.size(archive)
                        + " "
                        + Files.getLastModifiedTime(archive).toMillis();
        UUID hash = UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
        return cacheFolder
                .resolve("extracted")
                .resolve(archive.getFileName() + "-" + hash)
                .toAbsolutePath()
                .normalize();
    }

    private static void unpack(
            Path archive, Path folder, Consumer<WorkProgress> progress, Cancellation cancellation)
            throws IOException {
        long size = Files.size(archive);
        boolean compressed =
                !String.valueOf(archive.getFileName()).toLowerCase(Locale.ROOT).endsWith(".tar");
        long files = 0;
        try (Counting counting =
                        new Counting(new BufferedInputStream(Files.newInputStream(archive)));
                InputStream plain =
                        compressed ? new XZCompressorInputStream(counting, true) : counting;
                TarArchiveInputStream tar = new TarArchiveInputStream(plain)) {
            byte[] buffer = new byte[1 << 16];
            long reported = 0;
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException(
                            archive + " holds a path that leads out of it: " + entry.getName());
                }
                if (!entry.isFile()) {
                    continue; // Folders are made when they are needed; links are not followed.
                }
                Files.createDirectories(file.getParent());
                try (OutputStream out = Files.newOutputStream(file)) {
                    for (int n = tar.read(buffer); n >= 0; n = tar.read(buffer)) {
                        cancellation.throwIfCancelled();
                        out.write(buffer, 0, n);
                        if (counting.count - reported >= REPORT_EVERY_BYTES) {
                            reported = counting.count;
                            progress.accept(
                                    new WorkProgress("Unpacking", counting.count, size, files));
                        }
                    }
                }
                files++;
            }
            progress.accept(new WorkProgress("Unpacking", size, size, files));
        }
    }

    private static final class Counting extends FilterInputStream {
        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
