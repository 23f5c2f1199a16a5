/** A metric of every experiment against a hyperparameter. */
@NullMarked
package dev.creamery.app.explore.metric;

import org.jspecify.annotations.NullMarked;
