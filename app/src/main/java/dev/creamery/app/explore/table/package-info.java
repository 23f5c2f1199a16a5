/** The table of experiments: loaded page by page, never as a whole. */
@NullMarked
package dev.creamery.app.explore.table;

import org.jspecify.annotations.NullMarked;
