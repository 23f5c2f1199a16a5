package dev.creamery.app.explore;

import dev.creamery.app.explore.tab.ExploreServices;
import dev.creamery.app.explore.tab.OpenSource;
import dev.creamery.app.place.Action;
import dev.creamery.app.place.Place;
import dev.creamery.app.place.PlaceContext;
import dev.creamery.engine.query.ArchiveExtractor;
import dev.creamery.engine.query.Filter;
import dev.creamery.engine.sweep.Sweep;

import javafx.scene.Node;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The place where results are explored. */
public final class ExplorePlace implements Place {

    private final ExploreViewModel explore;
    private final ExploreActions actions;
    private final ExploreView view;

    /**
     * @param cacheFolder of this user
     * @param compose goes to Compose with a new draft of that sweep
     * @param exportData exports the experiments of a filter; none where that cannot be done
     */
    public ExplorePlace(
            PlaceContext context,
            Path cacheFolder,
            Consumer<Sweep> compose,
            Optional<BiConsumer<OpenSource, Filter>> exportData) {
        ExploreServices services =
                new ExploreServices(
                        context.tasks(),
                        context.files(),
                        context.modal(),
                        context.clipboard(),
                        compose,
                        exportData);
        explore =
                new ExploreViewModel(
                        services,
                        new SourceLibrary(cacheFolder, context.tasks()),
                        context.workspace(),
                        Panes::of);
        actions = new ExploreActions(explore);
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

    /** Archives and Parquet files; folders are opened by {@link #open} alone. */
    @Override
    public boolean opens(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".parquet") || ArchiveExtractor.isArchive(file);
    }

    @Override
    public void open(Path source) {
        explore.open(source);
    }
}
