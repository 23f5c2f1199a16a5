package dev.creamery.app.chart;

import dev.creamery.app.chart.plot.ChartTheme;
import dev.creamery.app.chart.plot.Figure;
import dev.creamery.app.chart.plot.Frame;
import dev.creamery.app.chart.plot.Hover;
import dev.creamery.app.chart.plot.LegendState;
import dev.creamery.app.chart.plot.MetricFigure;
import dev.creamery.app.chart.plot.MetricHover;
import dev.creamery.app.chart.plot.MetricSet;
import dev.creamery.app.chart.plot.MetricView;
import dev.creamery.app.chart.plot.Scale;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A metric against a hyperparameter, a series per group: points, lines or boxes. */
public final class MetricChart extends PanelsChart {
    private static final double REACH = 10;

    private final ObjectProperty<MetricView> view;
    private final Latest<MetricSet> data;
    private Consumer<Optional<Long>> onSelected = key -> {};

    /** A chart without points yet. */
    public MetricChart(MetricSet empty, MetricView initial) {
        data = new Latest<>(empty, (before, now) -> now, this::changed);
        view = new SimpleObjectProperty<>(this, "view", initial);
        view.addListener((property, before, now) -> changed());
    }

    /** Shows other points, from any thread, with the next frame. */
    public void show(MetricSet set) {
        data.set(set);
    }

    /** How they are looked at. */
    public ObjectProperty<MetricView> viewProperty() {
        return view;
    }

    /** How they are looked at now. */
    public MetricView getView() {
        return view.get();
    }

    /** Looks at them in another way. */
    public void setView(MetricView now) {
        view.set(now);
    }

    /** Who is told of the point that was clicked, by its key, or of a click beside all points. */
    public void setOnSelected(Consumer<Optional<Long>> listener) {
        onSelected = listener;
    }

    @Override
    Supplier<Figure> figure(ChartTheme theme) {
        MetricSet set = data.get();
        MetricView now = view.get();
        return () -> MetricFigure.of(set, now, theme);
    }

    @Override
    long size() {
        return data.get().series().stream().mapToLong(one -> one.xs().length).sum();
    }

    @Override
    Optional<Hover> hover(int panel, Frame frame, double px, double py, ChartTheme theme) {
        return MetricHover.at(data.get(), view.get(), theme, panel, frame, px, py);
    }

    @Override
    void clicked(int panel, Frame frame, double px, double py) {
        onSelected.accept(MetricHover.pointAt(data.get(), view.get(), panel, frame, px, py, REACH));
    }

    @Override
    void zoom(@Nullable Scale xs, @Nullable Scale ys) {
        view.set(view.get().withZoom(xs, ys));
    }

    @Override
    LegendState legendState() {
        return view.get().legend();
    }

    @Override
    void setLegendState(LegendState state) {
        view.set(view.get().withLegend(state));
    }
}
