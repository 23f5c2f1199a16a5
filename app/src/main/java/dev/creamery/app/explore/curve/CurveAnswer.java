package dev.creamery.app.explore.curve;

import dev.creamery.app.chart.plot.CurveSet;

/**
 * Curves, and what has to be said about them.
 *
 * @param question what was asked
 * @param set what is drawn
 * @param badge how much that is, in a few words
 * @param note over what and how many, what is left out, and why
 * @param sampled whether more epochs can be read
 */
record CurveAnswer(
        CurveQuestion question, CurveSet set, String badge, String note, boolean sampled) {}
