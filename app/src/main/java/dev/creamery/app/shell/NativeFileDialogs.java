package dev.creamery.app.shell;

import dev.creamery.app.place.FileDialogs;

import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The system's own dialogs. They open in the folder that was used last. */
final class NativeFileDialogs implements FileDialogs {

    private final Window owner;
    private Optional<File> lastFolder = Optional.empty();

    NativeFileDialogs(Window owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> open(String title, String kind, List<String> patterns) {
        return remember(chooser(title, kind, patterns).showOpenDialog(owner));
    }

    @Override
    public Optional<Path> save(
            String title, String suggestedName, String kind, List<String> patterns) {
        FileChooser chooser = chooser(title, kind, patterns);
        chooser.setInitialFileName(suggestedName);
        return remember(chooser.showSaveDialog(owner));
    }

    @Override
    public Optional<Path> folder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        lastFolder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        return remember(chooser.showDialog(owner));
    }

    private FileChooser chooser(String title, String kind, List<String> patterns) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, patterns));
        lastFolder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        return chooser;
    }

    private Optional<Path> remember(@org.jspecify.annotations.Nullable File chosen) {
        Optional<File> file = Optional.ofNullable(chosen);
        file.ifPresent(one -> lastFolder = Optional.ofNullable(one.getParentFile()));
        return file.map(File::toPath);
    }
}
