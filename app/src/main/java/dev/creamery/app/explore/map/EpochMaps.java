package dev.creamery.app.explore.map;

import dev.creamery.app.chart.plot.AxisSpec;
import dev.creamery.app.chart.plot.BestCell;
import dev.creamery.app.chart.plot.ColorRamp;
import dev.creamery.app.chart.plot.MapPanel;
import dev.creamery.app.chart.plot.MapSet;
import dev.creamery.app.chart.plot.NumberText;
import dev.creamery.app.chart.plot.ScaleKind;
import dev.creamery.app.explore.tab.ColumnText;
import dev.creamery.app.explore.widget.NotDrawableException;
import dev.creamery.app.explore.widget.Wording;
import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.DatasetIndex;
import dev.creamery.engine.query.EpochMap;
import dev.creamery.engine.query.EpochMapQuery;
import dev.creamery.engine.query.Filter;
import dev.creamery.engine.query.Measurement;
import dev.creamery.engine.query.WorkProgress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Asks for loss maps and variation maps: over numbers of parameters and epochs. Runs in the
 * background.
 */
final class EpochMaps {

    private static final String PARAMETERS = "num_free_parameters";

    private final EpochMapQuery query;
    private final Filter filter;
    private final Panels panels;
    private final ScaleKind colors;

    /**
     * @param colors how values are spread over the colours
     */
    EpochMaps(DatasetIndex index, Filter filter, Panels panels, ScaleKind colors) {
        query = new EpochMapQuery(index);
        this.filter = filter;
        this.panels = panels;
        this.colors = colors;
    }

    /** The statistic itself. */
    MapAnswer loss(Measurement measurement, Cancellation cancellation) throws NotDrawableException {
        EpochMap found = query.loss(filter, columns(), measurement, cancellation);
        String name = Wording.of(measurement);
        return answer(found, name, name + " (median)", ColorRamp.VIRIDIS);
    }

    /** Standard deviation by average of the test loss over repetitions. */
    MapAnswer variation(Consumer<WorkProgress> progress, Cancellation cancellation)
            throws NotDrawableException {
        EpochMap found = query.variation(filter, columns(), progress, cancellation);
        return answer(
                found,
                "Variation of the test loss",
                "Standard deviation ÷ average of the test loss",
                ColorRamp.INFERNO);
    }

    private List<String> columns() {
        return panels.column().map(List::of).orElse(List.of());
    }

    private MapAnswer answer(EpochMap found, String name, String meaning, ColorRamp ramp)
            throws NotDrawableException {
        panels.check(found.panels().size());
        List<MapPanel> maps = new ArrayList<>();
        List<MapAnswer.Cells> cells = new ArrayList<>();
        for (EpochMap.Panel panel : found.panels()) {
            Object of = panel.values().length == 0 ? null : panel.values()[0];
            maps.add(map(panel, panels.title(of)));
            cells.add(
                    (all, row, column) ->
                            Panels.only(
                                    panels.only(all, of), PARAMETERS, panel.parameters()[column]));
        }
        String note =
                NumberText.count(found.experiments())
                        + " of "
                        + NumberText.count(found.experiments() + found.farther())
                        + " experiments; a cell is the median over its experiments"
                        + farther(found.farther())
                        + panels.shared(maps.size());
        AxisSpec x = AxisSpec.whole(ColumnText.label(PARAMETERS), ScaleKind.LOG);
        AxisSpec y = AxisSpec.whole("Epoch", ScaleKind.LOG);
        MapSet set =
                maps.isEmpty()
                        ? MapSet.empty(x, y, meaning)
                        : new MapSet(x, y, meaning, ramp, colors, null, best(ramp), maps);
        return new MapAnswer(
                set,
                name + " over trainable parameters and epochs" + panels.per(),
                note,
                List.copyOf(cells));
    }

    private static BestCell best(ColorRamp ramp) {
        return ramp == ColorRamp.VIRIDIS ? BestCell.LOWEST : BestCell.NONE;
    }

    private static String farther(long count) {
        return count == 0
                ? ""
                : "; "
                        + NumberText.count(count)
                        + (count == 1 ? " has" : " have")
                        + " as many parameters as another that is closer to its size";
    }

    private static MapPanel map(EpochMap.Panel panel, String title) {
        int columns = panel.parameters().length;
        double[] values = new double[columns * panel.epochs().length];
        int[] counts = new int[values.length];
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < panel.epochs().length; row++) {
                values[row * columns + column] = panel.cells()[column][row];
                counts[row * columns + column] = panel.members()[column][row];
            }
        }
        return new MapPanel(
                title,
                Arrays.stream(panel.parameters()).asDoubleStream().toArray(),
                Arrays.stream(panel.epochs()).asDoubleStream().toArray(),
                values,
                List.of(),
                counts);
    }
}
