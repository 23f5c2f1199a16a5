/**
 * What all panes of a tab of the Explore place share, and what a pane is.
 *
 * <p>A {@link dev.creamery.app.explore.tab.ExploreTab} holds the state: its source, the one filter
 * that facets and filter line both show, the statistic, the selected experiments. A {@link
 * dev.creamery.app.explore.tab.Pane} reads that state, changes it through the tab's setters, and
 * asks the index through {@link dev.creamery.app.explore.tab.LiveQuery}, which asks again when the
 * state has changed, only while the pane is shown, and never shows a stale answer. Panes know the
 * tab and no other pane; which panes a tab has is told in {@code explore.Panes}.
 */
@NullMarked
package dev.creamery.app.explore.tab;

import org.jspecify.annotations.NullMarked;
