package dev.creamery.app.explore.curve;

import dev.creamery.app.chart.CurveChart;
import dev.creamery.app.chart.plot.CurveView;
import dev.creamery.app.chart.plot.ScaleKind;
import dev.creamery.app.explore.tab.ColumnText;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.engine.query.Facet;
import dev.creamery.engine.query.FacetQuery;
import dev.creamery.engine.query.Over;
import dev.creamery.engine.train.Statistic;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The choices above the chart of curves. */
final class CurveToolbar extends FlowPane {

    private static final double COMBO = 112;
    private static final List<ScaleKind> KINDS = List.of(ScaleKind.LOG, ScaleKind.LINEAR);
    private static final Map<String, Double> SMOOTHINGS = smoothings();

    private final CurvesViewModel curves;
    private final ExploreTab tab;
    private final CurveChart chart;
    private final ComboBox<Statistic> statistic;
    private final Segments<MeasuredOn> rows;
    private final ComboBox<String> colour;
    private final ComboBox<String> panels;
    private final Segments<ScaleKind> xKind;
    private final Segments<ScaleKind> yKind;
    private final Segments<CurveForm> form;
    private final CheckMenuItem effort = new CheckMenuItem("x: epoch × trainable parameters");
    private final CheckMenuItem overRuns = new CheckMenuItem("Bands over all repetitions");
    private final CheckMenuItem ownY = new CheckMenuItem("A y axis for each panel");
    private final CheckMenuItem markers = new CheckMenuItem("Markers");
    private final Map<Double, RadioMenuItem> smoothing = new LinkedHashMap<>();
    private boolean showing;

    CurveToolbar(CurvesViewModel curves, ExploreTab tab, CurveChart chart) {
        this.curves = curves;
        this.tab = tab;
        this.chart = chart;
        getStyleClass().add("pane-toolbar");
        statistic =
                combo(
                        "statistic",
                        one -> ColumnText.sentence(one.trainColumn()),
                        curves::setStatistic);
        rows =
                new Segments<>(
                        List.of(MeasuredOn.values()),
                        MeasuredOn::title,
                        one -> one.title() + (one == MeasuredOn.BOTH ? " rows' curves" : " rows"),
                        curves::setRows);
        colour =
                combo(
                        "colour-by",
                        CurveToolbar::columnTitle,
                        column -> curves.change(now -> now.withColour(column)));
        panels =
                combo(
                        "panels-by",
                        CurveToolbar::columnTitle,
                        column -> curves.change(now -> now.withPanels(column)));
        xKind = kinds(kind -> view(now -> now.withKinds(kind, now.yKind())));
        yKind = kinds(kind -> view(now -> now.withKinds(now.xKind(), kind)));
        form =
                new Segments<>(
                        List.of(CurveForm.values()),
                        CurveForm::title,
                        CurveForm::explanation,
                        one -> curves.change(now -> now.withForm(one)));
        getChildren()
                .addAll(
                        group("", statistic),
                        group("", rows),
                        group("Colour", colour),
                        group("Panels", panels),
                        group("", form),
                        group("x", xKind),
                        group("y", yKind));
        curves.settings().addListener((property, before, now) -> show());
        tab.measurement().addListener((property, before, now) -> show());
        tab.facts().addListener((property, before, now) -> show());
        tab.facets().addListener((property, before, now) -> show());
        chart.viewProperty().addListener((property, before, now) -> show());
        show();
    }

    private <T> ComboBox<T> combo(String id, Function<T, String> title, Consumer<T> chosen) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.getStyleClass().add("small");
        box.setPrefWidth(COMBO);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(T value) {
                        return value == null ? "" : title.apply(value);
                    }

                    @Override
                    public T fromString(String text) {
                        throw new UnsupportedOperationException("nothing is typed here");
                    }
                });
        box.valueProperty()
                .addListener(
                        (property, before, now) -> {
                            if (!showing && now != null) {
                                chosen.accept(now);
                            }
                        });
        return box;
    }

    private static Segments<ScaleKind> kinds(Consumer<ScaleKind> chosen) {
        return new Segments<>(
                KINDS,
                kind -> kind == ScaleKind.LOG ? "log" : "linear",
                kind -> kind == ScaleKind.LOG ? "Logarithmic axis" : "Linear axis",
                chosen);
    }

    private static HBox group(String name, Node control) {
        HBox group = new HBox(6);
        group.setAlignment(Pos.CENTER_LEFT);
        if (!name.isEmpty()) {
            Label label = new Label(name);
            label.getStyleClass().add("muted");
            label.setLabelFor(control);
            group.getChildren().add(label);
        }
        group.getChildren().add(control);
        return group;
    }

    /** Choices that are needed less often. */
    MenuButton more() {
        MenuButton menu = new MenuButton("", new FontIcon("fth-more-horizontal"));
        menu.getStyleClass().addAll("flat", "button-icon", "small", "no-arrow");
        menu.setId("curves-more");
        menu.setAccessibleText("More about the curves");
        effort.setOnAction(event -> curves.change(now -> now.withEffort(effort.isSelected())));
        overRuns.setOnAction(
                event ->
                        curves.change(
                                now ->
                                        now.withOver(
                                                overRuns.isSelected()
                                                        ? Over.REPETITIONS
                                                        : Over.MEDIANS)));
        ownY.setOnAction(event -> view(now -> now.withOwnY(ownY.isSelected())));
        markers.setOnAction(event -> view(now -> now.withMarkers(markers.isSelected())));
        menu.getItems().addAll(effort, overRuns, ownY, markers, new SeparatorMenuItem());
        ToggleGroup choices = new ToggleGroup();
        SMOOTHINGS.forEach(
                (title, share) -> {
                    RadioMenuItem item = new RadioMenuItem(title);
                    item.setToggleGroup(choices);
                    item.setOnAction(event -> view(now -> now.withSmoothing(share)));
                    smoothing.put(share, item);
                    menu.getItems().add(item);
                });
        return menu;
    }

    private void view(UnaryOperator<CurveView> change) {
        chart.setView(change.apply(chart.getView()));
        tab.looked();
    }

    private void show() {
        showing = true;
        CurveSettings now = curves.settings().get();
        fill(statistic, curves.statistics(), curves.statistic());
        rows.show(now.rows());
        List<String> columns = columns();
        fill(colour, columns, now.colour());
        fill(panels, columns, now.panels());
        colour.setDisable(now.form() == CurveForm.RUNS);
        CurveView view = chart.getView();
        xKind.show(view.xKind());
        yKind.show(view.yKind());
        form.show(now.form());
        effort.setSelected(now.effort());
        effort.setDisable(!tab.facts().get().has(CurveQuestion.PARAMETERS));
        overRuns.setSelected(now.over() == Over.REPETITIONS);
        overRuns.setDisable(tab.facts().get().repetitions() == 0);
        ownY.setSelected(view.ownY());
        ownY.setDisable(now.panels().isEmpty());
        markers.setSelected(view.markers());
        RadioMenuItem smoothed = smoothing.get(view.smoothing());
        if (smoothed != null) {
            smoothed.setSelected(true);
        }
        showing = false;
    }

    /** Those that vary, "" for none before them. */
    private List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(""));
        for (Facet facet : tab.facets().get()) {
            if (facet.distinct() <= FacetQuery.MOST_VALUES) {
                columns.add(facet.column());
            }
        }
        return columns;
    }

    private static <T> void fill(ComboBox<T> box, List<T> values, T value) {
        List<T> all = new ArrayList<>(values);
        if (!all.contains(value)) {
            all.add(value);
        }
        if (!all.equals(box.getItems())) {
            box.setValue(null); // It would stay at its place in the list, not at its value.
            box.getItems().setAll(all);
        }
        box.setValue(value);
    }

    private static String columnTitle(String column) {
        return column.isEmpty() ? "–" : ColumnText.label(column);
    }

    private static Map<String, Double> smoothings() {
        Map<String, Double> smoothings = new LinkedHashMap<>();
        smoothings.put("Not smoothed", 0.0);
        smoothings.put("Smoothed a little (0.6), raw line behind", 0.6);
        smoothings.put("Smoothed (0.9), raw line behind", 0.9);
        smoothings.put("Smoothed strongly (0.98), raw line behind", 0.98);
        return smoothings;
    }
}
