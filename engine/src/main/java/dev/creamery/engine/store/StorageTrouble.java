package dev.creamery.engine.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Tells what keeps files from being written, and what to do about it. */
public final class StorageTrouble {

    /** What Linux, macOS and Windows say in English, and DuckDB after them. */
    private static final List<String> FULL =
            List.of(
                    "no space left on device",
                    "disk quota exceeded",
                    "not enough space on the disk",
                    "disk full");

    /** In another language, the size of what is free must tell. */
    private static final long NOTHING_BYTES = 256 << 10;

    private StorageTrouble() {}

    /**
     * Whether a disk is full, or a quota is used up.
     *
     * @param folder on that disk
     */
    public static boolean isFull(IOException failure, Path folder) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (FULL.stream().anyMatch(message::contains)) {
                return true;
            }
        }
        try {
            FileStore disk = Files.getFileStore(folder);
            return !disk.isReadOnly() && disk.getUsableSpace() < NOTHING_BYTES;
        } catch (IOException unknown) {
            return false;
        }
    }

    /**
     * A failure in words, with the remedy.
     *
     * @param folder where something was to be written
     */
    public static String explain(IOException failure, Path folder) {
        if (isFull(failure, folder)) {
            return "no room is left on the disk of "
                    + folder
                    + "; delete or move files there; what is finished is kept";
        }
        if (isReadOnly(failure, folder)) {
            return folder + " cannot be written to: its file system is read-only";
        }
        return switch (failure) {
            case AccessDeniedException denied ->
                    denied.getFile() + " may not be written to; give yourself the right to it";
            case NoSuchFileException gone ->
                    gone.getFile() + " is not there any more; was the workspace moved or deleted?";
            default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
        };
    }

    private static boolean isReadOnly(IOException failure, Path folder) {
        if (failure instanceof FileSystemException refused
                && String.valueOf(refused.getReason()).contains("Read-only file system")) {
            return true;
        }
        try {
            return Files.getFileStore(folder).isReadOnly();
        } catch (IOException unknown) {
            return false;
        }
    }
}
