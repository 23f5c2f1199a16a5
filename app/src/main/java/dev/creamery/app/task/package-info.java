/**
 * Work in the background whose results reach the view on its own thread. Nothing that takes longer
 * than a frame (16 ms) runs on the view's thread.
 */
@NullMarked
package dev.creamery.app.task;

import org.jspecify.annotations.NullMarked;
