/**
 * What charts show and how it is drawn: plain data, scales, ticks, styles, and the marks made of
 * them. Pure functions, no window.
 */
@NullMarked
package dev.creamery.app.chart.plot;

import org.jspecify.annotations.NullMarked;
