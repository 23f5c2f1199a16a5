/** What the repetitions of an experiment have in common, epoch by epoch. */
@NullMarked
package dev.creamery.engine.summary;

import org.jspecify.annotations.NullMarked;
