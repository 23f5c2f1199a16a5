/**
 * What the window and its places (Compose, Runs, Explore) agree on: a place, its actions, notices
 * of what went wrong, and the few services that the window offers.
 */
@NullMarked
package dev.creamery.app.place;

import org.jspecify.annotations.NullMarked;
