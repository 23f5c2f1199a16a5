package dev.creamery.app.explore.filter;

import dev.creamery.app.explore.tab.ColumnText;
import dev.creamery.engine.query.Facet;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A facet: its values with counts, or a range of numbers where there are many. */
final class FacetCard extends VBox {

    /** More numbers than this are chosen by a range. */
    private static final int MOST_NUMBERS = 16;

    /** More values than this can be searched, and are scrolled. */
    private static final int LONG = 12;

    private static final double LONG_HEIGHT = 252;

    private final FacetsViewModel facets;
    private final Label state = new Label();
    private final Button clear = new Button("", new FontIcon("fth-x"));
    private final List<ValueRow> rows = new ArrayList<>();
    private final Histogram histogram = new Histogram();
    private final RangeTrack range;
    private Facet facet;

    FacetCard(Facet facet, FacetsViewModel facets) {
        this.facet = facet;
        this.facets = facets;
        range = new RangeTrack((from, to) -> facets.chooseRange(this.facet, from, to));
        getStyleClass().addAll("card-box", "facet");
        setId("facet-" + facet.column());
        getChildren().add(header());
        if (isRange(facet)) {
            if (!facet.values().isEmpty()) {
                getChildren().add(histogram);
            }
            getChildren().add(range);
        } else if (facet.values().isEmpty()) {
            Label hint = new Label("Type a condition on " + facet.column() + " above");
            hint.getStyleClass().add("hint");
            hint.setWrapText(true);
            getChildren().add(hint);
        } else {
            addValues();
        }
        show(facet);
    }

    private static boolean isRange(Facet facet) {
        return facet.type().isNumber()
                && facet.highest() > facet.lowest()
                && facet.distinct() > MOST_NUMBERS;
    }

    /** Whether another state of the facet needs the same controls. */
    boolean suits(Facet other) {
        return isRange(facet) == isRange(other)
                && (isRange(facet) || facet.values().equals(other.values()));
    }

    private HBox header() {
        Label title = new Label(ColumnText.label(facet.column()));
        title.getStyleClass().add("card-title");
        title.setMinWidth(40);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        state.getStyleClass().add("facet-state");
        state.setMinWidth(Region.USE_PREF_SIZE);
        clear.getStyleClass().addAll("flat", "button-icon", "facet-clear");
        clear.setAccessibleText("Clear " + ColumnText.label(facet.column()));
        clear.setOnAction(event -> facets.clear(facet));
        HBox header = new HBox(6, title, state, clear);
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private void addValues() {
        VBox list = new VBox();
        for (var value : facet.values()) {
            ValueRow row =
                    new ValueRow(
                            ColumnText.of(value),
                            () -> facets.chooseOnly(facet, value),
                            chosen -> facets.choose(facet, value, chosen));
            rows.add(row);
            list.getChildren().add(row);
        }
        if (rows.size() <= LONG) {
            getChildren().add(list);
            return;
        }
        TextField search = new TextField();
        search.setPromptText("Find among " + rows.size());
        search.getStyleClass().addAll("small", "facet-search");
        search.textProperty()
                .addListener(
                        (property, before, now) -> {
                            String wanted = now.strip().toLowerCase(Locale.ROOT);
                            list.getChildren()
                                    .setAll(
                                            rows.stream()
                                                    .filter(row -> matches(row, wanted))
                                                    .toList());
                        });
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMaxHeight(LONG_HEIGHT);
        getChildren().addAll(search, scroll);
    }

    private static boolean matches(ValueRow row, String wanted) {
        return row.name().toLowerCase(Locale.ROOT).contains(wanted);
    }

    /** Shows new counts, and what is chosen now. */
    void show(Facet now) {
        facet = now;
        boolean narrowed = facets.isNarrowed(now);
        clear.setVisible(narrowed);
        clear.setManaged(narrowed);
        if (isRange(now)) {
            showRange(now);
        } else {
            showValues(now);
        }
    }

    private void showRange(Facet now) {
        double[] ends = facets.range(now);
        state.setText(ColumnText.number(ends[0]) + " – " + ColumnText.number(ends[1]));
        double[] numbers =
                now.values().stream()
                        .filter(Objects::nonNull)
                        .mapToDouble(value -> ((Number) value).doubleValue())
                        .filter(Double::isFinite)
                        .toArray();
        range.show(now.lowest(), now.highest(), numbers, ends[0], ends[1]);
        long[] counts =
                Arrays.copyOfRange(
                        now.counts(), now.counts().length - numbers.length, now.counts().length);
        histogram.show(numbers, counts, ends[0], ends[1], range.isLogarithmic());
    }

    private void showValues(Facet now) {
        long most = Arrays.stream(now.counts()).max().orElse(0);
        int chosen = 0;
        for (int i = 0; i < rows.size(); i++) {
            boolean on = facets.isChosen(now, now.values().get(i));
            chosen += on ? 1 : 0;
            rows.get(i).show(on, now.counts()[i], most);
        }
        state.setText(now.values().isEmpty() ? "" : chosen + " of " + now.values().size());
    }
}
