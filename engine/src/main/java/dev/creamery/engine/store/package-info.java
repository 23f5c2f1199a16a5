/** The workspace: the folder that every engine and window shares, and nothing else. */
@NullMarked
package dev.creamery.engine.store;

import org.jspecify.annotations.NullMarked;
