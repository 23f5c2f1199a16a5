package dev.creamery.app.chart;

import dev.creamery.app.chart.plot.ChartTheme;
import dev.creamery.app.chart.plot.Curve;
import dev.creamery.app.chart.plot.CurveFigure;
import dev.creamery.app.chart.plot.CurveHover;
import dev.creamery.app.chart.plot.CurveSet;
import dev.creamery.app.chart.plot.CurveView;
import dev.creamery.app.chart.plot.Figure;
import dev.creamery.app.chart.plot.Frame;
import dev.creamery.app.chart.plot.Hover;
import dev.creamery.app.chart.plot.LegendState;
import dev.creamery.app.chart.plot.Scale;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Curves with bands, for example losses over epochs: zoomed by dragging, moved with the right
 * button, shown whole again by a double click; pointing lists every group at that epoch.
 */
public final class CurveChart extends PanelsChart {
    private static final double REACH = 8;

    private final ObjectProperty<CurveView> view;
    private final Latest<CurveSet> data;
    private Consumer<Optional<Curve>> onSelected = curve -> {};

    /** A chart without curves yet. */
    public CurveChart(CurveSet empty, CurveView initial) {
        data = new Latest<>(empty, this::keepPinned, this::changed);
        view = new SimpleObjectProperty<>(this, "view", initial);
        view.addListener((property, before, now) -> changed());
    }

    /**
     * Shows other curves, from any thread: they are taken over with the next frame, and of several
     * sets that come before it only the last one. Pinned series stay.
     */
    public void show(CurveSet set) {
        data.set(set);
    }

    /** The curves in sight. Only on the window's thread. */
    public CurveSet curves() {
        return data.get();
    }

    /** How they are looked at: axes, zoom, hidden series… */
    public ObjectProperty<CurveView> viewProperty() {
        return view;
    }

    /** How they are looked at now. */
    public CurveView getView() {
        return view.get();
    }

    /** Looks at them in another way. */
    public void setView(CurveView now) {
        view.set(now);
    }

    /** Who is told of the curve that was clicked, or of a click beside all curves. */
    public void setOnSelected(Consumer<Optional<Curve>> listener) {
        onSelected = listener;
    }

    private CurveSet keepPinned(CurveSet before, CurveSet now) {
        return now.keeping(view.get().legend().pinned(), before);
    }

    @Override
    Supplier<Figure> figure(ChartTheme theme) {
        CurveSet set = data.get();
        CurveView now = view.get();
        return () -> CurveFigure.of(set, now, theme);
    }

    @Override
    long size() {
        return data.get().curves().stream().mapToLong(curve -> curve.xs().length).sum();
    }

    @Override
    Optional<Hover> hover(int panel, Frame frame, double px, double py, ChartTheme theme) {
        return CurveHover.at(data.get(), view.get(), theme, panel, frame, px, py);
    }

    @Override
    LegendState legendState() {
        return view.get().legend();
    }

    @Override
    void setLegendState(LegendState state) {
        view.set(view.get().withLegend(state));
    }

    @Override
    void clicked(int panel, Frame frame, double px, double py) {
        onSelected.accept(CurveHover.nearest(data.get(), view.get(), panel, frame, px, py, REACH));
    }

    @Override
    void zoom(@Nullable Scale xs, @Nullable Scale ys) {
        view.set(view.get().withZoom(xs, ys));
    }
}
