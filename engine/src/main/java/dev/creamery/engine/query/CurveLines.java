package dev.creamery.engine.query;

/**
 * Curves, one per experiment.
 *
 * @param keys the experiment of each line, in the order asked for, those without data left out
 * @param runs over how many repetitions each line's median is taken
 * @param epochs {@code [line][i]}, ascending
 * @param median {@code [line][i]}: over the experiment's repetitions
 * @param q1 the same, NaN where the data has none; no lines if only medians were asked for
 * @param q3 the same, NaN where the data has none; no lines if only medians were asked for
 * @param asked how many experiments were asked for
 */
public record CurveLines(
        long[] keys,
        int[] runs,
        int[][] epochs,
        float[][] median,
        float[][] q1,
        float[][] q3,
        int asked) {}
