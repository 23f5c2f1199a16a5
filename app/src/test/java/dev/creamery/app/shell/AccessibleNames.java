package dev.creamery.app.shell;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;

import java.util.List;

/** What a screen reader says of controls. */
final class AccessibleNames {

    private AccessibleNames() {}

    /** The controls of a part of the window that a screen reader has no name for. */
    static List<String> missing(Parent part) {
        return FocusStops.within(part).nodes().stream()
                .filter(AccessibleNames::needsName)
                .filter(node -> !isNamed(node, part))
                .map(AccessibleNames::describe)
                .toList();
    }

    private static boolean needsName(Node node) {
        return node instanceof Labeled
                || node instanceof TextInputControl
                || node instanceof ComboBoxBase<?>
                || node instanceof Spinner<?>;
    }

    private static boolean isNamed(Node node, Parent part) {
        return isText(node.getAccessibleText())
                || node instanceof Labeled labeled && isText(labeled.getText())
                || part.lookupAll(".label").stream()
                        .anyMatch(label -> label instanceof Label one && one.getLabelFor() == node);
    }

    private static boolean isText(String text) {
        return text != null && !text.isBlank();
    }

    private static String describe(Node node) {
        String prompt = node instanceof TextInputControl field ? " " + field.getPromptText() : "";
        return node.getClass().getSimpleName()
                + " "
                + node.getId()
                + " "
                + node.getStyleClass()
                + prompt;
    }
}
