package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts, per column that varies, how many experiments have which value. */
public final class FacetQuery {

    /** A facet with more values than this is chosen from by a range, or by typing. */
    public static final int MOST_VALUES = 500;

    private final DatasetIndex index;
    private final FilterLanguage language;
    private volatile Domains domains = new Domains(-1, List.of());

    public FacetQuery(DatasetIndex index) {
        this.index = index;
        language = new FilterLanguage(index);
    }

    /** What each facet could show, remembered until the index changes. */
    private record Domains(long generation, List<Domain> facets) {}

    private record Domain(
            Column column,
            List<@Nullable Object> values,
            long distinct,
            double lowest,
            double highest) {}

    /**
     * The facets, in the order of the tables. Counts obey the filter, but not the facet's own
     * selection: they say what one would see if one chose that value instead.
     *
     * @throws QueryException if the filter is wrong
     */
    public List<Facet> facets(Filter filter, Cancellation cancellation) {
        try (Session session = index.database().session(cancellation)) {
            String everything = language.condition(filter, session);
            List<Facet> facets = new ArrayList<>();
            for (Domain domain : domains(session)) {
                String name = domain.column.name();
                String condition =
                        filter.facets().containsKey(name)
                                ? language.condition(filter.without(name), session)
                                : everything;
                facets.add(
                        new Facet(
                                name,
                                ButterColumns.label(name),
                                domain.column.type(),
                                domain.values,
                                counts(domain, condition, session),
                                domain.distinct,
                                domain.lowest,
                                domain.highest));
            }
            return List.copyOf(facets);
        }
    }

    private static long[] counts(Domain domain, String condition, Session session) {
        if (domain.values.isEmpty()) {
            return new long[0];
        }
        Map<@Nullable Object, Long> counted = new HashMap<>();
        session.rows(
                "SELECT %1$s, count(*) FROM experiment WHERE %2$s GROUP BY 1"
                        .formatted(domain.column.quoted(), condition),
                row -> counted.put(domain.column.type().value(row.getObject(1)), row.getLong(2)));
        return domain.values.stream().mapToLong(v -> counted.getOrDefault(v, 0L)).toArray();
    }

    private List<Domain> domains(Session session) {
        Domains known = domains;
        long generation = index.generation();
        if (known.generation != generation) {
            List<Domain> facets = new ArrayList<>();
            for (Column column : IndexTables.columns(session)) {
                if (ButterColumns.isFacet(column)) {
                    Domain domain = domain(column, session);
                    if (domain.distinct > 1) {
                        facets.add(domain);
                    }
                }
            }
            known = new Domains(generation, List.copyOf(facets));
            domains = known;
        }
        return known.facets;
    }

    private static Domain domain(Column column, Session session) {
        return session.result(
                "SELECT %s FROM experiment WHERE NOT _shadowed GROUP BY 1 ORDER BY 1 NULLS FIRST"
                        .formatted(column.quoted()),
                result -> {
                    List<@Nullable Object> values = new ArrayList<>();
                    long distinct = 0;
                    double lowest = Double.NaN;
                    double highest = Double.NaN;
                    while (result.next()) {
                        Object value = column.type().value(result.getObject(1));
                        if (++distinct <= MOST_VALUES) {
                            values.add(value);
                        }
                        if (value instanceof Number number
                                && Double.isFinite(number.doubleValue())) {
                            lowest = Double.isNaN(lowest) ? number.doubleValue() : lowest;
                            highest = number.doubleValue();
                        }
                    }
                    List<@Nullable Object> shown =
                            distinct > MOST_VALUES
                                    ? List.of()
                                    : Collections.unmodifiableList(values);
                    return new Domain(column, shown, distinct, lowest, highest);
                });
    }
}
