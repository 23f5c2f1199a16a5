package dev.creamery.engine.export;

/** Watches an export, and can stop it. */
public interface ExportProgress {

    /** Watches nothing. */
    ExportProgress NONE = (written, total) -> true;

    /**
     * Told whenever a file is written.
     *
     * @param written rows so far, over all folders
     * @param total rows that there will be
     * @return whether to go on; if not, nothing of the export is left
     */
    boolean advanced(long written, long total);
}
