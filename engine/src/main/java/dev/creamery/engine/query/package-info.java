/**
 * Finds, indexes and queries result data at BUTTER's scale, by embedded DuckDB. Queries block; call
 * them on a background thread and cancel them with a {@link
 * dev.creamery.engine.query.Cancellation}.
 */
@NullMarked
package dev.creamery.engine.query;

import org.jspecify.annotations.NullMarked;
