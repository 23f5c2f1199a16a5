package dev.creamery.app.place;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Nobody is there to choose a file. */
public final class NoDialogs implements FileDialogs {
    @Override
    public Optional<Path> open(String title, String kind, List<String> patterns) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> save(
            String title, String suggestedName, String kind, List<String> patterns) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> folder(String title) {
        return Optional.empty();
    }
}
