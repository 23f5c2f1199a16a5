package dev.creamery.engine.store;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A part whose runs are to be trained again.
 *
 * @param part its name, relative to the workspace
 * @param now where it was put, out of the way; nothing if it is gone
 * @param reason what is wrong with it
 */
public record LostPart(String part, Optional<Path> now, String reason) {

    static final String UNKNOWN = "no journal knows it: its engine died before it was recorded";
    static final String GONE = "its file is gone";

    /** In a sentence, for a person. */
    @Override
    public String toString() {
        return part
                + " is lost ("
                + reason
                + ")"
                + now.map(file -> "; it is now " + file).orElse("")
                + "; its runs are trained again";
    }
}
