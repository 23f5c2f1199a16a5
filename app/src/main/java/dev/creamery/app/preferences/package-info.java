/** What the window remembers: a person's preferences, and the session that it restores. */
@NullMarked
package dev.creamery.app.preferences;

import org.jspecify.annotations.NullMarked;
