package dev.creamery.app.explore;

import dev.creamery.app.explore.tab.Pane;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The panes of a tab.
 *
 * @param middle one of them is shown at a time; at least one
 * @param bottom below the middle
 * @param right beside both
 */
record TabPanes(List<Pane> middle, Optional<Pane> bottom, Optional<Pane> right) {

    /** All of them. */
    Stream<Pane> all() {
        return Stream.concat(middle.stream(), Stream.concat(bottom.stream(), right.stream()));
    }
}
