package dev.creamery.app.explore.metric;

import dev.creamery.app.chart.MetricChart;
import dev.creamery.app.chart.picture.Picture;
import dev.creamery.app.chart.picture.PictureNotes;
import dev.creamery.app.chart.plot.MetricFigure;
import dev.creamery.app.chart.plot.MetricForm;
import dev.creamery.app.chart.plot.MetricView;
import dev.creamery.app.chart.plot.Scale;
import dev.creamery.app.chart.plot.ScaleKind;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.widget.ChartFrame;
import dev.creamery.app.explore.widget.Choices;
import dev.creamery.app.explore.widget.EpochBar;
import dev.creamery.app.explore.widget.MetricKind;
import dev.creamery.app.explore.widget.Wording;

import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The chart with its controls; a click on a point selects its experiment. */
final class MetricPaneView extends StackPane {

    private static final Map<ScaleKind, String> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put(ScaleKind.LOG, "log");
        KINDS.put(ScaleKind.LINEAR, "linear");
    }

    /** Of more points, those under the pointer elsewhere would take too long to paint. */
    private static final long MOST_POINTED_AT = 20_000;

    private final MetricPaneViewModel model;
    private final MetricChart chart;
    private MetricKind kind = MetricKind.AT_BEST;
    private boolean played;

    MetricPaneView(MetricPaneViewModel model, ExploreTab tab) {
        this.model = model;
        chart = new MetricChart(MetricPaneViewModel.EMPTY.set(), view(model));
        chart.setId("metric-chart");
        Map<MetricForm, String> forms = new EnumMap<>(MetricForm.class);
        forms.put(MetricForm.SCATTER, "points");
        forms.put(MetricForm.LINE, "lines");
        forms.put(MetricForm.BOX, "boxes");
        getChildren()
                .setAll(
                        new ChartFrame(
                                chart,
                                model.note(),
                                model.problem(),
                                model.busy(),
                                new EpochBar(model.metric()),
                                Choices.list(
                                        "metric-kind",
                                        "",
                                        model.metric().kind(),
                                        () -> List.of(MetricKind.values()),
                                        MetricKind::label,
                                        180),
                                Choices.list(
                                        "metric-statistic",
                                        "of",
                                        tab.measurement(),
                                        model.metric()::measurements,
                                        Wording::of,
                                        190),
                                Choices.list("metric-x", "against", model.x(), model::columns, 190),
                                Choices.list(
                                        "metric-series",
                                        "by",
                                        model.series(),
                                        () -> withNone(model.columns()),
                                        150),
                                Choices.row("", model.form(), forms),
                                Choices.row("x", model.xKind(), KINDS),
                                Choices.row("y", model.yKind(), KINDS)));
        chart.setOnSelected(key -> tab.select(key.map(List::of).orElse(List.of())));
        model.answer().addListener((property, before, now) -> show(before, now));
        model.xKind().addListener((property, before, now) -> kinds());
        model.yKind().addListener((property, before, now) -> kinds());
        tab.selected().addListener((property, before, now) -> emphasise(tab));
        tab.pointedAt()
                .addListener(
                        (property, before, now) -> {
                            if (points() <= MOST_POINTED_AT) {
                                emphasise(tab);
                            }
                        });
    }

    /** The chart as it is on the screen; nothing before something is drawn. */
    Optional<Picture> picture(PictureNotes notes) {
        return model.answer().get().set().series().isEmpty()
                ? Optional.empty()
                : Optional.of(chart.picture(notes));
    }

    private static MetricView view(MetricPaneViewModel model) {
        return MetricView.of(model.form().get(), model.xKind().get(), model.yKind().get());
    }

    private void kinds() {
        chart.setView(chart.getView().withKinds(model.xKind().get(), model.yKind().get()));
    }

    /** A zoom stays while the epochs play, and goes with the axis that it was made on. */
    private void show(MetricAnswer before, MetricAnswer now) {
        MetricView view = chart.getView().withForm(now.form());
        boolean sameX = before.set().x().equals(now.set().x());
        boolean sameKind = kind.equals(model.metric().kind().get());
        kind = model.metric().kind().get();
        boolean playing = model.metric().playing().get();
        Scale y = sameX && sameKind && (playing || !played) ? view.yZoom() : null;
        chart.setView(view.withZoom(sameX ? view.xZoom() : null, playing ? reach(y, now) : y));
        played = playing;
        chart.show(now.set());
    }

    /** While epochs are played the axis stays, or only ever reaches farther. */
    private Scale reach(@Nullable Scale before, MetricAnswer now) {
        ScaleKind kindOfY = model.yKind().get();
        Scale own = MetricFigure.yRange(now.set(), now.form(), kindOfY);
        return before == null || before.kind() != kindOfY
                ? own
                : new Scale(
                        kindOfY,
                        Math.min(own.min(), before.min()),
                        Math.max(own.max(), before.max()));
    }

    private long points() {
        return model.answer().get().set().series().stream()
                .mapToLong(series -> series.xs().length)
                .sum();
    }

    private void emphasise(ExploreTab tab) {
        chart.setView(chart.getView().withSelected(tab.emphasised()));
    }

    private static List<String> withNone(List<String> columns) {
        List<String> all = new ArrayList<>(columns);
        all.addFirst("");
        return all;
    }
}
