package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Loss map and variation map. Of several sizes that share a number of parameters, the one closest
 * to it is kept.
 */
public final class EpochMapQuery {

    private final DatasetIndex index;
    private final FilterLanguage language;

    public EpochMapQuery(DatasetIndex index) {
        this.index = index;
        language = new FilterLanguage(index);
    }

    /**
     * The loss map, from the index. The colour is scaled per data set, over all of its panels, if
     * {@code dataset} is one of the panel columns, otherwise over everything.
     *
     * @param panels columns whose values make the panels, for example {@code dataset, depth}
     * @param measurement usually the test loss; one whose best value is the smallest
     */
    public EpochMap loss(
            Filter filter,
            List<String> panels,
            Measurement measurement,
            Cancellation cancellation) {
        if (!Measurement.SAMPLED.contains(measurement) || measurement.isBestLargest()) {
            throw new QueryException(
                    "A loss map needs one of "
                            + Measurement.SAMPLED.stream()
                                    .filter(sampled -> !sampled.isBestLargest())
                                    .toList());
        }
        try (Session session = index.database().session(cancellation)) {
            String sample = measurement.sampleColumn();
            Cells cells =
                    new Cells(
                            "unnest(p._epochs) AS epoch, unnest(m.%s) AS v".formatted(sample),
                            "JOIN (%s) p USING (_length)".formatted(GroupQuery.lengths()));
            return map(filter, panels, cells, true, session);
        }
    }

    /** The variation map, stddev/avg of the test loss, from the files at the index's epochs. */
    public EpochMap variation(
            Filter filter,
            List<String> panels,
            Consumer<WorkProgress> progress,
            Cancellation cancellation) {
        String stddev = Measurement.TEST_LOSS.summaryColumn("stddev");
        String avg = Measurement.TEST_LOSS.summaryColumn("avg");
        try (Session session = index.database().session(cancellation)) {
            String condition = language.condition(filter, session);
            int longest =
                    (int)
                            session.number(
                                    "SELECT coalesce(max(_length), 1) FROM experiment WHERE "
                                            + condition);
            session.execute(
                    "CREATE OR REPLACE TEMP TABLE variation (_key BIGINT, epoch INTEGER, v FLOAT)");
            try {
                List<CurveFiles.Batch> batches =
                        new CurveFiles(session).summaries(condition, stddev);
                for (int i = 0; i < batches.size(); i++) {
                    String select =
                            CurveFiles.selectSummaries(
                                    batches.get(i),
                                    condition,
                                    List.of(stddev, avg),
                                    EpochGrid.upTo(longest));
                    session.execute(
                            "INSERT INTO variation SELECT _key, epoch, %s / %s FROM (%s)"
                                    .formatted(stddev, avg, select));
                    progress.accept(new WorkProgress("Reading", i + 1, batches.size(), i + 1));
                }
                Cells cells =
                        new Cells("variation.epoch, variation.v", "JOIN variation USING (_key)");
                return map(filter, panels, cells, false, session);
            } finally {
                session.cleanUp("DROP TABLE variation");
            }
        }
    }

    /**
     * Where the values are.
     *
     * @param select what makes epochs and values of an experiment {@code m}
     * @param join what is joined with {@code m} for that
     */
    private record Cells(String select, String join) {}

    private record Cell(
            List<@Nullable Object> panel, long parameters, int epoch, float value, int members) {}

    private EpochMap map(
            Filter filter, List<String> panels, Cells cells, boolean loss, Session session) {
        Map<String, Column> known = FilterLanguage.columns(session);
        List<Column> by = panels.stream().map(name -> FilterLanguage.column(known, name)).toList();
        FilterLanguage.column(known, "num_free_parameters");
        String condition = language.condition(filter, session);
        String size = known.containsKey("size") ? "size" : "num_free_parameters";
        session.execute(
                """
                CREATE OR REPLACE TEMP TABLE member AS SELECT _key
                FROM experiment WHERE %s AND num_free_parameters IS NOT NULL
                QUALIFY abs(%s::DOUBLE - num_free_parameters) =
                  min(abs(%s::DOUBLE - num_free_parameters)) OVER (PARTITION BY %snum_free_parameters)
                """
                        .formatted(
                                condition,
                                size,
                                size,
                                by.stream()
                                        .map(column -> column.quoted() + ", ")
                                        .collect(Collectors.joining())));
        try {
            List<Cell> found =
                    session.rows(
                            """
                            SELECT %snum_free_parameters, epoch, quantile_cont(%s, 0.5), count(*)
                            FROM (SELECT %sm.num_free_parameters, %s FROM (SELECT * FROM experiment
                              WHERE NOT _shadowed AND _key IN (SELECT _key FROM member)) m %s)
                            WHERE v IS NOT NULL
                            GROUP BY %snum_free_parameters, epoch ORDER BY %snum_free_parameters, epoch
                            """
                                    .formatted(
                                            Bands.names(by),
                                            RepetitionSummaries.ordered("v"),
                                            Bands.select("m", by),
                                            cells.select,
                                            cells.join,
                                            Bands.names(by),
                                            Bands.names(by)),
                            row -> {
                                List<@Nullable Object> panel = new ArrayList<>();
                                for (int i = 0; i < by.size(); i++) {
                                    panel.add(by.get(i).type().value(row.getObject(1 + i)));
                                }
                                int first = by.size() + 1;
                                return new Cell(
                                        panel,
                                        row.getLong(first),
                                        row.getInt(first + 1),
                                        row.getFloat(first + 2),
                                        row.getInt(first + 3));
                            });
            long members = session.number("SELECT count(*) FROM member");
            long all = session.number("SELECT count(*) FROM experiment WHERE " + condition);
            return new EpochMap(
                    panels(found, panels.indexOf("dataset"), loss), members, all - members);
        } finally {
            session.cleanUp("DROP TABLE member");
        }
    }

    private static List<EpochMap.Panel> panels(List<Cell> cells, int dataset, boolean loss) {
        Map<List<@Nullable Object>, List<Cell>> byPanel = new LinkedHashMap<>();
        Map<Object, Float> lowest = new LinkedHashMap<>();
        for (Cell cell : cells) {
            byPanel.computeIfAbsent(cell.panel, p -> new ArrayList<>()).add(cell);
            if (Float.isFinite(cell.value)) {
                lowest.merge(scale(cell.panel, dataset), cell.value, Math::min);
            }
        }
        List<EpochMap.Panel> panels = new ArrayList<>();
        byPanel.forEach(
                (values, ofPanel) ->
                        panels.add(
                                panel(
                                        values,
                                        ofPanel,
                                        lowest.getOrDefault(scale(values, dataset), Float.NaN),
                                        loss)));
        return List.copyOf(panels);
    }

    /** What panels share a colour scale. */
    private static Object scale(List<@Nullable Object> panel, int dataset) {
        return dataset < 0 ? "everything" : String.valueOf(panel.get(dataset));
    }

    private static EpochMap.Panel panel(
            List<@Nullable Object> values, List<Cell> cells, float lowest, boolean loss) {
        long[] parameters = cells.stream().mapToLong(Cell::parameters).distinct().toArray();
        int[] epochs =
                cells.stream()
                        .map(Cell::epoch)
                        .collect(Collectors.toCollection(TreeSet::new))
                        .stream()
                        .mapToInt(Integer::intValue)
                        .toArray();
        float[][] numbers = new float[parameters.length][epochs.length];
        float[][] color = new float[parameters.length][epochs.length];
        int[][] members = new int[parameters.length][epochs.length];
        for (int p = 0; p < parameters.length; p++) {
            Arrays.fill(numbers[p], Float.NaN);
            Arrays.fill(color[p], Float.NaN);
        }
        int bestParameters = -1;
        int bestEpoch = -1;
        for (Cell cell : cells) {
            int p = Arrays.binarySearch(parameters, cell.parameters);
            int e = Arrays.binarySearch(epochs, cell.epoch);
            numbers[p][e] = cell.value;
            members[p][e] = cell.members;
            color[p][e] =
                    loss ? FigureColor.loss(cell.value, lowest) : FigureColor.variation(cell.value);
            boolean better = bestParameters < 0 || cell.value < numbers[bestParameters][bestEpoch];
            if (Float.isFinite(cell.value) && better) {
                bestParameters = p;
                bestEpoch = e;
            }
        }
        return new EpochMap.Panel(
                values.toArray(),
                parameters,
                epochs,
                numbers,
                color,
                members,
                bestParameters,
                bestEpoch);
    }
}
