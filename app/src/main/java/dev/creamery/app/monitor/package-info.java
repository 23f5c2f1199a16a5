/** Runs: the batches of a workspace, what becomes of their experiments, and their losses. */
@NullMarked
package dev.creamery.app.monitor;

import org.jspecify.annotations.NullMarked;
