/** The window itself: its top bar, places, command palette, preferences, log and session. */
@NullMarked
package dev.creamery.app.shell;

import org.jspecify.annotations.NullMarked;
