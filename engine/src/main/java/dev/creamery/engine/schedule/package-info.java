/** Which runs are trained, in which order, on which thread; and what that costs. */
@NullMarked
package dev.creamery.engine.schedule;

import org.jspecify.annotations.NullMarked;
