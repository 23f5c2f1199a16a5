package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

/**
 * Median and quartiles over the experiments of each group. What is not finite counts as larger than
 * all else.
 *
 * @param groups {@code [group][column]}: the values that its members share
 * @param epochs of all groups, ascending
 * @param median {@code [group][epoch]}, NaN where a group has no member that reached the epoch
 * @param q1 the same
 * @param q3 the same
 * @param members {@code [group][epoch]}: experiments that reached the epoch
 * @param runs {@code [group][epoch]}: repetitions behind them
 * @param over what the band is taken over
 * @param experiments how many experiments have been read
 * @param of how many there are under the filter; more than {@code experiments} if the result is not
 *     complete yet, or if some lack the measurement
 * @param complete whether everything was read
 */
public record CurveGroups(
        @Nullable Object[][] groups,
        int[] epochs,
        float[][] median,
        float[][] q1,
        float[][] q3,
        int[][] members,
        long[][] runs,
        Over over,
        long experiments,
        long of,
        boolean complete) {}
