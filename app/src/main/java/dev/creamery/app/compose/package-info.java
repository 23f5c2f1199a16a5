/**
 * Compose: a sweep is put together, its size and feasibility seen, and launched. A draft may be
 * unfinished; everything else here is derived from it.
 */
@NullMarked
package dev.creamery.app.compose;

import org.jspecify.annotations.NullMarked;
