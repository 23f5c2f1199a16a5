package dev.creamery.app.explore.map;

import dev.creamery.app.chart.plot.BestCell;
import dev.creamery.app.chart.plot.ColorRamp;
import dev.creamery.app.chart.plot.MapForm;
import dev.creamery.app.chart.plot.MapPanel;
import dev.creamery.app.chart.plot.MapSet;
import dev.creamery.app.chart.plot.NumberText;
import dev.creamery.app.chart.plot.Scale;
import dev.creamery.app.chart.plot.ScaleKind;
import dev.creamery.app.explore.tab.ColumnText;
import dev.creamery.app.explore.widget.AxisValues;
import dev.creamery.app.explore.widget.NotDrawableException;
import dev.creamery.app.explore.widget.Wording;
import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.DatasetIndex;
import dev.creamery.engine.query.Filter;
import dev.creamery.engine.query.GridPanels;
import dev.creamery.engine.query.GridQuery;
import dev.creamery.engine.query.PairGrid;
import dev.creamery.engine.query.WorkProgress;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks for a value over two columns, and makes maps of it. Runs in the background. */
final class ColumnMaps {

    private final GridQuery query;
    private final GridQuery.Request request;
    private final MapValue value;
    private final Optional<Contrast> contrast;
    private final ScaleKind colors;
    private final MapForm form;
    private final Panels panels;

    /**
     * @param contrast the two values whose difference is shown, rather than the value
     * @param colors how values are spread over the colours
     * @param form contours lie where the columns' numbers do, cells are all alike if they are few
     */
    ColumnMaps(
            DatasetIndex index,
            GridQuery.Request request,
            MapValue value,
            Optional<Contrast> contrast,
            ScaleKind colors,
            MapForm form) {
        this.form = form;
        this.query = new GridQuery(index);
        this.request = request;
        this.value = value;
        this.contrast = contrast;
        this.colors = colors;
        panels = new Panels(request.panel());
    }

    MapAnswer get(Consumer<WorkProgress> progress, Cancellation cancellation)
            throws NotDrawableException {
        GridPanels found = ask(progress, cancellation);
        panels.check(found.grids().size());
        PairGrid any = found.grids().isEmpty() ? null : found.grids().getFirst();
        AxisValues xs = axis(request.x(), any == null ? new Object[0] : any.x());
        AxisValues ys = axis(request.y(), any == null ? new Object[0] : any.y());
        List<MapPanel> maps = new ArrayList<>();
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
            maps.add(new MapPanel(panels.title(of), xs.at(), ys.at(), values, List.of(), counts));
            cells.add((all, row, column) -> only(all, of, grid.x()[column], grid.y()[row]));
        }
        String note =
                NumberText.count(members)
                        + " of "
                        + NumberText.count(members + missing)
                        + " experiments; a cell is "
                        + value.cell()
                        + contrast.map(two -> ", compared between " + two.title()).orElse("")
                        + Wording.lacking(missing)
                        + panels.shared(maps.size());
        String meaning =
                value.meaning(found.epoch()) + contrast.map(two -> ", " + two.title()).orElse("");
        MapSet set =
                maps.isEmpty()
                        ? MapSet.empty(xs.spec(), ys.spec(), meaning)
                        : colored(xs, ys, meaning, maps);
        return new MapAnswer(set, title(found.epoch()), note, List.copyOf(cells));
    }

    private GridPanels ask(Consumer<WorkProgress> progress, Cancellation cancellation) {
        if (contrast.isEmpty()) {
            return value.ask(query, request, progress, cancellation);
        }
        Contrast two = contrast.get();
        return two.of(
                value.ask(query, with(two.ofFirst(request.filter())), progress, cancellation),
                value.ask(query, with(two.ofSecond(request.filter())), progress, cancellation));
    }

    private GridQuery.Request with(Filter filter) {
        return new GridQuery.Request(filter, request.x(), request.y(), request.panel());
    }

    private MapSet colored(AxisValues xs, AxisValues ys, String meaning, List<MapPanel> maps) {
        return contrast.isEmpty()
                ? new MapSet(
                        xs.spec(),
                        ys.spec(),
                        meaning,
                        value.isSpread() ? ColorRamp.INFERNO : ColorRamp.VIRIDIS,
                        colors,
                        null,
                        value.best(),
                        maps)
                : new MapSet(
                        xs.spec(),
                        ys.spec(),
                        meaning,
                        ColorRamp.BLUE_ORANGE,
                        kind(contrast.get()),
                        symmetric(kind(contrast.get()), maps),
                        BestCell.NONE,
                        maps);
    }

    private static ScaleKind kind(Contrast contrast) {
        return contrast.form() == Contrast.Form.RATIO ? ScaleKind.LOG : ScaleKind.LINEAR;
    }

    /** No difference is in the middle of the colours. */
    private static Scale symmetric(ScaleKind kind, List<MapPanel> maps) {
        double farthest = 0;
        for (MapPanel map : maps) {
            for (double value : map.values()) {
                if (kind.accepts(value)) {
                    double away = kind == ScaleKind.LOG ? Math.log(value) : value;
                    farthest = Math.max(farthest, Math.abs(away));
                }
            }
        }
        double end = farthest > 0 ? farthest : 1;
        return kind == ScaleKind.LOG
                ? new Scale(kind, Math.exp(-end), Math.exp(end))
                : new Scale(kind, -end, end);
    }

    private String title(int epoch) {
        return value.title(epoch)
                + " over "
                + ColumnText.inSentence(request.x())
                + " and "
                + ColumnText.inSentence(request.y())
                + panels.per()
                + contrast.map(two -> ": " + two.title()).orElse("");
    }

    private Filter only(
            Filter all, @Nullable Object panel, @Nullable Object x, @Nullable Object y) {
        Filter both = contrast.map(two -> two.ofBoth(all)).orElse(all);
        return Panels.only(Panels.only(panels.only(both, panel), request.x(), x), request.y(), y);
    }

    private AxisValues axis(String column, @Nullable Object[] values) {
        String label = ColumnText.label(column);
        return form == MapForm.CELLS
                ? AxisValues.evenly(label, column, values)
                : AxisValues.of(label, column, values);
    }
}
