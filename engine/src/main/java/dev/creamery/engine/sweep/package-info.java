/**
 * Hyperparameters, sweeps and experiments. Pure records; {@code SweepJson} is the only JSON code.
 */
@NullMarked
package dev.creamery.engine.sweep;

import org.jspecify.annotations.NullMarked;
