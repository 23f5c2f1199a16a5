package dev.creamery.app.explore;

import dev.creamery.app.explore.filter.FacetsViewModel;
import dev.creamery.app.explore.filter.FilterLineViewModel;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.tab.Pane;
import dev.creamery.app.place.Notice;
import dev.creamery.engine.query.Filter;
import dev.creamery.engine.query.FilterLanguage;
import dev.creamery.engine.query.Measurement;
import dev.creamery.engine.query.QueryException;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A tab: what its panes share, which pane is shown, and the ways back and forward. */
final class TabViewModel {

    private static final Duration SETTLED = Duration.ofMillis(700);

    private final ExploreTab tab;
    private final TabPanes panes;
    private final ReadOnlyObjectWrapper<Pane> pane;
    private final BooleanProperty facetsOpen = new SimpleBooleanProperty(true);
    private final BooleanProperty bottomOpen = new SimpleBooleanProperty(true);
    private final BooleanProperty rightOpen = new SimpleBooleanProperty(true);
    private final FacetsViewModel facets;
    private final FilterLineViewModel filterLine;
    private final Trail<Map<String, Object>> trail;
    private boolean shown;
    private boolean restoring;
    private boolean starting;
    private long looks;

    TabViewModel(ExploreTab tab, TabPanes panes) {
        this.tab = tab;
        this.panes = panes;
        pane = new ReadOnlyObjectWrapper<>(panes.middle().getFirst());
        facets = new FacetsViewModel(tab);
        filterLine = new FilterLineViewModel(tab);
        trail = new Trail<>(save());
        tab.setOnLooked(this::looked);
        tab.measurement().addListener((property, before, now) -> looked());
        tab.facets()
                .addListener(
                        (property, before, now) -> {
                            if (before.isEmpty() && !trail.canGoBack().get()) {
                                startHere();
                            }
                        });
    }

    ExploreTab tab() {
        return tab;
    }

    TabPanes panes() {
        return panes;
    }

    FacetsViewModel facets() {
        return facets;
    }

    FilterLineViewModel filterLine() {
        return filterLine;
    }

    /** The pane that is shown in the middle. */
    ReadOnlyObjectProperty<Pane> pane() {
        return pane.getReadOnlyProperty();
    }

    BooleanProperty facetsOpen() {
        return facetsOpen;
    }

    BooleanProperty bottomOpen() {
        return bottomOpen;
    }

    BooleanProperty rightOpen() {
        return rightOpen;
    }

    ReadOnlyBooleanProperty canGoBack() {
        return trail.canGoBack();
    }

    ReadOnlyBooleanProperty canGoForward() {
        return trail.canGoForward();
    }

    /** Shows another pane in the middle. */
    void show(Pane wanted) {
        if (wanted != pane.get()) {
            if (shown) {
                pane.get().hidden();
            }
            pane.set(wanted);
            if (shown) {
                wanted.shown();
            }
            looked();
        }
    }

    /** It came into sight, or went. */
    void setShown(boolean now) {
        if (now == shown) {
            return;
        }
        shown = now;
        facets.setShown(now);
        visible(pane.get(), now);
        panes.bottom().filter(pane -> bottomOpen.get()).ifPresent(pane -> visible(pane, now));
        panes.right().filter(pane -> rightOpen.get()).ifPresent(pane -> visible(pane, now));
    }

    /** Opens or closes the pane at the bottom or at the right. */
    void toggle(BooleanProperty open, Optional<Pane> pane) {
        open.set(!open.get());
        if (shown) {
            pane.ifPresent(one -> visible(one, open.get()));
        }
    }

    private static void visible(Pane pane, boolean now) {
        if (now) {
            pane.shown();
        } else {
            pane.hidden();
        }
    }

    void back() {
        settle();
        trail.back().ifPresent(this::restore);
    }

    void forward() {
        settle();
        trail.forward().ifPresent(this::restore);
    }

    /** What panes choose by themselves, once they know the data, is no step. */
    private void startHere() {
        starting = true;
        looks++;
        tab.services()
                .tasks()
                .later(
                        SETTLED,
                        () -> {
                            starting = false;
                            trail.startAt(save());
                        });
    }

    /** What was done just now is a step already. */
    private void settle() {
        looks++;
        if (!starting) {
            trail.went(save());
        }
    }

    private void looked() {
        long mine = ++looks;
        if (!restoring && !starting) {
            tab.services()
                    .tasks()
                    .later(
                            SETTLED,
                            () -> {
                                if (mine == looks) {
                                    trail.went(save());
                                }
                            });
        }
    }

    /** The view as plain JSON values: what can be saved, sent and restored. */
    Map<String, Object> save() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("source", tab.source().path().toString());
        view.put("filter", tab.filter().get().toText());
        view.put("statistic", tab.measurement().get().name());
        view.put("pane", pane.get().id());
        view.put("facets_open", facetsOpen.get());
        view.put("bottom_open", bottomOpen.get());
        view.put("right_open", rightOpen.get());
        Map<String, Object> ofPanes = new LinkedHashMap<>();
        panes.all().forEach(one -> ofPanes.put(one.id(), one.save()));
        view.put("panes", ofPanes);
        return view;
    }

    /** The inverse of {@link #save}, but for the source; odd values keep what is there. */
    void restore(Map<String, Object> view) {
        restoring = true;
        if (view.get("filter") instanceof String text) {
            restoreFilter(text);
        }
        if (view.get("statistic") instanceof String name) {
            Measurement.named(name).ifPresent(tab.measurement()::set);
        }
        restore(view.get("facets_open"), facetsOpen, Optional.empty());
        restore(view.get("bottom_open"), bottomOpen, panes.bottom());
        restore(view.get("right_open"), rightOpen, panes.right());
        if (view.get("panes") instanceof Map<?, ?> ofPanes) {
            panes.all().forEach(one -> restore(one, ofPanes.get(one.id())));
        }
        panes.middle().stream()
                .filter(one -> one.id().equals(view.get("pane")))
                .findFirst()
                .ifPresent(this::show);
        restoring = false;
    }

    private void restore(@Nullable Object saved, BooleanProperty open, Optional<Pane> pane) {
        if (saved instanceof Boolean wanted && wanted != open.get()) {
            toggle(open, pane);
        }
    }

    private static void restore(Pane pane, @Nullable Object saved) {
        if (saved instanceof Map<?, ?> members) {
            Map<String, Object> state = new LinkedHashMap<>();
            members.forEach((key, value) -> state.put(String.valueOf(key), value));
            pane.restore(state);
        }
    }

    private void restoreFilter(String text) {
        if (text.equals(tab.filter().get().toText())) {
            return;
        }
        FilterLanguage language = new FilterLanguage(tab.source().index());
        tab.services()
                .tasks()
                .run(
                        () -> {
                            Optional<QueryException> wrong = language.check(text);
                            if (wrong.isPresent()) {
                                throw wrong.get();
                            }
                            return language.parse(text);
                        },
                        this::restored,
                        wrong ->
                                tab.notices()
                                        .show(
                                                Notice.error(
                                                        "The view's filter '"
                                                                + text
                                                                + "' does not suit this data: "
                                                                + wrong.getMessage(),
                                                        "All experiments are shown instead.")));
    }

    private void restored(Filter filter) {
        restoring = true;
        tab.setFilter(filter);
        restoring = false;
    }
}
