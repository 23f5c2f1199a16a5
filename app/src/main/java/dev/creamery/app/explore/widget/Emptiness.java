package dev.creamery.app.explore.widget;

import dev.creamery.app.chart.plot.NumberText;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.engine.query.Filter;

/**
 * Why no experiment is shown.
 *
 * @param text for people
 * @param cure what brings some back
 */
public record Emptiness(String text, Cure cure) {

    /** There is something to see. */
    public static final Emptiness NONE = new Emptiness("", Cure.NONE);

    /** What would bring experiments back. */
    public enum Cure {
        NONE(""),
        CLEAR_FILTER("Clear the filter"),
        CLEAR_SEARCH("Clear the search");

        private final String title;

        Cure(String title) {
            this.title = title;
        }

        /** What to press; "" for nothing. */
        public String title() {
            return title;
        }
    }

    /** Something else is wrong. */
    public static Emptiness because(String text) {
        return new Emptiness(text, Cure.NONE);
    }

    /**
     * The reason why nothing of a tab is shown.
     *
     * @param search what experiments must contain besides; "" for anything
     */
    public static Emptiness of(ExploreTab tab, String search) {
        long all = tab.facts().get().experiments();
        if (all == 0) {
            return because(
                    tab.source().busy().get()
                            ? "No experiment has been read yet"
                            : "There are no experiments in " + tab.source().name());
        }
        boolean filtered = !tab.filter().get().isEmpty();
        long matching = filtered ? tab.matching().get() : all;
        if (matching == 0) {
            return new Emptiness(
                    "None of the " + experiments(all) + " meets the filter", Cure.CLEAR_FILTER);
        }
        if (matching < 0) {
            return new Emptiness("No experiment meets the filter", Cure.CLEAR_FILTER);
        }
        String those =
                matching == 1 ? "The only experiment" : "None of the " + experiments(matching);
        String have = matching == 1 ? " has no value here" : " has a value here";
        String contain = matching == 1 ? " does not contain “" : " contains “";
        String filteredOnes = those + (filtered ? " of the filter" : "");
        return search.isEmpty()
                ? because(filteredOnes + have + ": choose another statistic, or other columns")
                : new Emptiness(filteredOnes + contain + search + "”", Cure.CLEAR_SEARCH);
    }

    /** Brings experiments back, if the filter hides them. */
    public void clearFilter(ExploreTab tab) {
        if (cure == Cure.CLEAR_FILTER) {
            tab.setFilter(Filter.NONE);
        }
    }

    private static String experiments(long count) {
        return NumberText.count(count) + (count == 1 ? " experiment" : " experiments");
    }
}
