package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A quantity over number of parameters × epoch: BUTTER's loss map and variation map.
 *
 * @param panels one per combination of the panel columns' values
 * @param experiments how many experiments went in
 * @param farther experiments left out because another of the same panel and number of parameters is
 *     closer to its size
 */
public record EpochMap(List<Panel> panels, long experiments, long farther) {

    /**
     * One panel.
     *
     * @param values of the panel columns
     * @param parameters {@code num_free_parameters}, ascending
     * @param epochs ascending
     * @param cells {@code [parameters][epochs]}: loss, or variation; NaN where there is none
     * @param color {@code [parameters][epochs]}: the figure's colour value
     * @param members {@code [parameters][epochs]}: experiments behind a cell; the median is shown
     *     where there are several
     * @param bestParameters index of the cell with the best value, −1 if there is none
     * @param bestEpoch index of the cell with the best value, −1 if there is none
     */
    public record Panel(
            @Nullable Object[] values,
            long[] parameters,
            int[] epochs,
            float[][] cells,
            float[][] color,
            int[][] members,
            int bestParameters,
            int bestEpoch) {}
}
