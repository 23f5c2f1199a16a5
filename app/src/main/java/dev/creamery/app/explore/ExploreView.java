package dev.creamery.app.explore;

import dev.creamery.app.place.Action;
import dev.creamery.app.place.NoticeBanner;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Tabs at the top, the current one below; without tabs, ways to open something. */
final class ExploreView extends BorderPane {

    private final ExploreViewModel explore;
    private final ExploreActions actions;
    private final Map<TabViewModel, TabView> views = new HashMap<>();
    private final StackPane content = new StackPane();

    ExploreView(ExploreViewModel explore, ExploreActions actions) {
        this.explore = explore;
        this.actions = actions;
        getStyleClass().add("explore");
        setTop(
                new VBox(
                        new TabStrip(explore, actions),
                        new OpeningStrip(explore.openings()),
                        new NoticeBanner(explore.notices())));
        setCenter(content);
        explore.current().addListener((property, before, now) -> show(now));
        explore.tabs()
                .addListener(
                        (ListChangeListener<TabViewModel>)
                                change -> views.keySet().retainAll(explore.tabs()));
        explore.recent()
                .addListener((ListChangeListener<Path>) change -> show(explore.current().get()));
        show(explore.current().get());
    }

    private void show(Optional<TabViewModel> tab) {
        Node shown =
                tab.<Node>map(one -> views.computeIfAbsent(one, made -> new TabView(made)))
                        .orElseGet(this::nothing);
        content.getChildren().setAll(shown);
    }

    private Node nothing() {
        FontIcon picture = new FontIcon("fth-bar-chart-2");
        picture.getStyleClass().add("empty-icon");
        Label heading = new Label("Nothing is open");
        heading.getStyleClass().add("empty-title");
        Label text =
                new Label(
                        "The workspace's results appear here by themselves as soon as a run has"
                            + " finished. Or open any folder with BUTTER's data, a Parquet file, or"
                            + " a .tar.xz: drop it here.");
        text.getStyleClass().add("empty-text");
        text.setWrapText(true);
        VBox box = new VBox(10, picture, heading, text);
        box.getChildren().addAll(button(actions.openFolder()), button(actions.openFile()));
        for (Path path : explore.recent()) {
            Hyperlink link = new Hyperlink(path.toString());
            link.setOnAction(event -> explore.open(path));
            box.getChildren().add(link);
        }
        box.setAlignment(Pos.CENTER);
        box.setMaxWidth(460);
        return new StackPane(box);
    }

    private static Button button(Action action) {
        Button button = new Button(action.title(), new FontIcon(action.icon()));
        button.setOnAction(event -> action.runIfEnabled());
        return button;
    }
}
