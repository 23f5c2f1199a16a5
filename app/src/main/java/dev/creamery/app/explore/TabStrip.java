package dev.creamery.app.explore;

import dev.creamery.app.place.Action;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.javafx.FontIcon;

import java.nio.file.Path;
import java.util.List;

/** The open tabs, ways back and forward, and the menu that opens more. */
final class TabStrip extends HBox {

    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final ExploreViewModel explore;
    private final HBox tabs = new HBox(4);

    TabStrip(ExploreViewModel explore, ExploreActions actions) {
        this.explore = explore;
        getStyleClass().add("tab-strip");
        setAlignment(Pos.CENTER_LEFT);
        tabs.setAlignment(Pos.CENTER_LEFT);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren()
                .addAll(
                        icon(actions.back()),
                        icon(actions.forward()),
                        tabs,
                        open(actions),
                        gap,
                        menu("View", "fth-bookmark", actions.views()),
                        export(actions));
        explore.tabs().addListener((ListChangeListener<TabViewModel>) change -> show());
        explore.current().addListener((property, before, now) -> show());
        show();
    }

    private void show() {
        setVisible(!explore.tabs().isEmpty());
        setManaged(!explore.tabs().isEmpty());
        tabs.getChildren().setAll(explore.tabs().stream().map(this::tab).toList());
    }

    private Node tab(TabViewModel tab) {
        Button name = new Button(tab.tab().source().name());
        name.setMnemonicParsing(false);
        name.getStyleClass().add("tab-name");
        name.setOnAction(event -> explore.show(tab));
        name.setTooltip(new Tooltip(tab.tab().source().path().toString()));
        Button close = new Button("", new FontIcon("fth-x"));
        close.getStyleClass().addAll("flat", "button-icon", "small", "tab-close");
        close.setAccessibleText("Close tab");
        close.setOnAction(event -> explore.close(tab));
        HBox box = new HBox(name, close);
        box.getStyleClass().add("explore-tab");
        box.setAlignment(Pos.CENTER_LEFT);
        box.pseudoClassStateChanged(
                CURRENT, explore.current().get().filter(tab::equals).isPresent());
        box.setOnMouseClicked(
                event -> {
                    if (event.getButton() == MouseButton.MIDDLE) {
                        explore.close(tab);
                    }
                });
        return box;
    }

    private MenuButton open(ExploreActions actions) {
        MenuButton menu = new MenuButton("Open", new FontIcon("fth-plus"));
        menu.setId("open-results");
        menu.getStyleClass().addAll("flat", "small");
        menu.setOnShowing(event -> fill(menu, actions));
        fill(menu, actions);
        return menu;
    }

    private void fill(MenuButton menu, ExploreActions actions) {
        menu.getItems().setAll(item(actions.openFolder()), item(actions.openFile()));
        if (!explore.recent().isEmpty()) {
            menu.getItems().add(new SeparatorMenuItem());
        }
        for (Path path : explore.recent()) {
            MenuItem item = new MenuItem(path.toString());
            item.setMnemonicParsing(false);
            item.setOnAction(event -> explore.open(path));
            menu.getItems().add(item);
        }
    }

    private static MenuButton menu(String title, String icon, List<Action> actions) {
        MenuButton menu = new MenuButton(title, new FontIcon(icon));
        menu.getStyleClass().addAll("flat", "small");
        menu.getItems().setAll(actions.stream().map(TabStrip::item).toList());
        return menu;
    }

    private static MenuButton export(ExploreActions actions) {
        MenuButton menu = menu("Export", "fth-download", actions.pictures());
        menu.setId("export");
        menu.getItems().addAll(new SeparatorMenuItem(), item(actions.exportData()));
        return menu;
    }

    private static MenuItem item(Action action) {
        MenuItem item = new MenuItem(action.title(), new FontIcon(action.icon()));
        item.disableProperty().bind(Bindings.not(action.enabled()));
        item.setOnAction(event -> action.runIfEnabled());
        return item;
    }

    private static Button icon(Action action) {
        Button button = new Button("", new FontIcon(action.icon()));
        button.getStyleClass().addAll("flat", "button-icon", "small");
        button.setAccessibleText(action.title());
        button.setTooltip(new Tooltip(action.title()));
        button.disableProperty().bind(Bindings.not(action.enabled()));
        button.setOnAction(event -> action.runIfEnabled());
        return button;
    }
}
