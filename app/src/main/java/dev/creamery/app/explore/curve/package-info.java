/** Curves of statistics over epochs: bands of groups, single experiments, single repetitions. */
@NullMarked
package dev.creamery.app.explore.curve;

import org.jspecify.annotations.NullMarked;
