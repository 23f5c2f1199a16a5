package dev.creamery.app.chart.plot;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * What a person did to the series of a legend.
 *
 * @param hidden series that are not drawn
 * @param pinned series that stay in sight when the data change
 * @param highlighted the series that is pointed at, or null
 */
public record LegendState(Set<String> hidden, Set<String> pinned, @Nullable String highlighted) {
    public LegendState {
        hidden = Set.copyOf(hidden);
        pinned = Set.copyOf(pinned);
    }

    /** Every series shown, none standing out. */
    public static LegendState initial() {
        return new LegendState(Set.of(), Set.of(), null);
    }

    /** The series hidden if it was shown, and shown if it was hidden. */
    public LegendState toggled(String series) {
        return new LegendState(with(hidden, series), pinned, highlighted);
    }

    /** The series alone; all of them if it was alone already. */
    public LegendState only(String series, Collection<String> all) {
        Set<String> others = new HashSet<>(all);
        others.remove(series);
        boolean alone = hidden.containsAll(others) && !hidden.contains(series);
        return new LegendState(alone ? Set.of() : others, pinned, highlighted);
    }

    /** The series pinned, or no longer. */
    public LegendState pinToggled(String series) {
        return new LegendState(hidden, with(pinned, series), highlighted);
    }

    /** Another series pointed at; null for none. */
    public LegendState pointedAt(@Nullable String series) {
        return new LegendState(hidden, pinned, series);
    }

    private static Set<String> with(Set<String> set, String series) {
        Set<String> changed = new HashSet<>(set);
        if (!changed.remove(series)) {
            changed.add(series);
        }
        return changed;
    }
}
