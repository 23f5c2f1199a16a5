package dev.creamery.app.explore;

import dev.creamery.app.explore.tab.ExploreServices;
import dev.creamery.app.place.Action;
import dev.creamery.app.place.Place;
import dev.creamery.app.place.PlaceContext;
import dev.creamery.engine.query.ArchiveExtractor;
import dev.creamery.engine.sweep.Sweep;

import javafx.scene.Node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The place where results are explored. */
public final class ExplorePlace implements Place {

    private final ExploreViewModel explore;
    private final ExploreActions actions;
    private final ExploreView view;

    /**
     * @param cacheFolder of this user
     * @param compose goes to Compose with a new draft of that sweep
     */
    public ExplorePlace(PlaceContext context, Path cacheFolder, Consumer<Sweep> compose) {
        ExploreServices services =
                new ExploreServices(
                        context.tasks(),
                        context.files(),
                        context.modal(),
                        context.clipboard(),
                        compose);
        SourceLibrary library = new SourceLibrary(cacheFolder, context.tasks());
        library.warmUp();
        explore = new ExploreViewModel(services, library, context.workspace(), Panes::of);
        actions =
                new ExploreActions(
                        explore, new TakeAway(services, cacheFolder.resolve("temporary")));
        view = new ExploreView(explore, actions);
    }

    ExploreViewModel explore() {
        return explore;
    }

    @Override
    public String id() {
        return "explore";
    }

    @Override
    public String title() {
        return "Explore";
    }

    @Override
    public String icon() {
        return "fth-bar-chart-2";
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public List<Action> actions() {
        return actions.all();
    }

    @Override
    public void shown() {
        explore.setShown(true);
    }

    @Override
    public void hidden() {
        explore.setShown(false);
    }

    @Override
    public Map<String, Object> save() {
        return explore.save();
    }

    @Override
    public void restore(Map<String, Object> saved) {
        explore.restore(saved);
    }

    /** Parquet files, archives, saved views, and folders with anything in them. */
    @Override
    public boolean opens(Path path) {
        if (Files.isDirectory(path)) {
            return !isEmpty(path);
        }
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".parquet")
                || ArchiveExtractor.isArchive(path)
                || SavedViews.isView(path);
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        } catch (IOException unreadable) {
            return false; // Opening it will say why.
        }
    }

    @Override
    public void open(Path path) {
        if (SavedViews.isView(path)) {
            explore.openView(path);
        } else {
            explore.open(path);
        }
    }
}
