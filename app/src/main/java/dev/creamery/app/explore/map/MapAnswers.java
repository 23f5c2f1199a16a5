package dev.creamery.app.explore.map;

import dev.creamery.app.chart.plot.AxisSpec;
import dev.creamery.app.chart.plot.BestCell;
import dev.creamery.app.chart.plot.ColorRamp;
import dev.creamery.app.chart.plot.MapPanel;
import dev.creamery.app.chart.plot.MapSet;
import dev.creamery.app.chart.plot.NumberText;
import dev.creamery.app.chart.plot.ScaleKind;
import dev.creamery.app.explore.widget.AxisValues;
import dev.creamery.app.explore.widget.MetricKind;
import dev.creamery.app.explore.widget.NotDrawableException;
import dev.creamery.app.explore.widget.ValueText;
import dev.creamery.app.explore.widget.Wording;
import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.DatasetIndex;
import dev.creamery.engine.query.EpochMap;
import dev.creamery.engine.query.EpochMapQuery;
import dev.creamery.engine.query.FacetSelection;
import dev.creamery.engine.query.Filter;
import dev.creamery.engine.query.GridPanels;
import dev.creamery.engine.query.GridQuery;
import dev.creamery.engine.query.Metric;
import dev.creamery.engine.query.PairGrid;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Asks for maps, and makes panels of the answers. Runs in the background. */
final class MapAnswers {

    private static final String PARAMETERS = "num_free_parameters";

    private final DatasetIndex index;
    private final Filter filter;
    private final Optional<String> panel;
    private final ScaleKind colors;

    /**
     * @param panel the column of the small multiples
     * @param colors how values are spread over the colours
     */
    MapAnswers(DatasetIndex index, Filter filter, Optional<String> panel, ScaleKind colors) {
        this.index = index;
        this.filter = filter;
        this.panel = panel;
        this.colors = colors;
    }

    /** The metric over two columns. */
    MapAnswer columns(String x, String y, Metric metric, MetricKind kind, Cancellation cancellation)
            throws NotDrawableException {
        GridPanels found = new GridQuery(index).panels(filter, x, y, panel, metric, cancellation);
        check(found.grids().size());
        PairGrid any = found.grids().isEmpty() ? null : found.grids().getFirst();
        AxisValues xs = AxisValues.of(x, any == null ? new Object[0] : any.x());
        AxisValues ys = AxisValues.of(y, any == null ? new Object[0] : any.y());
        List<MapPanel> panels = new ArrayList<>();
        List<MapAnswer.Cells> cells = new ArrayList<>();
        long members = 0;
        long missing = 0;
        for (int p = 0; p < found.grids().size(); p++) {
            PairGrid grid = found.grids().get(p);
            Object of = found.values()[p];
            double[] values = new double[xs.at().length * ys.at().length];
            int[] counts = new int[values.length];
            for (int column = 0; column < xs.at().length; column++) {
                for (int row = 0; row < ys.at().length; row++) {
                    int cell = row * xs.at().length + column;
                    values[cell] = grid.value()[column][row];
                    counts[cell] = grid.experiments()[column][row];
                    members += counts[cell];
                }
            }
            missing += grid.missing();
            panels.add(new MapPanel(title(of), xs.at(), ys.at(), values, List.of(), counts));
            cells.add(
                    (all, row, column) ->
                            only(only(inPanel(all, of), x, grid.x()[column]), y, grid.y()[row]));
        }
        boolean largest = metric.measurement().isBestLargest() && kind != MetricKind.BEST_EPOCH;
        BestCell best =
                kind == MetricKind.BEST_EPOCH
                        ? BestCell.NONE
                        : largest ? BestCell.HIGHEST : BestCell.LOWEST;
        String note =
                NumberText.count(members)
                        + " of "
                        + NumberText.count(members + missing)
                        + " experiments; a cell is the median over its experiments"
                        + Wording.lacking(missing)
                        + maps(panels.size());
        return answer(
                xs.spec(),
                ys.spec(),
                kind.axis(metric.measurement(), found.epoch()),
                best,
                panels,
                note,
                cells);
    }

    /** The statistic of the metric over numbers of parameters and epochs. */
    MapAnswer epochs(Metric metric, Cancellation cancellation) throws NotDrawableException {
        EpochMap found =
                new EpochMapQuery(index)
                        .loss(
                                filter,
                                panel.map(List::of).orElse(List.of()),
                                metric.measurement(),
                                cancellation);
        check(found.panels().size());
        List<MapPanel> panels = new ArrayList<>();
        List<MapAnswer.Cells> cells = new ArrayList<>();
        for (EpochMap.Panel one : found.panels()) {
            Object of = one.values().length == 0 ? null : one.values()[0];
            int columns = one.parameters().length;
            double[] values = new double[columns * one.epochs().length];
            int[] counts = new int[values.length];
            for (int column = 0; column < columns; column++) {
                for (int row = 0; row < one.epochs().length; row++) {
                    values[row * columns + column] = one.cells()[column][row];
                    counts[row * columns + column] = one.members()[column][row];
                }
            }
            panels.add(
                    new MapPanel(
                            title(of),
                            Arrays.stream(one.parameters()).asDoubleStream().toArray(),
                            Arrays.stream(one.epochs()).asDoubleStream().toArray(),
                            values,
                            List.of(),
                            counts));
            cells.add(
                    (all, row, column) ->
                            only(inPanel(all, of), PARAMETERS, one.parameters()[column]));
        }
        String note =
                NumberText.count(found.experiments())
                        + " of "
                        + NumberText.count(found.experiments() + found.farther())
                        + " experiments; a cell is the median over its experiments"
                        + (found.farther() == 0
                                ? ""
                                : "; "
                                        + NumberText.count(found.farther())
                                        + " have as many parameters as another that is closer to"
                                        + " its size")
                        + maps(panels.size());
        return answer(
                AxisSpec.whole(PARAMETERS, ScaleKind.LOG),
                AxisSpec.whole("Epoch", ScaleKind.LOG),
                Wording.of(metric.measurement()) + " (median)",
                BestCell.LOWEST,
                panels,
                note,
                cells);
    }

    private MapAnswer answer(
            AxisSpec x,
            AxisSpec y,
            String meaning,
            BestCell best,
            List<MapPanel> panels,
            String note,
            List<MapAnswer.Cells> cells) {
        MapSet set =
                panels.isEmpty()
                        ? MapSet.empty(x, y, meaning)
                        : new MapSet(x, y, meaning, ColorRamp.VIRIDIS, colors, null, best, panels);
        return new MapAnswer(set, note, List.copyOf(cells));
    }

    private void check(int maps) throws NotDrawableException {
        NotDrawableException.check(panel.orElse(""), maps, "maps");
    }

    private static String maps(int count) {
        return count < 2 ? "" : "; " + count + " maps share one scale of colours";
    }

    private String title(@Nullable Object value) {
        return panel.map(column -> column + " " + ValueText.shown(column, value)).orElse("");
    }

    private Filter inPanel(Filter all, @Nullable Object value) {
        return panel.map(column -> only(all, column, value)).orElse(all);
    }

    private static Filter only(Filter all, String column, @Nullable Object value) {
        return all.with(column, FacetSelection.Values.of(value));
    }
}
