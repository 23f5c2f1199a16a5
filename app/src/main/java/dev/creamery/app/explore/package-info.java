/** The place where results are explored: opening sources, tabs, and the layout of a tab's panes. */
@NullMarked
package dev.creamery.app.explore;

import org.jspecify.annotations.NullMarked;
