package dev.creamery.engine.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

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
                    SELECT %s_key, unnest(p._epochs) AS epoch, unnest(e.%s) AS v, %s AS runs
                    FROM (SELECT * FROM experiment WHERE %s) e JOIN (%s) p USING (_length)
                    """
                            .formatted(
                                    Bands.select("e", by),
                                    request.measurement.sampleColumn(),
                                    runs(session),
                                    condition,
                                    lengths());
            long withValues =
                    count(
                            "list_count(%s) > 0 AND %s"
                                    .formatted(request.measurement.sampleColumn(), condition),
                            session);
            CurveGroups groups =
                    Bands.aggregate(
                            cells,
                            by,
                            request.over,
                            withValues,
                            count(condition, session),
                            true,
                            session);
            return withoutPartialEnds(groups);
        }
    }

    /** The epochs of each length's sample. */
    static String lengths() {
        return "SELECT _length, %s AS _epochs FROM (SELECT DISTINCT _length FROM experiment)"
                .formatted(SummarySql.positions());
    }

    /** Repetitions at each sampled epoch, as good as the data knows it. */
    private static String runs(Session session) {
        return "coalesce(unnest(e._num), e._runs, %s, 0)".formatted(numRuns(session));
    }

    private static String numRuns(Session session) {
        return FilterLanguage.columns(session).containsKey("num_runs") ? "e.num_runs" : "NULL";
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
            long curves = Math.max(of, BandCells.repetitions(condition, session));
            long affordable = Math.max(2, MOST_CELLS / Math.max(1, curves));
            int[] epochs =
                    CurveQuery.epochs(condition, (int) Math.min(points, affordable), session);
            BandCells reader = new BandCells(request, condition, session);
            session.execute(BandCells.CREATE);
            try {
                List<String> inserts = reader.inserts(epochs);
                String cells =
                        "SELECT %s_key, cell.epoch, cell.v, coalesce(cell.runs, e._runs, %s, 0) AS runs FROM cell JOIN (SELECT * FROM experiment WHERE %s) e USING (_key)"
                                .formatted(Bands.select("e", by), numRuns(session), condition);
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
                        partial.accept(read(cells, by, request, of, false, session));
                    }
                }
                return read(cells, by, request, of, true, session);
            } finally {
                session.cleanUp(BandCells.DROP);
            }
        }
    }

    private static CurveGroups read(
            String cells,
            List<Column> by,
            Request request,
            long of,
            boolean complete,
            Session session) {
        long experiments =
                session.number("SELECT count(DISTINCT _key) FROM cell WHERE v IS NOT NULL");
        return Bands.aggregate(cells, by, request.over, experiments, of, complete, session);
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
}
