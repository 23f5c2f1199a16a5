package dev.creamery.engine.data;

/** Hears how a download goes; called often, by the thread that downloads. */
@FunctionalInterface
public interface DownloadProgress {

    /** For those who do not want to know. */
    DownloadProgress SILENT = (dataset, bytes, total) -> {};

    /**
     * Some more has come.
     *
     * @param dataset its name
     * @param bytes so far
     * @param total of the whole file; −1 if the server does not say
     */
    void downloaded(String dataset, long bytes, long total);

    /** Whether the download is to be given up; asked several times a second. */
    default boolean isCancelled() {
        return false;
    }
}
