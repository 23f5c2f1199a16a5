package dev.creamery.app.explore.map;

import dev.creamery.app.chart.plot.MapSet;
import dev.creamery.app.explore.widget.MetricDrawing;
import dev.creamery.engine.query.Filter;

import java.util.List;

/**
 * What the chart shows.
 *
 * @param note how many of how many experiments went in, and what a cell is
 * @param cells per panel, which experiments each cell is made of
 */
record MapAnswer(MapSet set, String title, String note, List<Cells> cells)
        implements MetricDrawing.Answer {

    /** Narrows a filter to the experiments of one cell. */
    @FunctionalInterface
    interface Cells {
        Filter only(Filter filter, int row, int column);
    }

    @Override
    public boolean isEmpty() {
        return cells.isEmpty();
    }

    /** With colours that go on meaning the same as in an earlier one. */
    MapAnswer following(MapAnswer before) {
        return new MapAnswer(set.reachingOver(before.set.range()), title, note, cells);
    }
}
