/** The engine: plans, trains, stores and summarizes sweeps, without a window. */
@NullMarked
package dev.creamery.engine;

import org.jspecify.annotations.NullMarked;
