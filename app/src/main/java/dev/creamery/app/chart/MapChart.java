package dev.creamery.app.chart;

import dev.creamery.app.chart.plot.ChartTheme;
import dev.creamery.app.chart.plot.Figure;
import dev.creamery.app.chart.plot.Frame;
import dev.creamery.app.chart.plot.Hover;
import dev.creamery.app.chart.plot.LegendState;
import dev.creamery.app.chart.plot.MapFigure;
import dev.creamery.app.chart.plot.MapSet;
import dev.creamery.app.chart.plot.MapView;
import dev.creamery.app.chart.plot.Scale;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Maps of a value over two numbers: losses over parameters and epochs, or the size × depth grid of
 * a sweep with what is valid, done and how long it takes.
 */
public final class MapChart extends PanelsChart {
    /**
     * A cell of a panel.
     *
     * @param row of {@code MapPanel.ys}
     * @param column of {@code MapPanel.xs}
     */
    public record Cell(int panel, int row, int column) {}

    private final ObjectProperty<MapView> view;
    private final Latest<MapSet> data;
    private Consumer<Optional<Cell>> onSelected = cell -> {};

    /** A chart without cells yet. */
    public MapChart(MapSet empty, MapView initial) {
        data = new Latest<>(empty, (before, now) -> now, this::changed);
        view = new SimpleObjectProperty<>(this, "view", initial);
        view.addListener((property, before, now) -> changed());
    }

    /** Shows other maps, from any thread, with the next frame. */
    public void show(MapSet set) {
        data.set(set);
    }

    /** How they are looked at. */
    public ObjectProperty<MapView> viewProperty() {
        return view;
    }

    /** How they are looked at now. */
    public MapView getView() {
        return view.get();
    }

    /** Looks at them in another way. */
    public void setView(MapView now) {
        view.set(now);
    }

    /** Who is told of the cell that was clicked, or of a click beside all cells. */
    public void setOnSelected(Consumer<Optional<Cell>> listener) {
        onSelected = listener;
    }

    @Override
    Supplier<Figure> figure(ChartTheme theme) {
        MapSet set = data.get();
        MapView now = view.get();
        return () -> MapFigure.of(set, now, theme);
    }

    @Override
    long size() {
        return data.get().panels().stream().mapToLong(panel -> panel.values().length).sum();
    }

    @Override
    Optional<Hover> hover(int panel, Frame frame, double px, double py, ChartTheme theme) {
        return MapFigure.hover(data.get(), panel, frame, px, py);
    }

    @Override
    void clicked(int panel, Frame frame, double px, double py) {
        int columns = data.get().panels().get(panel).xs().length;
        onSelected.accept(
                MapFigure.cellAt(data.get(), panel, frame, px, py)
                        .map(cell -> new Cell(panel, cell / columns, cell % columns)));
    }

    @Override
    void zoom(@Nullable Scale xs, @Nullable Scale ys) {
        view.set(view.get().withZoom(xs, ys));
    }

    @Override
    LegendState legendState() {
        return LegendState.initial();
    }

    @Override
    void setLegendState(LegendState state) {
        // A map has no legend of series, but a colour key.
    }
}
