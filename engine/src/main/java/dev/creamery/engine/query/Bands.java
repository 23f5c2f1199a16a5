package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Medians and quartiles of cells, by group and epoch. */
final class Bands {

    private Bands() {}

    private record Cell(
            int group, int epoch, float q1, float median, float q3, int members, long runs) {}

    /**
     * Aggregates.
     *
     * @param cells a query of {@link #select}, and of {@code _key, epoch, v, runs}
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
                        SELECT %1$sepoch, q[1], q[2], q[3], members, runs FROM (
                          SELECT %1$sepoch, quantile_cont(v, [0.25, 0.5, 0.75]) AS q,
                            %2$s AS members, coalesce(sum(runs), 0) AS runs
                          FROM (SELECT * REPLACE (%3$s AS v) FROM (%4$s)) WHERE v IS NOT NULL
                          GROUP BY %1$sepoch)
                        ORDER BY %1$sepoch
                        """
                                .formatted(
                                        names(by),
                                        over == Over.MEDIANS ? "count(*)" : "count(DISTINCT _key)",
                                        RepetitionSummaries.ordered("v"),
                                        cells),
                        row -> {
                            List<@Nullable Object> group = new ArrayList<>();
                            for (int i = 0; i < by.size(); i++) {
                                group.add(by.get(i).type().value(row.getObject(1 + i)));
                            }
                            int first = by.size() + 1;
                            epochs.add(row.getInt(first));
                            return new Cell(
                                    groups.computeIfAbsent(group, g -> groups.size()),
                                    row.getInt(first),
                                    row.getFloat(first + 1),
                                    row.getFloat(first + 2),
                                    row.getFloat(first + 3),
                                    row.getInt(first + 4),
                                    row.getLong(first + 5));
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

    /**
     * What makes the groups, for a list of columns, each followed by a comma: under names of our
     * own, as columns of the data may be called {@code epoch} or {@code v}.
     *
     * @param relation which has the columns
     */
    static String select(String relation, List<Column> by) {
        return IntStream.range(0, by.size())
                .mapToObj(i -> "%s.%s AS _by%d, ".formatted(relation, by.get(i).quoted(), i))
                .collect(Collectors.joining());
    }

    /** The names that {@link #select} gives, each followed by a comma. */
    static String names(List<Column> by) {
        return IntStream.range(0, by.size())
                .mapToObj(i -> "_by" + i + ", ")
                .collect(Collectors.joining());
    }
}
