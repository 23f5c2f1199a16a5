package dev.creamery.engine.check;

import dev.creamery.engine.store.StorageTrouble;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/** Whether a folder can be written to, how fast, how much room there is, and whether locks work. */
public final class DiskCheck implements MachineCheck.Look {

    private static final int BLOCK = 1 << 20;
    private static final int BLOCKS = 16;
    private static final int SYNCS = 10;
    private static final double SLOW_SYNC_MILLIS = 100;
    private static final double SLOW_MEGABYTES = 20;
    private static final long LITTLE = 2L << 30;
    private static final long TOO_LITTLE = 100L << 20;

    private final String subject;
    private final Path folder;

    /**
     * @param folder need not exist
     */
    public DiskCheck(String subject, Path folder) {
        this.subject = subject;
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public List<Finding> look() {
        Path existing = folder;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        String name = folder + (existing.equals(folder) ? "" : " (not there yet)");
        if (!Files.isDirectory(existing)) {
            return List.of(
                    Finding.problem(
                            subject, existing + " is a file", "name a folder in its place"));
        }
        try {
            return List.of(finding(name, measure(existing)));
        } catch (IOException refused) {
            return List.of(
                    Finding.problem(
                            subject,
                            name + ": " + StorageTrouble.explain(refused, existing),
                            "name a folder that you may write to, or make room there"));
        }
    }

    /**
     * What was measured.
     *
     * @param type of the file system
     * @param free bytes
     * @param megabytesPerSecond written and forced to the disk
     * @param syncMillis until a line that was appended is on the disk
     * @param locks whether files can be locked
     */
    record Measurement(
            String type, long free, double megabytesPerSecond, double syncMillis, boolean locks) {}

    private static Measurement measure(Path existing) throws IOException {
        FileStore store = Files.getFileStore(existing);
        Path file = Files.createTempFile(existing, ".creamery-doctor-", ".tmp");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long start = System.nanoTime();
            for (int block = 0; block < BLOCKS; block++) {
                channel.write(ByteBuffer.allocate(BLOCK));
            }
            channel.force(true);
            double seconds = (System.nanoTime() - start) / 1e9;
            start = System.nanoTime();
            for (int sync = 0; sync < SYNCS; sync++) {
                channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
                channel.force(false);
            }
            double millis = (System.nanoTime() - start) / 1e6 / SYNCS;
            return new Measurement(
                    store.type(),
                    store.getUsableSpace(),
                    BLOCKS * (double) BLOCK / 1e6 / seconds,
                    millis,
                    canLock(channel));
        } finally {
            Files.delete(file);
        }
    }

    private static boolean canLock(FileChannel channel) {
        try (FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (IOException refused) {
            return false;
        }
    }

    Finding finding(String name, Measurement measured) {
        String found =
                String.format(
                        Locale.ROOT,
                        "%s: %s free (%s), %.0f MB/s, %.1f ms for a line to be safe",
                        name,
                        Words.bytes(measured.free()),
                        measured.type(),
                        measured.megabytesPerSecond(),
                        measured.syncMillis());
        if (!measured.locks()) {
            return Finding.problem(
                    subject,
                    found + ", no locks",
                    "two engines could train the same batch: use a file system that has locks");
        }
        if (measured.free() < TOO_LITTLE) {
            return Finding.problem(subject, found, "make room, or name another folder");
        }
        if (measured.free() < LITTLE) {
            return Finding.warning(
                    subject,
                    found,
                    "see what creamery plan says that a sweep needs, and make room");
        }
        if (measured.syncMillis() > SLOW_SYNC_MILLIS
                || measured.megabytesPerSecond() < SLOW_MEGABYTES) {
            return Finding.warning(
                    subject,
                    found + ": slow",
                    "short runs may wait for the disk; a folder on a local disk is faster");
        }
        return Finding.ok(subject, found);
    }
}
