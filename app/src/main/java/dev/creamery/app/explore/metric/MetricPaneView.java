package dev.creamery.app.explore.metric;

import dev.creamery.app.chart.MetricChart;
import dev.creamery.app.chart.picture.Picture;
import dev.creamery.app.chart.picture.PictureNotes;
import dev.creamery.app.chart.plot.MetricFigure;
import dev.creamery.app.chart.plot.MetricView;
import dev.creamery.app.chart.plot.Scale;
import dev.creamery.app.chart.plot.ScaleKind;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.widget.ChartFrame;
import dev.creamery.app.explore.widget.Choices;
import dev.creamery.app.explore.widget.EpochBar;
import dev.creamery.app.explore.widget.MetricChoice;
import dev.creamery.app.explore.widget.MetricDrawing;
import dev.creamery.app.explore.widget.MetricKind;
import dev.creamery.app.explore.widget.Wording;

import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The chart with its controls; a click on a point selects its experiment. */
final class MetricPaneView extends StackPane {

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
        MetricDrawing<MetricAnswer> drawing = model.drawing();
        getChildren()
                .setAll(
                        ChartFrame.of(
                                chart,
                                drawing,
                                new EpochBar(drawing.metric()),
                                new MetricChoice("metric", drawing.metric()),
                                Choices.column(
                                        "metric-x", "against", model.x(), drawing::columns, false),
                                Choices.column(
                                        "metric-series",
                                        "by",
                                        model.series(),
                                        drawing::columns,
                                        true),
                                Choices.column(
                                        "metric-panel",
                                        "panels",
                                        model.panel(),
                                        drawing::columns,
                                        true),
                                Choices.row("", model.form(), Wording.METRIC_FORMS),
                                Choices.row("x", model.xKind(), Wording.SCALES),
                                Choices.row("y", model.yKind(), Wording.SCALES)));
        chart.setOnSelected(key -> tab.select(key.map(List::of).orElse(List.of())));
        drawing.answer().addListener((property, before, now) -> show(before, now));
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

    /** The chart as it is on the screen. */
    Picture picture(PictureNotes notes) {
        return chart.picture(notes);
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
        boolean sameKind = kind.equals(model.drawing().metric().kind().get());
        kind = model.drawing().metric().kind().get();
        boolean playing = model.drawing().metric().playing().get();
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
        return model.drawing().answer().get().set().series().stream()
                .mapToLong(series -> series.xs().length)
                .sum();
    }

    private void emphasise(ExploreTab tab) {
        chart.setView(chart.getView().withSelected(tab.emphasised()));
    }
}
