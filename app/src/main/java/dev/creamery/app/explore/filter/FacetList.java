package dev.creamery.app.explore.filter;

import dev.creamery.engine.query.Facet;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All facets of a tab, one below the other. */
public final class FacetList extends BorderPane {

    private final FacetsViewModel facets;
    private final VBox list = new VBox();
    private final Hyperlink reset = new Hyperlink("Reset");
    private final Map<String, FacetCard> cards = new HashMap<>();

    public FacetList(FacetsViewModel facets) {
        this.facets = facets;
        getStyleClass().add("facets");
        setMinWidth(190);
        Label title = new Label("FACETS");
        title.getStyleClass().add("section-title");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        reset.setOnAction(event -> facets.clearAll());
        HBox header = new HBox(title, reset);
        header.getStyleClass().add("facets-header");
        header.setAlignment(Pos.CENTER_LEFT);
        list.getStyleClass().add("facet-list");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setTop(header);
        setCenter(scroll);
        facets.answer().addListener((property, before, now) -> show(now.facets()));
        // What is chosen shows at once; the counts follow.
        facets.filter()
                .addListener((property, before, now) -> show(facets.answer().get().facets()));
        show(facets.answer().get().facets());
    }

    private void show(List<Facet> now) {
        reset.setVisible(!facets.filter().get().isEmpty());
        List<Node> shown = now.stream().<Node>map(this::card).toList();
        if (!shown.equals(list.getChildren())) {
            list.getChildren().setAll(shown);
        }
    }

    private FacetCard card(Facet facet) {
        FacetCard card = cards.get(facet.column());
        if (card == null || !card.suits(facet)) {
            card = new FacetCard(facet, facets);
            cards.put(facet.column(), card);
        } else {
            card.show(facet);
        }
        return card;
    }
}
