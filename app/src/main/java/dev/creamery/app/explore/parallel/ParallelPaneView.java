package dev.creamery.app.explore.parallel;

import dev.creamery.app.chart.ParallelCoordinates;
import dev.creamery.app.chart.picture.Picture;
import dev.creamery.app.chart.picture.PictureNotes;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.widget.ChartFrame;
import dev.creamery.app.explore.widget.Choices;
import dev.creamery.app.explore.widget.ColumnChooser;
import dev.creamery.app.explore.widget.EpochBar;
import dev.creamery.app.explore.widget.MetricKind;
import dev.creamery.app.explore.widget.Wording;
import dev.creamery.engine.query.ParallelQuery;

import javafx.scene.layout.StackPane;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines with their controls. */
final class ParallelPaneView extends StackPane {

    private final ParallelPaneViewModel model;
    private final ParallelCoordinates chart = new ParallelCoordinates();

    ParallelPaneView(ParallelPaneViewModel model, ExploreTab tab) {
        this.model = model;
        chart.setId("parallel-chart");
        Map<ParallelQuery.Choice, String> choices = new EnumMap<>(ParallelQuery.Choice.class);
        choices.put(ParallelQuery.Choice.EVENLY, "evenly spread");
        choices.put(ParallelQuery.Choice.BEST, "the best");
        getChildren()
                .setAll(
                        new ChartFrame(
                                chart,
                                model.note(),
                                model.problem(),
                                model.busy(),
                                new EpochBar(model.metric()),
                                Choices.list(
                                        "parallel-kind",
                                        "",
                                        model.metric().kind(),
                                        () -> List.of(MetricKind.values()),
                                        MetricKind::label,
                                        180),
                                Choices.list(
                                        "parallel-statistic",
                                        "of",
                                        tab.measurement(),
                                        model.metric()::measurements,
                                        Wording::of,
                                        190),
                                Choices.row("lines", model.choice(), choices),
                                new ColumnChooser(
                                        "Axes", model::known, model.columns()::get, model::show)));
        chart.setOnBrushed(model::brushed);
        model.answer()
                .addListener(
                        (property, before, now) -> {
                            chart.brushesProperty().set(now.brushes());
                            chart.show(now.set());
                        });
    }

    /** The chart as it is on the screen; nothing before something is drawn. */
    Optional<Picture> picture(PictureNotes notes) {
        return model.answer().get().set().lines() == 0
                ? Optional.empty()
                : Optional.of(chart.picture(notes));
    }
}
