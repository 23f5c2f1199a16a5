/**
 * The charts of the window. Data go in as plain immutable records of {@code chart.plot}; pictures
 * come out through {@code chart.picture}. ChartFx works behind these types and nowhere else.
 */
@NullMarked
package dev.creamery.app.chart;

import org.jspecify.annotations.NullMarked;
