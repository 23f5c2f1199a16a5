package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A column that experiments are chosen by, with what there is to choose.
 *
 * @param column its name
 * @param label its name for people
 * @param type kind of its values
 * @param values all values of the whole data, ascending, null (if it occurs) first: Boolean, Long,
 *     Double, String; empty if there are more than {@link FacetQuery#MOST_VALUES}
 * @param counts experiments per value, under the filter without this facet's own selection
 * @param distinct how many values there are in the whole data
 * @param lowest smallest number of the whole data, NaN if the values are not numbers
 * @param highest largest number of the whole data, NaN if the values are not numbers
 */
public record Facet(
        String column,
        String label,
        ColumnType type,
        List<@Nullable Object> values,
        long[] counts,
        long distinct,
        double lowest,
        double highest) {}
