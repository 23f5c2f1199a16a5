package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Medians and quartiles of cells, by group and epoch. */
final class Bands {

    private Bands() {}

    private record Cell(
            int group, int epoch, float q1, float median, float q3, int members, long runs) {}

    /**
     * Aggregates.
     *
     * @param cells a query of the columns in {@code by}, and of {@code _key, epoch, v, runs}
     * @param experiments how many experiments the cells are of
     * @param of how many experiments the filter lets through
     * @param complete whether the cells are those of all of them
     */
    static CurveGroups aggregate(
            String cells,
            List<Column> by,
            Over over,
            long experiments,
            long of,
            boolean complete,
            Session session) {
        Map<List<@Nullable Object>, Integer> groups = new LinkedHashMap<>();
        TreeSet<Integer> epochs = new TreeSet<>();
        List<Cell> found =
                session.rows(
                        // All quartiles at once: each aggregate keeps and sorts its own values.
                        """
                        SELECT epoch, q[1], q[2], q[3], members, runs%1$s FROM (
                          SELECT %2$sepoch, quantile_cont(v, [0.25, 0.5, 0.75]) AS q,
                            %3$s AS members, coalesce(sum(runs), 0) AS runs
                          FROM (SELECT * REPLACE (%4$s AS v) FROM (%5$s)) WHERE v IS NOT NULL
                          GROUP BY %2$sepoch)
                        ORDER BY %2$sepoch
                        """
                                .formatted(
                                        by.stream()
                                                .map(column -> ", " + column.quoted())
                                                .collect(Collectors.joining()),
                                        names(by),
                                        over == Over.MEDIANS ? "count(*)" : "count(DISTINCT _key)",
                                        RepetitionSummaries.ordered("v"),
                                        cells),
                        row -> {
                            List<@Nullable Object> group = new ArrayList<>();
                            for (int i = 0; i < by.size(); i++) {
                                group.add(by.get(i).type().value(row.getObject(7 + i)));
                            }
                            epochs.add(row.getInt(1));
                            return new Cell(
                                    groups.computeIfAbsent(group, g -> groups.size()),
                                    row.getInt(1),
                                    row.getFloat(2),
                                    row.getFloat(3),
                                    row.getFloat(4),
                                    row.getInt(5),
                                    row.getLong(6));
                        });
        return arrays(found, groups, epochs, over, experiments, of, complete);
    }

    private static CurveGroups arrays(
            List<Cell> cells,
            Map<List<@Nullable Object>, Integer> groups,
            TreeSet<Integer> epochs,
            Over over,
            long experiments,
            long of,
            boolean complete) {
        int[] axis = epochs.stream().mapToInt(Integer::intValue).toArray();
        int size = groups.size();
        float[][] median = nan(size, axis.length);
        float[][] q1 = nan(size, axis.length);
        float[][] q3 = nan(size, axis.length);
        int[][] members = new int[size][axis.length];
        long[][] runs = new long[size][axis.length];
        for (Cell cell : cells) {
            int at = Arrays.binarySearch(axis, cell.epoch);
            median[cell.group][at] = cell.median;
            q1[cell.group][at] = cell.q1;
            q3[cell.group][at] = cell.q3;
            members[cell.group][at] = cell.members;
            runs[cell.group][at] = cell.runs;
        }
        @Nullable Object[][] labels =
                groups.keySet().stream().map(List::toArray).toArray(Object[][]::new);
        return new CurveGroups(
                labels, axis, median, q1, q3, members, runs, over, experiments, of, complete);
    }

    private static float[][] nan(int rows, int columns) {
        float[][] values = new float[rows][columns];
        for (float[] row : values) {
            Arrays.fill(row, Float.NaN);
        }
        return values;
    }

    /** Columns for a list of columns, each followed by a comma. */
    static String names(List<Column> by) {
        return by.stream().map(column -> column.quoted() + ", ").collect(Collectors.joining());
    }
}
