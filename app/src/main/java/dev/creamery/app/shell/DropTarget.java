package dev.creamery.app.shell;

import dev.creamery.app.place.Notice;
import dev.creamery.app.place.Place;

import javafx.scene.Scene;
import javafx.scene.input.TransferMode;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Takes files and folders that are dropped on the window: a folder is a workspace, or results. */
final class DropTarget {

    private final ShellViewModel shell;
    private final List<Place> places;

    DropTarget(ShellViewModel shell, List<Place> places) {
        this.shell = shell;
        this.places = List.copyOf(places);
    }

    /**
     * Takes what is dropped on a window.
     *
     * @param hint shows that what is dragged can be dropped, or hides that
     */
    void listenOn(Scene scene, Consumer<Boolean> hint) {
        scene.setOnDragOver(
                event -> {
                    if (event.getDragboard().hasFiles()) {
                        event.acceptTransferModes(TransferMode.COPY);
                    }
                });
        scene.setOnDragEntered(event -> hint.accept(event.getDragboard().hasFiles()));
        scene.setOnDragExited(event -> hint.accept(false));
        scene.setOnDragDropped(
                event -> {
                    hint.accept(false);
                    List<File> files = event.getDragboard().getFiles();
                    event.setDropCompleted(!files.isEmpty());
                    files.stream().map(File::toPath).forEach(this::dropped);
                });
    }

    void dropped(Path path) {
        if (Files.isDirectory(path) && isWorkspace(path)) {
            shell.openWorkspace(path);
            return;
        }
        // A Parquet file may hold results or a dataset: where it is dropped tells.
        Stream<Place> shownFirst =
                Stream.concat(
                        places.stream().filter(place -> place.id().equals(shell.place().get())),
                        places.stream());
        shownFirst
                .filter(place -> place.opens(path))
                .findFirst()
                .ifPresentOrElse(
                        place -> {
                            shell.place().set(place.id());
                            place.open(path);
                        },
                        () -> notOpened(path));
    }

    /** A folder of this program, or an empty one that can become it. */
    private boolean isWorkspace(Path folder) {
        return Stream.of("batches", "repetitions").map(folder::resolve).anyMatch(Files::isDirectory)
                || places.stream().noneMatch(place -> place.opens(folder));
    }

    private void notOpened(Path path) {
        shell.notices()
                .show(
                        Notice.error(
                                path.getFileName()
                                        + " is not a kind of file that can be opened here",
                                "Drop a sweep (.json), a dataset (.csv, .tsv, .parquet), results"
                                        + " (a folder, .parquet, .tar, .tar.xz) or a workspace's"
                                        + " folder."));
    }
}
