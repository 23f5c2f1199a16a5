package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a facet could show, whatever the filter.
 *
 * @param values ascending, null first; empty if there are more than {@link FacetQuery#MOST_VALUES}
 * @param distinct how many values there are
 * @param lowest smallest finite number, NaN if there is none
 * @param highest largest finite number, NaN if there is none
 */
record FacetDomain(
        Column column,
        List<@Nullable Object> values,
        long distinct,
        double lowest,
        double highest) {

    /** The facets of the index: the columns to choose from whose values differ. */
    static List<FacetDomain> all(Session session) {
        return IndexTables.columns(session).stream()
                .filter(ButterColumns::isFacet)
                .map(column -> of(column, session))
                .filter(domain -> domain.distinct > 1)
                .toList();
    }

    private static FacetDomain of(Column column, Session session) {
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
                        if (++distinct <= FacetQuery.MOST_VALUES) {
                            values.add(value);
                        }
                        if (value instanceof Number number
                                && Double.isFinite(number.doubleValue())) {
                            lowest = Double.isNaN(lowest) ? number.doubleValue() : lowest;
                            highest = number.doubleValue();
                        }
                    }
                    List<@Nullable Object> shown =
                            distinct > FacetQuery.MOST_VALUES
                                    ? List.of()
                                    : Collections.unmodifiableList(values);
                    return new FacetDomain(column, shown, distinct, lowest, highest);
                });
    }

    /** The facet with the counts of its values. */
    Facet facet(long[] counts) {
        return facet(values, counts);
    }

    /** The facet without its values. */
    Facet uncounted() {
        return facet(List.of(), new long[0]);
    }

    private Facet facet(List<@Nullable Object> shown, long[] counts) {
        return new Facet(
                column.name(),
                ButterColumns.label(column.name()),
                column.type(),
                shown,
                counts,
                distinct,
                lowest,
                highest);
    }
}
