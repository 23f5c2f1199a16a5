package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Bands over groups of experiments. */
public final class GroupQuery {

    /** Bounds the temporary table of a full reading; more experiments get fewer epochs. */
    private static final long MOST_CELLS = 50_000_000;

    /** How often a growing result is shown. */
    private static final int PARTS = 8;

    private final DatasetIndex index;
    private final FilterLanguage language;

    public GroupQuery(DatasetIndex index) {
        this.index = index;
        language = new FilterLanguage(index);
    }

    /**
     * Which band.
     *
     * @param by the columns whose values make the groups: none, one or several
     * @param over MEDIANS, or REPETITIONS where that data is there
     */
    public record Request(Filter filter, List<String> by, Measurement measurement, Over over) {}

    /** Whether {@link #sampled} can answer. */
    public static boolean isSampled(Request request) {
        return request.over == Over.MEDIANS && Measurement.SAMPLED.contains(request.measurement);
    }

    /**
     * Over all members, at the epochs that the index keeps: quick.
     *
     * @throws QueryException if the index has no sample of this, see {@link #isSampled}
     */
    public CurveGroups sampled(Request request, Cancellation cancellation) {
        if (!isSampled(request)) {
            throw new QueryException(
                    "The index keeps no sample of "
                            + request.measurement
                            + " over "
                            + request.over
                            + "; read it in full");
        }
        try (Session session = index.database().session(cancellation)) {
            String condition = language.condition(request.filter, session);
            List<Column> by = by(request, session);
            String cells =
                    """
                    SELECT %s_key, unnest(p.epochs) AS epoch, unnest(e.%s) AS v, %s AS runs
                    FROM (SELECT * FROM experiment WHERE %s) e JOIN (%s) p USING (_length)
                    """
                            .formatted(
                                    names(by),
                                    request.measurement.sampleColumn(),
                                    runs(session),
                                    condition,
                                    lengths());
            CurveGroups groups =
                    aggregate(cells, by, request.over, count(condition, session), true, session);
            return withoutPartialEnds(groups);
        }
    }

    /** The epochs of each length's sample. */
    static String lengths() {
        return "SELECT _length, %s AS epochs FROM (SELECT DISTINCT _length FROM experiment)"
                .formatted(SummarySql.positions());
    }

    /** Repetitions at each sampled epoch, as good as the data knows it. */
    private static String runs(Session session) {
        String numRuns =
                FilterLanguage.columns(session).containsKey("num_runs") ? "num_runs" : "NULL";
        return "coalesce(unnest(e._num), e._runs, e.%s, 0)"
                .formatted(numRuns)
                .replace("e.NULL", "NULL");
    }

    /**
     * Over all members, from the files, at many epochs. Blocks; shows what it has from time to
     * time.
     *
     * @param points epochs at most
     * @param partial told the result over what has been read so far
     */
    public CurveGroups full(
            Request request,
            int points,
            Consumer<CurveGroups> partial,
            Consumer<WorkProgress> progress,
            Cancellation cancellation) {
        try (Session session = index.database().session(cancellation)) {
            String condition = language.condition(request.filter, session);
            List<Column> by = by(request, session);
            long of = count(condition, session);
            long affordable = Math.max(2, MOST_CELLS / Math.max(1, of));
            int[] epochs =
                    CurveQuery.epochs(condition, (int) Math.min(points, affordable), session);
            session.execute(
                    "CREATE OR REPLACE TEMP TABLE cell (_key BIGINT, epoch INTEGER, v FLOAT, runs"
                            + " INTEGER)");
            try {
                List<String> inserts = inserts(request, condition, epochs, session);
                String cells =
                        "SELECT %s_key, epoch, v, runs FROM cell JOIN (SELECT * FROM experiment WHERE %s) e USING (_key)"
                                .formatted(names(by), condition);
                for (int i = 0; i < inserts.size(); i++) {
                    session.execute(inserts.get(i));
                    progress.accept(
                            new WorkProgress(
                                    "Reading curves",
                                    i + 1,
                                    inserts.size(),
                                    session.number("SELECT count(DISTINCT _key) FROM cell")));
                    boolean last = i + 1 == inserts.size();
                    if (!last && (i + 1) % Math.max(1, inserts.size() / PARTS) == 0) {
                        partial.accept(aggregate(cells, by, request.over, of, false, session));
                    }
                }
                return aggregate(cells, by, request.over, of, true, session);
            } finally {
                session.cleanUp("DROP TABLE cell");
            }
        }
    }

    private static List<String> inserts(
            Request request, String condition, int[] epochs, Session session) {
        CurveFiles files = new CurveFiles(session);
        List<String> inserts = new ArrayList<>();
        String list = request.measurement.repetitionColumn();
        if (request.over == Over.REPETITIONS) {
            for (CurveFiles.Batch batch : files.repetitions(condition, list)) {
                inserts.add(
                        "INSERT INTO cell SELECT _key, epoch, %s, 1 FROM (%s)"
                                .formatted(
                                        list,
                                        CurveFiles.selectRepetitions(
                                                batch, condition, List.of(list), epochs)));
            }
            return inserts;
        }
        String median = request.measurement.summaryColumn("median");
        for (CurveFiles.Batch batch : files.summaries(condition, median)) {
            inserts.add(
                    "INSERT INTO cell SELECT _key, epoch, %s, num::INTEGER FROM (%s)"
                            .formatted(
                                    median,
                                    CurveFiles.selectSummaries(
                                            batch, condition, List.of(median, "num"), epochs)));
        }
        List<CurveFiles.Batch> repetitions =
                files.repetitions(condition + " AND _file IS NULL", list);
        if (!repetitions.isEmpty()) {
            String all =
                    repetitions.stream()
                            .map(
                                    batch ->
                                            CurveFiles.selectRepetitions(
                                                    batch,
                                                    condition + " AND _file IS NULL",
                                                    List.of(list),
                                                    epochs))
                            .collect(Collectors.joining(" UNION ALL "));
            inserts.add(
                    """
                    INSERT INTO cell SELECT _key, epoch, quantile_cont(%1$s, 0.5), count(*) FROM (%2$s)
                    WHERE %3$s IS NOT NULL GROUP BY _key, epoch
                    """
                            .formatted(RepetitionSummaries.ordered(list), all, list));
        }
        return inserts;
    }

    private record Cell(
            int group, int epoch, float q1, float median, float q3, int members, long runs) {}

    private static CurveGroups aggregate(
            String cells, List<Column> by, Over over, long of, boolean complete, Session session) {
        Map<List<@Nullable Object>, Integer> groups = new LinkedHashMap<>();
        TreeSet<Integer> epochs = new TreeSet<>();
        List<Cell> found =
                session.rows(
                        """
                        SELECT epoch, quantile_cont(v, 0.25), quantile_cont(v, 0.5), quantile_cont(v, 0.75),
                          %s, coalesce(sum(runs), 0)%s
                        FROM (SELECT * REPLACE (%s AS v) FROM (%s)) WHERE v IS NOT NULL
                        GROUP BY %sepoch ORDER BY %sepoch
                        """
                                .formatted(
                                        over == Over.MEDIANS ? "count(*)" : "count(DISTINCT _key)",
                                        by.stream()
                                                .map(column -> ", " + column.quoted())
                                                .collect(Collectors.joining()),
                                        RepetitionSummaries.ordered("v"),
                                        cells,
                                        names(by),
                                        names(by)),
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
        long experiments =
                session.number(
                        "SELECT count(DISTINCT _key) FROM (%s) WHERE v IS NOT NULL"
                                .formatted(cells));
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
     * At a last epoch that is none of the grid there are only the curves that end there: a band
     * over these alone would mislead, unless no curve of the group goes on.
     */
    private static CurveGroups withoutPartialEnds(CurveGroups groups) {
        for (int g = 0; g < groups.groups().length; g++) {
            int last = groups.epochs().length - 1;
            while (last >= 0 && groups.members()[g][last] == 0) {
                last--;
            }
            for (int e = 0; e < last; e++) {
                int epoch = groups.epochs()[e];
                if (!EpochGrid.contains(epoch)) {
                    groups.median()[g][e] = Float.NaN;
                    groups.q1()[g][e] = Float.NaN;
                    groups.q3()[g][e] = Float.NaN;
                    groups.members()[g][e] = 0;
                    groups.runs()[g][e] = 0;
                }
            }
        }
        return groups;
    }

    private static long count(String condition, Session session) {
        return session.number("SELECT count(*) FROM experiment WHERE " + condition);
    }

    private static List<Column> by(Request request, Session session) {
        Map<String, Column> columns = new HashMap<>(FilterLanguage.columns(session));
        return request.by.stream().map(name -> FilterLanguage.column(columns, name)).toList();
    }

    private static String names(List<Column> by) {
        return by.stream().map(column -> column.quoted() + ", ").collect(Collectors.joining());
    }
}
