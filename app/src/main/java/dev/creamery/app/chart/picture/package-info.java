/**
 * Pictures as lists of marks, free of any window: one description, painted on a canvas, into an
 * image, as SVG and as PDF.
 */
@NullMarked
package dev.creamery.app.chart.picture;

import org.jspecify.annotations.NullMarked;
