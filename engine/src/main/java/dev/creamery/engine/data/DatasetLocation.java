package dev.creamery.engine.data;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a dataset comes from when it is needed. */
public sealed interface DatasetLocation {

    /** In words, for a person. */
    String description();

    /** A file in one of the folders that were given. */
    record InDataFolder(Path file) implements DatasetLocation {
        @Override
        public String description() {
            return file.toString();
        }
    }

    /** A file that was downloaded earlier. */
    record InCache(Path file) implements DatasetLocation {
        @Override
        public String description() {
            return file + " (downloaded earlier)";
        }
    }

    /**
     * Not on this machine yet.
     *
     * @param from where it is published
     * @param to where in the cache it will lie
     */
    record ToDownload(URI from, Path to) implements DatasetLocation {
        @Override
        public String description() {
            return "to be downloaded from " + from;
        }
    }

    /** Made on the spot. */
    record Generated() implements DatasetLocation {
        @Override
        public String description() {
            return "generated";
        }
    }

    /** A file of the user's, which may be missing. */
    record UserFile(Path file) implements DatasetLocation {
        public boolean exists() {
            return Files.isRegularFile(file);
        }

        @Override
        public String description() {
            return file + (exists() ? "" : " (missing)");
        }
    }
}
