package dev.creamery.app.explore.filter;

import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.tab.LiveQuery;
import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.Facet;
import dev.creamery.engine.query.FacetQuery;
import dev.creamery.engine.query.FacetSelection;
import dev.creamery.engine.query.FacetSelection.Range;
import dev.creamery.engine.query.FacetSelection.Values;
import dev.creamery.engine.query.Filter;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The facets of a tab with their counts, and what is chosen in them. */
public final class FacetsViewModel {

    /** Nothing is known yet. */
    private static final FacetQuery.Counts NONE = new FacetQuery.Counts(List.of(), -1);

    /** Until then the first answers of other panes are there. */
    private static final Duration SHOWN_FIRST = Duration.ofMillis(1200);

    private final ExploreTab tab;
    private final LiveQuery<FacetQuery.Counts> query;
    private final ReadOnlyObjectWrapper<FacetQuery.Counts> answer =
            new ReadOnlyObjectWrapper<>(NONE);
    private final Cancellation rehearsal = new Cancellation();

    public FacetsViewModel(ExploreTab tab) {
        this.tab = tab;
        query = new LiveQuery<>(tab, this::question, this::answered);
        tab.filter().addListener((property, before, now) -> rehearsal.cancel());
    }

    private void answered(FacetQuery.Counts now) {
        boolean first = answer.get().facets().isEmpty() && !now.facets().isEmpty();
        answer.set(now);
        if (first) {
            tab.services().tasks().later(SHOWN_FIRST, this::rehearse);
        }
        tab.setFacets(now.facets(), now.matching());
    }

    /** Unless a person was quicker. */
    private void rehearse() {
        if (tab.filter().get().isEmpty()) {
            FacetQuery facets = tab.source().facets();
            tab.services()
                    .tasks()
                    .run(
                            () -> {
                                facets.rehearse(rehearsal);
                                return true;
                            },
                            done -> {},
                            failed -> {}); // A click will say why.
        }
    }

    private Optional<LiveQuery.Work<FacetQuery.Counts>> question() {
        Filter filter = tab.filter().get();
        FacetQuery facets = tab.source().facets();
        return Optional.of((cancellation, partial) -> facets.counts(filter, cancellation));
    }

    /** What there is to choose, and how many experiments are chosen; −1 as long as none knows. */
    public ReadOnlyObjectProperty<FacetQuery.Counts> answer() {
        return answer.getReadOnlyProperty();
    }

    /** The tab's filter. */
    public ReadOnlyObjectProperty<Filter> filter() {
        return tab.filter();
    }

    /** The tab came into sight, or went. */
    public void setShown(boolean shown) {
        if (shown) {
            query.shown();
        } else {
            query.hidden();
        }
    }

    /** Whether a facet narrows the filter. */
    public boolean isNarrowed(Facet facet) {
        return tab.filter().get().facets().containsKey(facet.column());
    }

    /** Whether a value is let through by its facet. */
    public boolean isChosen(Facet facet, @Nullable Object value) {
        return allows(tab.filter().get().facets().get(facet.column()), value);
    }

    private static boolean allows(@Nullable FacetSelection selection, @Nullable Object value) {
        return switch (selection) {
            case null -> true;
            case Values(List<@Nullable Object> values) -> values.contains(value);
            case Range(OptionalDouble lowest, OptionalDouble highest) ->
                    value instanceof Number number
                            && number.doubleValue() >= lowest.orElse(Double.NEGATIVE_INFINITY)
                            && number.doubleValue() <= highest.orElse(Double.POSITIVE_INFINITY);
        };
    }

    /** Adds a value to those that are let through, or takes it out. */
    public void choose(Facet facet, @Nullable Object value, boolean chosen) {
        List<@Nullable Object> values = new ArrayList<>();
        for (@Nullable Object each : facet.values()) {
            boolean kept = java.util.Objects.equals(each, value) ? chosen : isChosen(facet, each);
            if (kept) {
                values.add(each);
            }
        }
        select(facet, values);
    }

    /** Lets this value through alone; all of the facet, if it was alone already. */
    public void chooseOnly(Facet facet, @Nullable Object value) {
        boolean alone =
                isChosen(facet, value)
                        && facet.values().stream().filter(each -> isChosen(facet, each)).count()
                                == 1;
        select(facet, alone ? facet.values() : Values.of(value).values());
    }

    private void select(Facet facet, List<@Nullable Object> values) {
        tab.changeFilter(
                filter ->
                        values.size() == facet.values().size()
                                ? filter.without(facet.column())
                                : filter.with(facet.column(), new Values(values)));
    }

    /** Lets numbers through from one to another, both included; all of them if that is all. */
    public void chooseRange(Facet facet, double lowest, double highest) {
        boolean all = lowest <= facet.lowest() && highest >= facet.highest();
        Range range =
                new Range(
                        lowest <= facet.lowest()
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(lowest),
                        highest >= facet.highest()
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(highest));
        tab.changeFilter(
                filter ->
                        all ? filter.without(facet.column()) : filter.with(facet.column(), range));
    }

    /** The numbers that a facet lets through: from, to. */
    public double[] range(Facet facet) {
        FacetSelection selection = tab.filter().get().facets().get(facet.column());
        double[] ends = {facet.lowest(), facet.highest()};
        if (selection instanceof Range(OptionalDouble lowest, OptionalDouble highest)) {
            ends[0] = lowest.orElse(ends[0]);
            ends[1] = highest.orElse(ends[1]);
        } else if (selection instanceof Values(List<@Nullable Object> values)) {
            double[] numbers =
                    values.stream()
                            .filter(Number.class::isInstance)
                            .mapToDouble(value -> ((Number) value).doubleValue())
                            .sorted()
                            .toArray();
            if (numbers.length > 0) {
                ends[0] = numbers[0];
                ends[1] = numbers[numbers.length - 1];
            }
        }
        return ends;
    }

    /** Lets everything of a facet through. */
    public void clear(Facet facet) {
        tab.changeFilter(filter -> filter.without(facet.column()));
    }

    /** Lets everything through. */
    public void clearAll() {
        tab.setFilter(Filter.NONE);
    }
}
