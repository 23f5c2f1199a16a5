/** Experiments as lines across their hyperparameters and a metric. */
@NullMarked
package dev.creamery.app.explore.parallel;

import org.jspecify.annotations.NullMarked;
