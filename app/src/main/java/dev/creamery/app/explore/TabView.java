package dev.creamery.app.explore;

import dev.creamery.app.explore.filter.FacetList;
import dev.creamery.app.explore.filter.FilterBar;
import dev.creamery.app.explore.tab.Pane;
import dev.creamery.app.place.NoticeBanner;

import javafx.beans.property.BooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A tab: the filter on top, facets at the left, in the middle one of several panes, below them one
 * more, and one at the right. All but the middle can be closed.
 */
final class TabView extends BorderPane {

    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final double FACETS = 276;
    private static final double RIGHT = 300;
    private static final double BOTTOM = .64;

    private final TabViewModel tab;
    private final FacetList facets;
    private final SplitPane columns = new SplitPane();
    private final SplitPane rows = new SplitPane();
    private final StackPane middle = new StackPane();
    private final List<Button> switches = new ArrayList<>();

    TabView(TabViewModel tab) {
        this.tab = tab;
        getStyleClass().add("explore-tab-view");
        facets = new FacetList(tab.facets());
        setTop(
                new VBox(
                        new FilterBar(tab.filterLine(), tab.facets(), tab.tab()),
                        new ReadingStrip(tab.tab()),
                        new NoticeBanner(tab.tab().notices())));
        BorderPane center = new BorderPane(middle);
        center.setTop(switcher());
        center.setMinSize(280, 200);
        rows.setOrientation(Orientation.VERTICAL);
        rows.getItems().setAll(center);
        columns.getItems().setAll(rows);
        setCenter(columns);
        tab.pane().addListener((property, before, now) -> show(now));
        show(tab.pane().get());
        columns.widthProperty()
                .addListener(
                        (property, before, now) -> {
                            if (before.doubleValue() == 0) {
                                placeDividers();
                            }
                        });
        follow(tab.facetsOpen(), this::showFacets);
        follow(tab.bottomOpen(), this::showBottom);
        follow(tab.rightOpen(), this::showRight);
    }

    private static void follow(BooleanProperty open, Consumer<Boolean> show) {
        open.addListener((property, before, now) -> show.accept(now));
        show.accept(open.get());
    }

    private void show(Pane pane) {
        middle.getChildren().setAll(pane.view());
        for (int i = 0; i < switches.size(); i++) {
            switches.get(i).pseudoClassStateChanged(CURRENT, tab.panes().middle().get(i) == pane);
        }
    }

    private void showFacets(boolean open) {
        showIn(columns, facets, open, true);
        placeDividers();
    }

    private void showBottom(boolean open) {
        tab.panes().bottom().ifPresent(pane -> showIn(rows, pane.view(), open, false));
        rows.setDividerPositions(BOTTOM);
    }

    private void showRight(boolean open) {
        tab.panes().right().ifPresent(pane -> showIn(columns, pane.view(), open, false));
        placeDividers();
    }

    /** Gives the sides the width that they need, whatever the window has. */
    private void placeDividers() {
        double width = columns.getWidth();
        if (width > 0) {
            double[] places = columns.getDividerPositions();
            boolean left = columns.getItems().contains(facets);
            if (left) {
                places[0] = FACETS / width;
            }
            if (places.length > (left ? 1 : 0)) {
                places[places.length - 1] = 1 - RIGHT / width;
            }
            columns.setDividerPositions(places);
        }
    }

    private static void showIn(SplitPane split, Node part, boolean open, boolean first) {
        split.getItems().remove(part);
        if (open) {
            SplitPane.setResizableWithParent(part, false);
            split.getItems().add(first ? 0 : split.getItems().size(), part);
        }
    }

    private Node switcher() {
        HBox bar = new HBox();
        bar.getStyleClass().add("pane-switcher");
        bar.setAlignment(Pos.CENTER_LEFT);
        for (Pane pane : tab.panes().middle()) {
            Button button = new Button(pane.title(), new FontIcon(pane.icon()));
            button.setId("pane-" + pane.id());
            button.getStyleClass().addAll("flat", "pane-tab");
            button.setOnAction(event -> tab.show(pane));
            switches.add(button);
            bar.getChildren().add(button);
        }
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        bar.getChildren()
                .addAll(gap, toggle("Facets", "fth-sidebar", tab.facetsOpen(), Optional.empty()));
        tab.panes()
                .bottom()
                .ifPresent(
                        pane ->
                                bar.getChildren()
                                        .add(
                                                toggle(
                                                        pane.title(),
                                                        pane.icon(),
                                                        tab.bottomOpen(),
                                                        Optional.of(pane))));
        tab.panes()
                .right()
                .ifPresent(
                        pane ->
                                bar.getChildren()
                                        .add(
                                                toggle(
                                                        pane.title(),
                                                        pane.icon(),
                                                        tab.rightOpen(),
                                                        Optional.of(pane))));
        return bar;
    }

    private Node toggle(String title, String icon, BooleanProperty open, Optional<Pane> pane) {
        Button button = new Button("", new FontIcon(icon));
        button.getStyleClass().addAll("flat", "button-icon", "small", "pane-toggle");
        button.setAccessibleText(title);
        button.setTooltip(new Tooltip("Show or hide: " + title));
        button.setOnAction(event -> tab.toggle(open, pane));
        follow(open, now -> button.pseudoClassStateChanged(CURRENT, now));
        return button;
    }
}
