/**
 * The loops that training spends its time in. They know arrays and nothing of experiments. Blocks
 * of values are feature-major: the rows of a minibatch lie together for each unit, {@code
 * values[unit * stride + row]}, with {@code stride} at least the number of rows. Those of hidden
 * units begin at cache lines, somewhere in an array: {@link dev.creamery.engine.kernel.Block}.
 * Those of outputs begin at index 0.
 */
@NullMarked
package dev.creamery.engine.kernel;

import org.jspecify.annotations.NullMarked;
