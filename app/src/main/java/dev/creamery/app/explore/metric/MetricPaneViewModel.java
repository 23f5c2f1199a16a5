package dev.creamery.app.explore.metric;

import dev.creamery.app.chart.plot.AxisSpec;
import dev.creamery.app.chart.plot.MetricForm;
import dev.creamery.app.chart.plot.MetricSet;
import dev.creamery.app.chart.plot.ScaleKind;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.tab.Facts;
import dev.creamery.app.explore.tab.LiveQuery;
import dev.creamery.app.explore.widget.MetricChoiceViewModel;
import dev.creamery.app.explore.widget.Saved;
import dev.creamery.engine.query.Column;
import dev.creamery.engine.query.MetricQuery;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A metric against a hyperparameter, by series. */
final class MetricPaneViewModel {

    static final MetricAnswer EMPTY =
            new MetricAnswer(
                    MetricSet.empty(AxisSpec.of("", ScaleKind.LOG), AxisSpec.of("", ScaleKind.LOG)),
                    MetricForm.SCATTER,
                    "");

    private final ExploreTab tab;
    private final MetricChoiceViewModel metric;
    private final MetricQuery query;
    private final ObjectProperty<String> x = new SimpleObjectProperty<>("num_free_parameters");
    private final ObjectProperty<String> series = new SimpleObjectProperty<>("");
    private final ObjectProperty<MetricForm> form = new SimpleObjectProperty<>(MetricForm.SCATTER);
    private final ObjectProperty<ScaleKind> xKind = new SimpleObjectProperty<>(ScaleKind.LOG);
    private final ObjectProperty<ScaleKind> yKind = new SimpleObjectProperty<>(ScaleKind.LOG);
    private final ReadOnlyObjectWrapper<MetricAnswer> answer = new ReadOnlyObjectWrapper<>(EMPTY);
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final LiveQuery<MetricAnswer> live;
    private boolean chosen;

    MetricPaneViewModel(ExploreTab tab) {
        this.tab = tab;
        metric = new MetricChoiceViewModel(tab);
        query = new MetricQuery(tab.source().index());
        live =
                new LiveQuery<MetricAnswer>(tab, this::question, this::show, this::failed)
                        .dependsOn(
                                tab.measurement(), metric.kind(), metric.place(), x, series, form);
        tab.facts().addListener((property, before, now) -> know(now));
        know(tab.facts().get());
        for (ObjectProperty<?> state : List.of(x, series, form, xKind, yKind)) {
            state.addListener((property, before, now) -> tab.looked());
        }
    }

    MetricChoiceViewModel metric() {
        return metric;
    }

    /** The column on the x axis. */
    ObjectProperty<String> x() {
        return x;
    }

    /** The column that makes the series; "" for none. */
    ObjectProperty<String> series() {
        return series;
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

    /** What is to be drawn. */
    ReadOnlyObjectProperty<MetricAnswer> answer() {
        return answer.getReadOnlyProperty();
    }

    /** How many of how many are drawn. */
    ReadOnlyStringProperty note() {
        return note.getReadOnlyProperty();
    }

    /** Why nothing can be drawn; "" if something can. */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return live.busy();
    }

    /** Columns that can be an axis or make series. */
    List<String> columns() {
        return tab.facts().get().axes();
    }

    void shown() {
        live.shown();
    }

    void hidden() {
        metric.playing().set(false);
        live.hidden();
    }

    Map<String, Object> save() {
        Map<String, Object> saved = new LinkedHashMap<>();
        metric.save(saved);
        saved.put("x", x.get());
        saved.put("series", series.get());
        saved.put("form", form.get().name());
        saved.put("x_axis", xKind.get().name());
        saved.put("y_axis", yKind.get().name());
        return saved;
    }

    void restore(Map<String, Object> values) {
        Saved saved = new Saved(values);
        metric.restore(saved);
        saved.text("x").ifPresent(x::set);
        saved.text("series")
                .ifPresent(
                        column -> {
                            chosen = true;
                            series.set(column);
                        });
        saved.choice("form", MetricForm.class).ifPresent(form::set);
        saved.choice("x_axis", ScaleKind.class).ifPresent(xKind::set);
        saved.choice("y_axis", ScaleKind.class).ifPresent(yKind::set);
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

    private Optional<LiveQuery.Work<MetricAnswer>> question() {
        Optional<Column> column =
                tab.facts().get().columns().stream()
                        .filter(known -> known.name().equals(x.get()))
                        .findFirst();
        if (column.isEmpty()) {
            return Optional.empty();
        }
        MetricQuery.Request request =
                new MetricQuery.Request(
                        tab.filter().get(),
                        metric.metric(),
                        x.get(),
                        Optional.of(series.get()).filter(name -> tab.facts().get().has(name)));
        MetricAnswers answers =
                new MetricAnswers(query, request, column.get().type(), metric.kind().get());
        MetricForm wanted = form.get();
        return Optional.of((cancellation, partial) -> answers.get(wanted, cancellation));
    }

    private void show(MetricAnswer now) {
        problem.set("");
        note.set(now.note());
        answer.set(now);
        metric.answered();
    }

    private void failed(Exception why) {
        metric.playing().set(false);
        answer.set(EMPTY);
        note.set("");
        problem.set(String.valueOf(why.getMessage()));
    }
}
