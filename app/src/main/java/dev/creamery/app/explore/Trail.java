package dev.creamery.app.explore;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where one has been, as in a browser.
 *
 * @param <T> a place, compared by equals
 */
final class Trail<T> {

    private static final int LONGEST = 100;

    private final List<T> places = new ArrayList<>();
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper();
    private int here;

    Trail(T start) {
        places.add(start);
    }

    ReadOnlyBooleanProperty canGoBack() {
        return canGoBack.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canGoForward() {
        return canGoForward.getReadOnlyProperty();
    }

    /** This is where one starts: there is no way back, nor forward. */
    void startAt(T place) {
        places.clear();
        places.add(place);
        moveTo(0);
    }

    /** One is somewhere else now: what lay ahead is forgotten. */
    void went(T place) {
        if (place.equals(places.get(here))) {
            return;
        }
        places.subList(here + 1, places.size()).clear();
        places.add(place);
        if (places.size() > LONGEST) {
            places.removeFirst();
        }
        moveTo(places.size() - 1);
    }

    Optional<T> back() {
        return step(-1);
    }

    Optional<T> forward() {
        return step(1);
    }

    private Optional<T> step(int by) {
        int there = here + by;
        if (there < 0 || there >= places.size()) {
            return Optional.empty();
        }
        moveTo(there);
        return Optional.of(places.get(there));
    }

    private void moveTo(int place) {
        here = place;
        canGoBack.set(here > 0);
        canGoForward.set(here < places.size() - 1);
    }
}
