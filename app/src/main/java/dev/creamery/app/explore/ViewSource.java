package dev.creamery.app.explore;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what a view looks at. A view that somebody sent names a path of another computer: the same
 * folder or file may lie beside the view here, or be among what was opened before.
 *
 * @param named the path that the view names
 * @param view the view's file
 */
record ViewSource(String named, Path view) {

    /** The last part of its path, whichever system that is of. */
    String name() {
        String[] parts = named.split("[/\\\\]+");
        return parts.length == 0 ? named : parts[parts.length - 1];
    }

    /** Whether it is a folder, as far as its name tells. */
    boolean looksLikeFolder() {
        return !name().matches("(?i).*\\.(parquet|tar|tar\\.xz|txz)");
    }

    /**
     * The path of this computer; nothing if it is not to be found. Asks the disk.
     *
     * @param known what was opened before
     */
    Optional<Path> find(List<Path> known) {
        return Stream.of(Stream.of(path(named)), around(), known.stream().map(Optional::of))
                .flatMap(paths -> paths)
                .flatMap(Optional::stream)
                .filter(path -> Optional.of(path).equals(path(named)) || isNamed(path))
                .filter(Files::exists)
                .findFirst();
    }

    /** Beside the view, and the folders that it lies in. */
    private Stream<Optional<Path>> around() {
        Path file = view.toAbsolutePath().normalize();
        return Stream.concat(
                Stream.of(path(name()).map(file::resolveSibling)),
                Stream.iterate(
                        Optional.ofNullable(file.getParent()),
                        Optional::isPresent,
                        folder -> folder.map(Path::getParent)));
    }

    private boolean isNamed(Path path) {
        return path.getFileName() != null && path.getFileName().toString().equals(name());
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException ofAnotherSystem) {
            return Optional.empty();
        }
    }
}
