package dev.creamery.app.place;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks a person for a file or folder; nothing comes back if the person changes their mind. */
public interface FileDialogs {

    /**
     * An existing file.
     *
     * @param kind what it is, such as "Sweep"
     * @param patterns such as {@code *.json}
     */
    Optional<Path> open(String title, String kind, List<String> patterns);

    /** A file to write; the system's dialog has asked before an existing one is replaced. */
    Optional<Path> save(String title, String suggestedName, String kind, List<String> patterns);

    /** A folder. */
    Optional<Path> folder(String title);
}
