package dev.creamery.app.explore.tab;

import dev.creamery.app.place.Notices;
import dev.creamery.engine.query.Facet;
import dev.creamery.engine.query.Filter;
import dev.creamery.engine.query.Measurement;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What all panes of a tab share. Used on the view's thread only; listeners are held strongly, so
 * they live as long as the tab.
 */
public final class ExploreTab {

    /** As many experiments are compared side by side. */
    public static final int MOST_SELECTED = 12;

    private final OpenSource source;
    private final ExploreServices services;
    // Bound, as a source holds what is bound to it weakly: it may outlive this tab.
    private final ReadOnlyObjectWrapper<Facts> facts = new ReadOnlyObjectWrapper<>();
    private final Notices notices = new Notices();
    private final ReadOnlyObjectWrapper<Filter> filter = new ReadOnlyObjectWrapper<>(Filter.NONE);
    private final ObjectProperty<Measurement> measurement =
            new SimpleObjectProperty<>(Measurement.TEST_LOSS);
    private final ReadOnlyObjectWrapper<List<Long>> selected =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<Optional<Long>> pointedAt =
            new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyLongWrapper matching = new ReadOnlyLongWrapper(-1);
    private final ReadOnlyObjectWrapper<List<Facet>> facets =
            new ReadOnlyObjectWrapper<>(List.of());
    private Runnable onLooked = () -> {};

    public ExploreTab(OpenSource source, ExploreServices services) {
        this.source = source;
        this.services = services;
        facts.bind(source.facts());
    }

    public OpenSource source() {
        return source;
    }

    public ExploreServices services() {
        return services;
    }

    /** What is known of the source; grows while it is read. */
    public ReadOnlyObjectProperty<Facts> facts() {
        return facts.getReadOnlyProperty();
    }

    /** What went wrong in this tab. */
    public Notices notices() {
        return notices;
    }

    /** Which experiments every pane shows. Always valid in the filter language. */
    public ReadOnlyObjectProperty<Filter> filter() {
        return filter.getReadOnlyProperty();
    }

    /** Shows other experiments. */
    public void setFilter(Filter wanted) {
        if (!wanted.equals(filter.get())) {
            matching.set(-1);
            filter.set(wanted);
            looked();
        }
    }

    /** Narrows or widens the filter, such as {@code filter -> filter.without("depth")}. */
    public void changeFilter(UnaryOperator<Filter> change) {
        setFilter(change.apply(filter.get()));
    }

    /**
     * The columns that vary, with their values and counts under the filter: what one can colour and
     * divide by. Empty until they are known.
     */
    public ReadOnlyObjectProperty<List<Facet>> facets() {
        return facets.getReadOnlyProperty();
    }

    /** How many experiments meet the filter; −1 as long as that is not known. */
    public ReadOnlyLongProperty matching() {
        return matching.getReadOnlyProperty();
    }

    /**
     * Told by whoever asks for the facets.
     *
     * @param meeting how many experiments meet the filter
     */
    public void setFacets(List<Facet> now, long meeting) {
        matching.set(meeting);
        facets.set(List.copyOf(now));
    }

    /** The statistic that curves and metrics show; set by whichever pane offers the choice. */
    public ObjectProperty<Measurement> measurement() {
        return measurement;
    }

    /**
     * Keys of the selected experiments, the one selected last at the end; {@value #MOST_SELECTED}
     * at most.
     */
    public ReadOnlyObjectProperty<List<Long>> selected() {
        return selected.getReadOnlyProperty();
    }

    /** Selects these experiments; of more than {@value #MOST_SELECTED} the last ones. */
    public void select(List<Long> keys) {
        List<Long> once = List.copyOf(new LinkedHashSet<>(keys));
        List<Long> few = once.subList(Math.max(0, once.size() - MOST_SELECTED), once.size());
        if (!few.equals(selected.get())) {
            selected.set(List.copyOf(few));
        }
    }

    /** The experiment whose details are shown: the one selected last. */
    public Optional<Long> current() {
        List<Long> keys = selected.get();
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys.getLast());
    }

    /** Key of the experiment under the pointer, in any pane. */
    public ObjectProperty<Optional<Long>> pointedAt() {
        return pointedAt;
    }

    /** Keys of all experiments that stand out. */
    public Set<Long> emphasised() {
        Set<Long> keys = new LinkedHashSet<>(selected.get());
        pointedAt.get().ifPresent(keys::add);
        return keys;
    }

    /**
     * A person looks at the data in another way now: back leads to how it was. Panes call it when
     * their own state has changed; of a burst of changes only the last one counts.
     */
    public void looked() {
        onLooked.run();
    }

    /** Who keeps track of the ways back. */
    public void setOnLooked(Runnable listener) {
        onLooked = listener;
    }
}
