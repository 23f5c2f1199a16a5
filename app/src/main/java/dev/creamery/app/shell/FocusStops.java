package dev.creamery.app.shell;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where Tab stops within a part of the window.
 *
 * @param nodes in the order of Tab
 */
record FocusStops(List<Node> nodes) {

    /** Those that are visible and can be used now. */
    static FocusStops within(Parent part) {
        List<Node> found = new ArrayList<>();
        collect(part, found);
        return new FocusStops(List.copyOf(found));
    }

    private static void collect(Parent part, List<Node> found) {
        for (Node node : part.getChildrenUnmodifiable()) {
            if (!node.isVisible() || node.isDisabled()) {
                continue;
            }
            if (node.isFocusTraversable()) {
                found.add(node);
            }
            if (node instanceof Parent parent) {
                collect(parent, found);
            }
        }
    }

    /**
     * Where a person starts: what there is to fill in, else the button that Enter presses, else the
     * first.
     */
    Optional<Node> start() {
        return nodes.stream()
                .filter(node -> !(node instanceof Button))
                .findFirst()
                .or(() -> nodes.stream().filter(FocusStops::isDefault).findFirst())
                .or(() -> nodes.stream().findFirst());
    }

    /** Where Tab, or Shift+Tab, goes from a node if it would leave this part; else nothing. */
    Optional<Node> aroundFrom(Node focused, boolean backwards) {
        if (nodes.isEmpty()) {
            return Optional.empty();
        }
        Node end = backwards ? nodes.getFirst() : nodes.getLast();
        boolean leaves = focused.equals(end) || !nodes.contains(focused);
        return leaves
                ? Optional.of(backwards ? nodes.getLast() : nodes.getFirst())
                : Optional.empty();
    }

    private static boolean isDefault(Node node) {
        return node instanceof Button button && button.isDefaultButton();
    }
}
