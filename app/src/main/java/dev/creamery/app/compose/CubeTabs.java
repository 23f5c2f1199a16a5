package dev.creamery.app.compose;

import dev.creamery.app.place.NumberText;
import dev.creamery.engine.sweep.Cube;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;

/**
 * A tab for each cube of the sweep, or arrows where there are many; one more button adds a copy of
 * the current one.
 */
final class CubeTabs extends FlowPane {

    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private static final int MOST_TABS = 8;

    private final DraftEditor editor;
    private List<String> counts = List.of();
    private int current;

    CubeTabs(DraftEditor editor) {
        this.editor = editor;
        getStyleClass().add("cube-tabs");
        editor.draft().addListener((property, before, now) -> update());
        editor.cube().addListener((property, before, now) -> update());
        update();
    }

    /** Most edits leave the tabs as they are. */
    private void update() {
        List<String> now = editor.draft().get().cubes().stream().map(CubeTabs::count).toList();
        if (now.equals(counts) && editor.cube().get() == current) {
            return;
        }
        counts = now;
        current = editor.cube().get();
        show(now.size());
    }

    private void show(int cubes) {
        getChildren().clear();
        if (cubes <= MOST_TABS) {
            for (int index = 0; index < cubes; index++) {
                getChildren().add(tab(index, cubes, "Cube " + (index + 1)));
            }
        } else {
            int index = editor.cube().get();
            getChildren()
                    .addAll(
                            step("fth-chevron-left", "Cube before", index - 1, cubes),
                            tab(index, cubes, "Cube " + (index + 1) + " of " + cubes),
                            step("fth-chevron-right", "Cube after", index + 1, cubes));
        }
        Button add = new Button("Add cube", new FontIcon("fth-plus"));
        add.setId("add-cube");
        add.getStyleClass().addAll("flat", "small");
        add.setTooltip(
                new Tooltip(
                        "A copy of this cube. The sweep has the experiments of all its cubes, each"
                                + " once."));
        add.setOnAction(event -> editor.duplicateCube());
        getChildren().add(add);
    }

    private Button step(String icon, String text, int to, int cubes) {
        Button step = new Button("", new FontIcon(icon));
        step.getStyleClass().addAll("small", "button-icon");
        step.setAccessibleText(text);
        step.setOnAction(event -> editor.selectCube(Math.floorMod(to, cubes)));
        return step;
    }

    private HBox tab(int index, int cubes, String name) {
        Button choose = new Button(name);
        choose.getStyleClass().addAll("flat", "small", "cube-name");
        choose.setOnAction(event -> editor.selectCube(index));
        Label count = new Label(counts.get(index));
        count.getStyleClass().add("badge");
        HBox tab = new HBox(2, choose, count);
        if (cubes > 1) {
            Button remove = new Button("", new FontIcon("fth-x"));
            remove.getStyleClass().addAll("flat", "small", "button-icon");
            remove.setAccessibleText("Remove cube " + (index + 1));
            remove.setOnAction(event -> editor.removeCube(index));
            tab.getChildren().add(remove);
        }
        tab.setAlignment(Pos.CENTER_LEFT);
        tab.getStyleClass().add("cube-tab");
        tab.pseudoClassStateChanged(CURRENT, index == editor.cube().get());
        tab.setOnMouseClicked(event -> editor.selectCube(index));
        return tab;
    }

    private static String count(CubeDraft cube) {
        return cube.cube().map(finished -> NumberText.rounded(size(finished))).orElse("unfinished");
    }

    private static long size(Cube cube) {
        return cube.axes().stream()
                .mapToLong(axis -> axis.values().size())
                .reduce(1, UnionCount::product);
    }
}
