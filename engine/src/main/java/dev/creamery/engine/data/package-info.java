/** Datasets: where they come from, how they are read and encoded, and how runs split them. */
@NullMarked
package dev.creamery.engine.data;

import org.jspecify.annotations.NullMarked;
