package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts, per column that varies, how many experiments have which value. It keeps the values of all
 * experiments in memory until the index changes.
 */
public final class FacetQuery {

    /** A facet with more values than this is chosen from by a range, or by typing. */
    public static final int MOST_VALUES = 500;

    /** Enough for Java to compile what counts. */
    private static final int REHEARSALS = 6;

    private final DatasetIndex index;
    private final FilterLanguage language;
    private @Nullable Known known;
    private @Nullable Narrowed narrowed;

    public FacetQuery(DatasetIndex index) {
        this.index = index;
        language = new FilterLanguage(index);
    }

    /**
     * Facets with their counts.
     *
     * @param facets in the order of the tables
     * @param matching experiments that the filter lets through
     */
    public record Counts(List<Facet> facets, long matching) {}

    /** All experiments at one time. */
    private record Known(
            long generation,
            List<FacetDomain> domains,
            List<FacetCoder> counted,
            FacetTable everything) {

        /** Whether a selection can be followed in memory. */
        boolean follows(String column, FacetSelection selection) {
            int place = place(column);
            return place >= 0 && counted.get(place).suits(selection);
        }

        /** The place of a column among those that are counted, −1 if it is none. */
        int place(String column) {
            for (int i = 0; i < counted.size(); i++) {
                if (counted.get(i).domain().column().name().equals(column)) {
                    return i;
                }
            }
            return -1;
        }

        List<Facet> facets(long[][] counts) {
            List<Facet> facets = new ArrayList<>();
            for (FacetDomain domain : domains) {
                int place = place(domain.column().name());
                facets.add(place < 0 ? domain.uncounted() : domain.facet(counts[place]));
            }
            return List.copyOf(facets);
        }
    }

    /** Those that a condition lets through, beside the facets' selections. */
    private record Narrowed(Known of, String condition, FacetTable table) {}

    /**
     * The facets and their counts. Counts obey the filter, but not the facet's own selection: they
     * say what one would see if one chose that value instead.
     *
     * @throws QueryException if the filter is wrong
     */
    public Counts counts(Filter filter, Cancellation cancellation) {
        try (Session session = index.database().session(cancellation)) {
            Known all = known(session);
            Map<String, FacetSelection> inMemory = new HashMap<>(filter.facets());
            inMemory.entrySet().removeIf(of -> !all.follows(of.getKey(), of.getValue()));
            Filter rest = filter;
            for (String column : inMemory.keySet()) {
                rest = rest.without(column);
            }
            // The rest is asked of the database once, and then clicks are counted in memory.
            FacetTable table =
                    rest.isEmpty()
                            ? all.everything
                            : narrowed(all, language.condition(rest, session), session);
            FacetTable.Counts counted = table.count(inMemory, cancellation);
            return new Counts(all.facets(counted.ofFacets()), counted.matching());
        }
    }

    /**
     * Counts as first clicks would, for nobody: the first real one then finds everything loaded,
     * and compiled by Java.
     *
     * @throws java.util.concurrent.CancellationException if it is cancelled
     */
    public void rehearse(Cancellation cancellation) {
        counts(Filter.NONE, cancellation).facets().stream()
                .filter(facet -> !facet.values().isEmpty())
                .limit(REHEARSALS)
                .forEach(
                        facet ->
                                counts(
                                        Filter.NONE.with(
                                                facet.column(),
                                                FacetSelection.Values.of(
                                                        facet.values().getFirst())),
                                        cancellation));
    }

    /** One at a time: a second one would read the same, and both would take longer. */
    private synchronized Known known(Session session) {
        long generation = index.generation();
        Known now = known;
        if (now == null || now.generation != generation) {
            now = read(generation, session);
            known = now;
            narrowed = null;
        }
        return now;
    }

    private static Known read(long generation, Session session) {
        List<FacetDomain> domains = FacetDomain.all(session);
        List<FacetCoder> counted =
                domains.stream().map(FacetCoder::of).flatMap(Optional::stream).toList();
        return new Known(
                generation, domains, counted, FacetTable.read(counted, "NOT _shadowed", session));
    }

    private synchronized FacetTable narrowed(Known all, String condition, Session session) {
        Narrowed now = narrowed;
        if (now == null || now.of != all || !now.condition.equals(condition)) {
            now = new Narrowed(all, condition, FacetTable.read(all.counted, condition, session));
            narrowed = now;
        }
        return now.table;
    }
}
