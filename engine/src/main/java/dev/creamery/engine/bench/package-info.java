/**
 * How fast this machine trains: by our own kernels, by other programs on the same work, with
 * several threads, and while results are recorded.
 */
@NullMarked
package dev.creamery.engine.bench;

import org.jspecify.annotations.NullMarked;
