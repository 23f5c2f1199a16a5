/** Maps of a metric over two hyperparameters, or over parameters and epochs. */
@NullMarked
package dev.creamery.app.explore.map;

import org.jspecify.annotations.NullMarked;
