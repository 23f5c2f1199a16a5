package dev.creamery.app.explore.metric;

import dev.creamery.app.chart.plot.AxisSpec;
import dev.creamery.app.chart.plot.MetricForm;
import dev.creamery.app.chart.plot.MetricSet;
import dev.creamery.app.chart.plot.ScaleKind;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.tab.Facts;
import dev.creamery.app.explore.widget.DatasetsApart;
import dev.creamery.app.explore.widget.MetricDrawing;
import dev.creamery.engine.query.Column;
import dev.creamery.engine.query.MetricQuery;

import javafx.beans.property.ObjectProperty;

import java.util.Map;
import java.util.Optional;

/** A metric against a hyperparameter, by series. */
final class MetricPaneViewModel {

    static final MetricAnswer EMPTY =
            new MetricAnswer(
                    MetricSet.empty(AxisSpec.of("", ScaleKind.LOG), AxisSpec.of("", ScaleKind.LOG)),
                    MetricForm.SCATTER,
                    "",
                    "");

    private final ExploreTab tab;
    private final MetricQuery query;
    private final MetricDrawing<MetricAnswer> drawing;
    private final ObjectProperty<String> x;
    private final ObjectProperty<String> series;
    private final ObjectProperty<String> panel;
    private final DatasetsApart datasets;
    private final ObjectProperty<MetricForm> form;
    private final ObjectProperty<ScaleKind> xKind;
    private final ObjectProperty<ScaleKind> yKind;
    private boolean chosen;

    MetricPaneViewModel(ExploreTab tab) {
        this.tab = tab;
        query = new MetricQuery(tab.source().index());
        drawing = new MetricDrawing<>(tab, EMPTY, this::question);
        x = drawing.settings().text("x", "num_free_parameters");
        series = drawing.settings().text("series", "");
        panel = drawing.settings().text("panel", "");
        datasets = new DatasetsApart(tab, panel);
        form = drawing.settings().choice("form", MetricForm.SCATTER);
        xKind = drawing.settings().choice("x_axis", ScaleKind.LOG);
        yKind = drawing.settings().choice("y_axis", ScaleKind.LOG);
        drawing.dependsOn(x, series, panel, form);
        tab.facts().addListener((property, before, now) -> know(now));
        know(tab.facts().get());
    }

    MetricDrawing<MetricAnswer> drawing() {
        return drawing;
    }

    /** The column on the x axis. */
    ObjectProperty<String> x() {
        return x;
    }

    /** The column that makes the series; "" for none. */
    ObjectProperty<String> series() {
        return series;
    }

    /** The column that makes the small multiples; "" for one chart. */
    ObjectProperty<String> panel() {
        return panel;
    }

    ObjectProperty<MetricForm> form() {
        return form;
    }

    ObjectProperty<ScaleKind> xKind() {
        return xKind;
    }

    ObjectProperty<ScaleKind> yKind() {
        return yKind;
    }

    void restore(Map<String, Object> saved) {
        chosen |= saved.containsKey("series");
        if (!saved.isEmpty()) {
            datasets.leave();
        }
        drawing.restore(saved);
    }

    /** Until a person chooses, the columns that the data have. */
    private void know(Facts facts) {
        if (chosen || facts.columns().isEmpty()) {
            return;
        }
        chosen = true;
        if (!facts.has(x.get())) {
            facts.columns().stream()
                    .filter(column -> column.type().isNumber())
                    .map(Column::name)
                    .filter(name -> !name.equals("experiment_id"))
                    .findFirst()
                    .ifPresent(x::set);
        }
        if (facts.has("shape")) {
            series.set("shape");
        }
    }

    private Optional<MetricDrawing.Work<MetricAnswer>> question() {
        Facts facts = tab.facts().get();
        MetricQuery.Request request =
                new MetricQuery.Request(
                        tab.filter().get(),
                        drawing.metric().metric(),
                        x.get(),
                        Optional.of(series.get()).filter(facts::has),
                        Optional.of(panel.get()).filter(facts::has));
        MetricForm wanted = form.get();
        return facts.columns().stream()
                .filter(known -> known.name().equals(x.get()))
                .findFirst()
                .map(
                        column ->
                                new MetricAnswers(
                                        query,
                                        request,
                                        column.type(),
                                        drawing.metric().kind().get()))
                .map(answers -> (progress, cancellation) -> answers.get(wanted, cancellation));
    }
}
