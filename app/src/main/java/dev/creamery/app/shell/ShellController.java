package dev.creamery.app.shell;

import dev.creamery.app.place.Action;
import dev.creamery.app.place.EngineState;
import dev.creamery.app.place.Modal;
import dev.creamery.app.place.NoticeBanner;
import dev.creamery.app.place.Place;

import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

import org.kordamp.ikonli.javafx.FontIcon;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Puts the shell's view-model on the screen. Laid out in shell.fxml. */
final class ShellController implements Modal {

    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final ShellViewModel shell;

    @FXML private MenuButton workspace;
    @FXML private HBox placeTabs;
    @FXML private Button palette;
    @FXML private Label paletteKey;
    @FXML private Button primary;
    @FXML private Button theme;
    @FXML private FontIcon themeIcon;
    @FXML private Button preferences;
    @FXML private StackPane notice;
    @FXML private StackPane content;
    @FXML private Label engine;
    @FXML private ProgressBar progress;
    @FXML private Label engineDetail;
    @FXML private Label workspacePath;
    @FXML private Button log;
    @FXML private Overlay overlay;
    @FXML private StackPane dropHint;

    ShellController(ShellViewModel shell) {
        this.shell = shell;
    }

    /** Connects everything; called once, when the places are there. */
    void connect(List<Place> places, ShellActions actions) {
        bind(palette, actions.palette());
        bind(preferences, actions.preferences());
        bind(theme, actions.theme());
        bind(log, actions.log());
        paletteKey.setText(keyText(actions.palette()));
        notice.getChildren().add(new NoticeBanner(shell.notices()));
        actions.primary()
                .ifPresentOrElse(
                        action -> {
                            primary.setText(action.title());
                            bind(primary, action);
                        },
                        () -> primary.setVisible(false));
        places.forEach(place -> placeTabs.getChildren().add(tab(place)));
        connectWorkspaces(actions);
        connectEngine();
        shell.dark().addListener((property, before, now) -> showTheme(now));
        showTheme(shell.dark().get());
    }

    /** Shows a place's view. The others stay in the window, out of sight. */
    void show(Place place) {
        prepare(place);
        for (Node view : content.getChildren()) {
            boolean shown = view == place.view();
            view.setVisible(shown);
            view.setManaged(shown);
        }
        placeTabs
                .getChildren()
                .forEach(
                        tab ->
                                tab.pseudoClassStateChanged(
                                        CURRENT, place.id().equals(tab.getUserData())));
    }

    /** Takes a place's view into the window, out of sight: it is styled once, and here. */
    void prepare(Place place) {
        prepare(place.view());
    }

    private void prepare(Node view) {
        if (!content.getChildren().contains(view)) {
            view.setVisible(false);
            view.setManaged(false);
            content.getChildren().add(view);
        }
    }

    /**
     * Takes what is out of sight out of the window, so that a change of the style sheets does not
     * have to style it as well; returns the steps that bring it back.
     */
    List<Runnable> setAside() {
        List<Node> hidden =
                content.getChildren().stream().filter(view -> !view.isVisible()).toList();
        content.getChildren().removeAll(hidden);
        List<Runnable> back = new ArrayList<>();
        hidden.forEach(view -> back.add(() -> prepare(view)));
        back.addAll(overlay.setAside());
        return back;
    }

    @Override
    public void show(Node node) {
        overlay.show(node);
    }

    /** Whether this is what a person sees above the window. */
    boolean shows(Node node) {
        return overlay.shows(node);
    }

    @Override
    public void keep(Node node) {
        overlay.keep(node);
    }

    @Override
    public void hide() {
        overlay.hide();
    }

    /** Tells, or not any more, that what is dragged over the window can be dropped. */
    void showDropHint(boolean shown) {
        dropHint.setVisible(shown);
    }

    /** Whether something lies above the window that is to be answered first. */
    boolean isCovered() {
        return overlay.isVisible();
    }

    private Button tab(Place place) {
        Button tab = new Button(place.title(), new FontIcon(place.icon()));
        tab.getStyleClass().addAll("flat", "place-tab");
        tab.setUserData(place.id());
        tab.setOnAction(event -> shell.place().set(place.id()));
        return tab;
    }

    private void connectWorkspaces(ShellActions actions) {
        workspace.textProperty().bind(shell.workspace().map(ShellController::name));
        workspacePath.textProperty().bind(shell.workspace().map(Path::toString));
        workspace.setOnShowing(event -> fillWorkspaces(actions));
        fillWorkspaces(actions);
    }

    private void fillWorkspaces(ShellActions actions) {
        workspace.getItems().clear();
        for (Path folder : shell.recent()) {
            MenuItem item = new MenuItem(name(folder) + "   " + folder.getParent());
            item.setMnemonicParsing(false);
            item.setGraphic(
                    folder.equals(shell.workspace().get()) ? new FontIcon("fth-check") : null);
            item.setOnAction(event -> shell.openWorkspace(folder));
            workspace.getItems().add(item);
        }
        if (!workspace.getItems().isEmpty()) {
            workspace.getItems().add(new SeparatorMenuItem());
        }
        workspace.getItems().addAll(item(actions.openWorkspace()), item(actions.createWorkspace()));
    }

    private void connectEngine() {
        engine.textProperty().bind(shell.engine().map(EngineState::text));
        engineDetail.textProperty().bind(shell.engine().map(EngineState::detail));
        progress.progressProperty().bind(shell.engine().map(state -> state.progress().orElse(0)));
        progress.visibleProperty().bind(shell.engine().map(state -> state.progress().isPresent()));
    }

    private void showTheme(boolean dark) {
        themeIcon.setIconLiteral(dark ? "fth-sun" : "fth-moon");
    }

    private static MenuItem item(Action action) {
        MenuItem item = new MenuItem(action.title(), new FontIcon(action.icon()));
        item.setOnAction(event -> action.runIfEnabled());
        return item;
    }

    private static void bind(Button button, Action action) {
        button.setOnAction(event -> action.runIfEnabled());
        button.setTooltip(
                new Tooltip(
                        action.shortcut().isEmpty()
                                ? action.title()
                                : action.title() + "   " + keyText(action)));
    }

    private static String keyText(Action action) {
        return KeyCombination.valueOf(action.shortcut()).getDisplayText();
    }

    private static String name(Path folder) {
        Path name = folder.getFileName();
        return name == null ? folder.toString() : name.toString();
    }
}
