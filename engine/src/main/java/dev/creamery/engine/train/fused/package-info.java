/** Training on the processor, in loops of our own over preallocated arrays. */
@NullMarked
package dev.creamery.engine.train.fused;

import org.jspecify.annotations.NullMarked;
