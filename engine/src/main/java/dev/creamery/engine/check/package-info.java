/** Finds out whether a workspace, and the machine that trains, are as they should be. */
@NullMarked
package dev.creamery.engine.check;

import org.jspecify.annotations.NullMarked;
