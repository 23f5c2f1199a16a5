package dev.creamery.app.shell;

import dev.creamery.app.place.Action;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The command palette: finds an action by a few of its letters, and does it. */
public final class PaletteViewModel {

    /**
     * An action that the query finds.
     *
     * @param match where; its positions count in {@link #text}
     */
    public record Hit(Action action, FuzzyMatch match) {
        /** What is searched and shown. */
        public String text() {
            return textOf(action);
        }

        /** The text, cut where letters that were found and others meet. */
        List<Part> parts() {
            List<Part> parts = new ArrayList<>();
            int from = 0;
            for (int at = 1; at <= text().length(); at++) {
                boolean found = match.positions().contains(from);
                if (at == text().length() || found != match.positions().contains(at)) {
                    parts.add(new Part(text().substring(from, at), found));
                    from = at;
                }
            }
            return parts;
        }
    }

    /**
     * Letters side by side.
     *
     * @param found whether the query has them
     */
    record Part(String text, boolean found) {}

    private List<Action> actions = List.of();
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<Hit> hits = FXCollections.observableArrayList();

    /** One for all: a wrapper that nobody holds forgets who listens to it. */
    private final ObservableList<Hit> shown = FXCollections.unmodifiableObservableList(hits);

    private final IntegerProperty selected = new SimpleIntegerProperty();

    public PaletteViewModel() {
        query.addListener((property, before, now) -> search());
    }

    /** Starts anew, with nothing typed. */
    public void offer(List<Action> now) {
        actions = List.copyOf(now);
        query.set("");
        search();
    }

    public StringProperty query() {
        return query;
    }

    /** Best first; those that cannot be done now come last. */
    public ObservableList<Hit> hits() {
        return shown;
    }

    /** Index in the hits. */
    public IntegerProperty selected() {
        return selected;
    }

    /** Selects another hit, so many further down, around the ends. */
    public void move(int by) {
        if (!hits.isEmpty()) {
            selected.set(Math.floorMod(selected.get() + by, hits.size()));
        }
    }

    /** The selected action, if one is found and can be done. */
    public Optional<Action> chosen() {
        return hits.isEmpty()
                ? Optional.empty()
                : Optional.of(hits.get(selected.get()).action())
                        .filter(action -> action.enabled().get());
    }

    private void search() {
        hits.setAll(
                actions.stream()
                        .flatMap(
                                action ->
                                        FuzzyMatch.of(query.get(), textOf(action))
                                                .map(match -> new Hit(action, match))
                                                .stream())
                        .sorted(
                                Comparator.comparing((Hit hit) -> !hit.action().enabled().get())
                                        .thenComparing(hit -> -hit.match().score()))
                        .toList());
        selected.set(0);
    }

    private static String textOf(Action action) {
        return action.group() + ": " + action.title();
    }
}
