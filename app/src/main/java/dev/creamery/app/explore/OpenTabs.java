package dev.creamery.app.explore;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The open tabs, and which of them is shown. */
final class OpenTabs {

    private final ObservableList<TabViewModel> tabs = FXCollections.observableArrayList();
    // Kept, since such a list hears of changes only as long as somebody holds it.
    private final ObservableList<TabViewModel> shownTabs =
            FXCollections.unmodifiableObservableList(tabs);
    private final ReadOnlyObjectWrapper<Optional<TabViewModel>> current =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Consumer<TabViewModel> closed;
    private boolean shown;

    /**
     * @param closed told of each tab that was closed
     */
    OpenTabs(Consumer<TabViewModel> closed) {
        this.closed = closed;
    }

    ObservableList<TabViewModel> all() {
        return shownTabs;
    }

    /** The tab that is shown. */
    ReadOnlyObjectProperty<Optional<TabViewModel>> current() {
        return current.getReadOnlyProperty();
    }

    /** All of them came into sight, or went. */
    void setShown(boolean now) {
        shown = now;
        current.get().ifPresent(tab -> tab.setShown(now));
    }

    /** The first tab of a source. */
    Optional<TabViewModel> of(Path path) {
        return tabs.stream().filter(tab -> tab.tab().source().path().equals(path)).findFirst();
    }

    void add(int place, TabViewModel tab) {
        tabs.add(place, tab);
    }

    /** While it was opened, another tab of it may have come: then that one, and this one goes. */
    TabViewModel onlyOne(TabViewModel tab) {
        TabViewModel first = of(tab.tab().source().path()).orElse(tab);
        if (first != tab) {
            close(tab);
        }
        return first;
    }

    void show(TabViewModel tab) {
        if (current.get().equals(Optional.of(tab))) {
            return;
        }
        current.get().ifPresent(before -> before.setShown(false));
        current.set(Optional.of(tab));
        tab.setShown(shown);
    }

    /** Its neighbour is shown instead. */
    void close(TabViewModel tab) {
        int place = tabs.indexOf(tab);
        tab.setShown(false);
        tabs.remove(tab);
        if (current.get().equals(Optional.of(tab))) {
            current.set(Optional.empty());
            if (!tabs.isEmpty()) {
                show(tabs.get(Math.min(place, tabs.size() - 1)));
            }
        }
        closed.accept(tab);
    }
}
