package dev.creamery.app.compose;

import dev.creamery.app.place.Action;
import dev.creamery.app.place.PlaceContext;
import dev.creamery.engine.sweep.BundledSweeps;

import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The sweep's name, repetitions and seed; starting points; undo, open, save, copy. */
final class ComposeToolbar extends HBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final ComposeViewModel compose;
    private final PlaceContext context;

    ComposeToolbar(ComposeViewModel compose, PlaceContext context, ComposeActions actions) {
        this.compose = compose;
        this.context = context;
        getStyleClass().add("compose-toolbar");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren()
                .addAll(
                        field("name", "Sweep", 250, compose.name(), SweepDraft::nameProblem),
                        field(
                                "repetitions",
                                "Repetitions",
                                84,
                                compose.repetitions(),
                                SweepDraft::repetitionsProblem),
                        field("seed", "Seed", 84, compose.seed(), SweepDraft::seedProblem),
                        gap,
                        startingPoints(actions),
                        icon(actions.undo()),
                        icon(actions.redo()),
                        icon(actions.open()),
                        icon(actions.save()),
                        icon(actions.copyCommand()));
    }

    private VBox field(
            String id,
            String label,
            double width,
            StringProperty text,
            Function<SweepDraft, String> problem) {
        Label name = new Label(label);
        name.getStyleClass().add("field-name");
        TextField field = new TextField();
        field.setId("sweep-" + id);
        field.setPrefWidth(width);
        name.setLabelFor(field);
        field.textProperty().bindBidirectional(text);
        Label wrong = new Label();
        wrong.setId("sweep-" + id + "-problem");
        wrong.getStyleClass().add("problem");
        wrong.setWrapText(true);
        wrong.setMaxWidth(Math.max(width, 200));
        Runnable check =
                () -> {
                    String now = problem.apply(compose.editor().draft().get());
                    wrong.setText(now);
                    wrong.setVisible(!now.isEmpty());
                    wrong.setManaged(!now.isEmpty());
                    field.pseudoClassStateChanged(WRONG, !now.isEmpty());
                };
        compose.editor().draft().addListener((property, before, now) -> check.run());
        check.run();
        return new VBox(3, name, field, wrong);
    }

    private MenuButton startingPoints(ComposeActions actions) {
        MenuButton menu = new MenuButton("Start from", new FontIcon("fth-layers"));
        menu.setId("start-from");
        fill(menu, actions, List.of());
        menu.setOnShowing(
                event ->
                        context.tasks()
                                .run(
                                        () -> StartingPoints.of(context.workspace().get()),
                                        launched -> fill(menu, actions, launched),
                                        unreadable -> fill(menu, actions, List.of())));
        return menu;
    }

    private void fill(
            MenuButton menu, ComposeActions actions, List<StartingPoints.Launched> launched) {
        List<MenuItem> items = new ArrayList<>();
        items.add(item(actions.startNew()));
        items.add(item(actions.open()));
        items.add(new SeparatorMenuItem());
        items.add(bundled(BundledSweeps.QUICK));
        BundledSweeps.BUTTER.forEach(name -> items.add(bundled(name)));
        if (!launched.isEmpty()) {
            items.add(new SeparatorMenuItem());
            for (StartingPoints.Launched one : launched) {
                MenuItem item = new MenuItem(one.batch(), new FontIcon("fth-clock"));
                item.setMnemonicParsing(false);
                item.setOnAction(event -> compose.document().startFromBatch(one.file()));
                items.add(item);
            }
        }
        menu.getItems().setAll(items);
    }

    private MenuItem bundled(String name) {
        MenuItem item = new MenuItem(name, new FontIcon("fth-book-open"));
        item.setMnemonicParsing(false);
        item.setOnAction(event -> compose.document().startFromBundled(name));
        return item;
    }

    private static MenuItem item(Action action) {
        MenuItem item = new MenuItem(action.title(), new FontIcon(action.icon()));
        item.setOnAction(event -> action.runIfEnabled());
        return item;
    }

    private static Button icon(Action action) {
        Button button = new Button("", new FontIcon(action.icon()));
        button.getStyleClass().addAll("button-icon", "flat");
        button.setAccessibleText(action.title());
        button.disableProperty().bind(Bindings.not(action.enabled()));
        button.setOnAction(event -> action.runIfEnabled());
        button.setTooltip(
                new Tooltip(
                        action.title()
                                + "   "
                                + KeyCombination.valueOf(action.shortcut()).getDisplayText()));
        return button;
    }
}
