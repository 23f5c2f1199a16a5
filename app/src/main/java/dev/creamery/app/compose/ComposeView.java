package dev.creamery.app.compose;

import dev.creamery.app.place.NoticeBanner;
import dev.creamery.app.place.PlaceContext;
import dev.creamery.engine.sweep.Hyperparameter;
import dev.creamery.engine.sweep.Hyperparameters;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;

/** Compose on the screen: the fields above, the axes in the middle, the summary on the right. */
final class ComposeView extends BorderPane {

    private final ComposeViewModel compose;
    private final ComposeActions actions;

    ComposeView(ComposeViewModel compose, PlaceContext context, ComposeActions actions) {
        this.compose = compose;
        this.actions = actions;
        getStyleClass().add("compose");
        VBox axes =
                new VBox(
                        new CubeTabs(compose.editor()),
                        group("NETWORK", Cell.AXES),
                        group(
                                "TRAINING",
                                Hyperparameters.all().stream()
                                        .filter(axis -> !Cell.AXES.contains(axis))
                                        .toList()));
        axes.getStyleClass().add("axes");
        ScrollPane scroll = new ScrollPane(axes);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setTop(
                new VBox(
                        new NoticeBanner(compose.notices()),
                        new ComposeToolbar(compose, context, actions)));
        setCenter(scroll);
        setRight(new SummaryPane(compose.summary(), compose.launch()));
    }

    private VBox group(String title, List<Hyperparameter<?>> hyperparameters) {
        Label label = new Label(title);
        label.getStyleClass().add("section-title");
        VBox card = new VBox();
        card.getStyleClass().add("axis-card");
        hyperparameters.forEach(axis -> card.getChildren().add(row(axis)));
        return new VBox(6, label, card);
    }

    private <T> AxisRow<T> row(Hyperparameter<T> hyperparameter) {
        AxisViewModel<T> axis = compose.axis(hyperparameter);
        if (!hyperparameter.equals(Hyperparameters.DATASET)) {
            return new AxisRow<>(axis);
        }
        Button browse = new Button("Browse…", new FontIcon("fth-database"));
        browse.setId("browse-datasets");
        browse.getStyleClass().addAll("small");
        browse.setOnAction(event -> actions.browseDatasets().runIfEnabled());
        return new AxisRow<>(axis, browse);
    }
}
