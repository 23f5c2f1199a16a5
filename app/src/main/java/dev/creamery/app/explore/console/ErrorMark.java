package dev.creamery.app.explore.console;

import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.skin.TextAreaSkin;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** Underlines the place of a query that is wrong, until the text changes. */
final class ErrorMark extends Pane {

    private static final double HEIGHT = 3;

    private final TextArea editor;
    private final Region line = new Region();
    private SqlProblem problem = SqlProblem.NONE;

    ErrorMark(TextArea editor) {
        this.editor = editor;
        setMouseTransparent(true);
        line.getStyleClass().add("error-mark");
        line.setManaged(false);
        getChildren().setAll(line);
        editor.textProperty().addListener((property, before, now) -> show(SqlProblem.NONE));
        editor.scrollTopProperty().addListener((property, before, now) -> requestLayout());
        editor.scrollLeftProperty().addListener((property, before, now) -> requestLayout());
    }

    void show(SqlProblem wrong) {
        problem = wrong;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        int start = problem.position();
        line.setVisible(false);
        if (start < 0
                || start >= editor.getLength()
                || !(editor.getSkin() instanceof TextAreaSkin skin)) {
            return;
        }
        Rectangle2D first = skin.getCharacterBounds(start);
        Rectangle2D last = skin.getCharacterBounds(problem.end(editor.getText()) - 1);
        Bounds sight =
                editor.lookup(".scroll-pane") instanceof ScrollPane pane
                        ? pane.getBoundsInParent()
                        : editor.getLayoutBounds();
        if (sight.contains(first.getMinX(), first.getMaxY())) {
            boolean oneLine = last.getMinY() == first.getMinY();
            double end = Math.min(oneLine ? last.getMaxX() : first.getMaxX(), sight.getMaxX());
            line.setVisible(true);
            line.resizeRelocate(
                    first.getMinX(),
                    first.getMaxY() - 1,
                    Math.max(6, end - first.getMinX()),
                    HEIGHT);
        }
    }
}
