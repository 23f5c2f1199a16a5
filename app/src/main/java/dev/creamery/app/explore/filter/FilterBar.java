package dev.creamery.app.explore.filter;

import dev.creamery.app.chart.plot.NumberText;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.widget.CompletionPopup;

import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Optional;

/** The filter line, what is wrong with it, and how many experiments it lets through. */
public final class FilterBar extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final FilterLineViewModel line;
    private final TextField field = new TextField();
    private final Label problem = new Label();
    private final PauseTransition patience = new PauseTransition(Duration.millis(900));

    public FilterBar(FilterLineViewModel line, FacetsViewModel facets, ExploreTab tab) {
        this.line = line;
        getStyleClass().add("filter-bar");
        field.setId("filter-line");
        field.getStyleClass().addAll("filter-line", "mono");
        field.setPromptText("Filter experiments:  depth >= 4 AND shape = 'rectangle'");
        field.textProperty().bindBidirectional(line.text());
        new CompletionPopup(field, line);
        FontIcon icon = new FontIcon("fth-filter");
        icon.getStyleClass().add("filter-icon");
        icon.setMouseTransparent(true);
        Button clear = new Button("", new FontIcon("fth-x"));
        clear.getStyleClass().addAll("flat", "button-icon", "small", "filter-clear");
        clear.setAccessibleText("Clear the filter");
        clear.visibleProperty().bind(field.textProperty().isNotEmpty());
        clear.setOnAction(event -> line.clear());
        StackPane input = new StackPane(field, icon, clear);
        StackPane.setAlignment(icon, Pos.CENTER_LEFT);
        StackPane.setAlignment(clear, Pos.CENTER_RIGHT);
        HBox.setHgrow(input, Priority.ALWAYS);
        Label count = new Label();
        count.setId("matching");
        count.getStyleClass().add("matching");
        count.setMinWidth(Region.USE_PREF_SIZE);
        count.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> text(matching(tab, facets), tab.facts().get().experiments()),
                                facets.answer(),
                                tab.filter(),
                                tab.facts()));
        HBox row = new HBox(12, input, count);
        row.setAlignment(Pos.CENTER_LEFT);
        problem.getStyleClass().addAll("problem", "filter-problem");
        problem.setId("filter-problem");
        problem.setWrapText(true);
        getChildren().addAll(row, problem);
        patience.setOnFinished(event -> show(line.problem().get()));
        line.problem().addListener((property, before, now) -> told(now));
        show(line.problem().get());
    }

    /** While a source is read, counts come later than experiments: without a filter it is all. */
    private static long matching(ExploreTab tab, FacetsViewModel facets) {
        return tab.filter().get().isEmpty()
                ? tab.facts().get().experiments()
                : facets.answer().get().matching();
    }

    private static String text(long matching, long all) {
        if (matching < 0) {
            return "";
        }
        return matching == all
                ? NumberText.count(all) + (all == 1 ? " experiment" : " experiments")
                : NumberText.count(matching) + " of " + NumberText.count(all) + " experiments";
    }

    /** What is half typed is no error yet. */
    private void told(Optional<FilterLineViewModel.Problem> now) {
        patience.stop();
        if (now.isPresent() && !problem.isVisible()) {
            patience.playFromStart();
        } else {
            show(now);
        }
    }

    private void show(Optional<FilterLineViewModel.Problem> now) {
        problem.setText(now.map(wrong -> marked(line.text().get(), wrong)).orElse(""));
        problem.setVisible(now.isPresent());
        problem.setManaged(now.isPresent());
        field.pseudoClassStateChanged(WRONG, now.isPresent());
    }

    /** The message with the place in the text that it is about. */
    private static String marked(String text, FilterLineViewModel.Problem wrong) {
        if (wrong.position() < 0 || wrong.position() >= text.length()) {
            return wrong.message();
        }
        String rest = text.substring(wrong.position());
        String near = rest.length() > 24 ? rest.substring(0, 24) + "…" : rest;
        return wrong.message() + "   ·   at:  " + near;
    }
}
