/** The read-only SQL console. */
@NullMarked
package dev.creamery.app.explore.console;

import org.jspecify.annotations.NullMarked;
