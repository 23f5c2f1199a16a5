package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Curves of single experiments and of their repetitions, from the Parquet files. */
public final class CurveQuery {

    private final DatasetIndex index;

    public CurveQuery(DatasetIndex index) {
        this.index = index;
    }

    /**
     * The curves of experiments: from their summaries, or as medians and quartiles over their
     * repetitions where there is no summary with that measurement.
     *
     * @param keys of experiments
     * @param points epochs per curve at most, spread on a log scale; {@link Integer#MAX_VALUE} for
     *     all
     */
    public CurveLines lines(
            long[] keys, Measurement measurement, int points, Cancellation cancellation) {
        return lines(
                keys,
                measurement,
                points,
                List.of(
                        measurement.summaryColumn("median"),
                        measurement.summaryColumn("q1"),
                        measurement.summaryColumn("q3")),
                cancellation);
    }

    /** The same without quartiles, in half the time. */
    public CurveLines medians(
            long[] keys, Measurement measurement, int points, Cancellation cancellation) {
        return lines(
                keys,
                measurement,
                points,
                List.of(measurement.summaryColumn("median")),
                cancellation);
    }

    private CurveLines lines(
            long[] keys,
            Measurement measurement,
            int points,
            List<String> lists,
            Cancellation cancellation) {
        if (keys.length == 0) {
            return new CurveLines(
                    keys,
                    new int[0],
                    new int[0][],
                    new float[0][],
                    new float[0][],
                    new float[0][],
                    0);
        }
        try (Session session = index.database().session(cancellation)) {
            String condition = "NOT _shadowed AND _key IN (%s)".formatted(Sql.numbers(keys));
            int[] epochs = epochs(condition, points, session);
            LineCollector collector = new LineCollector(epochs, lists.size());
            int[] wanted = points == Integer.MAX_VALUE ? CurveFiles.ALL_EPOCHS : epochs;
            CurveFiles files = new CurveFiles(session);
            for (CurveFiles.Batch batch : files.summaries(condition, lists.getFirst())) {
                session.chunks(
                        CurveFiles.selectSummaries(batch, condition, lists, wanted),
                        chunk -> collector.add(chunk, 0, 1, 2));
            }
            long[] missing =
                    Arrays.stream(keys)
                            .filter(key -> collector.present(new long[] {key}).length == 0)
                            .toArray();
            if (missing.length > 0) {
                String missingCondition =
                        "NOT _shadowed AND _key IN (%s)".formatted(Sql.numbers(missing));
                String relation =
                        repetitions(
                                files.repetitions(missingCondition, measurement.repetitionColumn()),
                                missingCondition,
                                measurement,
                                wanted);
                if (!relation.isEmpty()) {
                    session.chunks(
                            """
                            SELECT _key, epoch, quantile_cont(v, 0.5)::FLOAT, quantile_cont(v, 0.25)::FLOAT,
                              quantile_cont(v, 0.75)::FLOAT FROM (SELECT _key, epoch, %s AS v FROM (%s))
                            WHERE v IS NOT NULL GROUP BY _key, epoch ORDER BY _key, epoch
                            """
                                    .formatted(
                                            RepetitionSummaries.ordered(
                                                    measurement.repetitionColumn()),
                                            relation),
                            chunk -> collector.add(chunk, 0, 1, 2));
                }
            }
            long[] present = collector.present(keys);
            return new CurveLines(
                    present,
                    runs(present, session),
                    collector.epochs(present),
                    collector.curves(present, 0),
                    lists.size() > 1 ? collector.curves(present, 1) : new float[0][],
                    lists.size() > 1 ? collector.curves(present, 2) : new float[0][],
                    keys.length);
        }
    }

    /** Every repetition of one experiment; none if the data has summaries only. */
    public RunLines runs(long key, Measurement measurement, int points, Cancellation cancellation) {
        try (Session session = index.database().session(cancellation)) {
            String condition = "NOT _shadowed AND _key = " + key;
            int[] epochs = epochs(condition, points, session);
            LineCollector collector = new LineCollector(epochs, 1);
            for (CurveFiles.Batch batch :
                    new CurveFiles(session)
                            .repetitions(condition, measurement.repetitionColumn())) {
                session.chunks(
                        CurveFiles.selectRepetitions(
                                batch,
                                condition,
                                List.of(measurement.repetitionColumn()),
                                points == Integer.MAX_VALUE ? CurveFiles.ALL_EPOCHS : epochs),
                        chunk -> collector.add(chunk, 1, 2, 3));
            }
            long[] runs = collector.all();
            Map<Long, @Nullable String> ids = new HashMap<>();
            session.rows(
                    "SELECT rowid, run_id FROM run WHERE _key = " + key,
                    row -> ids.put(row.getLong(1), row.getString(2)));
            return new RunLines(
                    Arrays.stream(runs).mapToObj(ids::get).toArray(String[]::new),
                    collector.epochs(runs),
                    collector.curves(runs, 0));
        }
    }

    private static String repetitions(
            List<CurveFiles.Batch> batches,
            String condition,
            Measurement measurement,
            int[] epochs) {
        List<String> selects = new ArrayList<>();
        for (CurveFiles.Batch batch : batches) {
            selects.add(
                    CurveFiles.selectRepetitions(
                            batch, condition, List.of(measurement.repetitionColumn()), epochs));
        }
        return String.join(" UNION ALL ", selects);
    }

    /** Epochs for curves of these experiments, the last one of each curve among them. */
    static int[] epochs(String condition, int points, Session session) {
        List<Integer> lengths =
                session.rows(
                        "SELECT DISTINCT _length FROM experiment WHERE _length > 0 AND "
                                + condition,
                        row -> row.getInt(1));
        int longest = lengths.stream().mapToInt(Integer::intValue).max().orElse(1);
        // The index knows the length of what it samples; other lists are as long.
        return IntStream.concat(
                        IntStream.of(EpochGrid.spread(longest, points)),
                        lengths.stream().mapToInt(Integer::intValue))
                .distinct()
                .sorted()
                .toArray();
    }

    private static int[] runs(long[] keys, Session session) {
        if (keys.length == 0) {
            return new int[0];
        }
        Map<Long, Integer> runs = new HashMap<>();
        String column =
                FilterLanguage.columns(session).containsKey("num_runs") ? "num_runs" : "NULL";
        session.rows(
                """
                SELECT _key, coalesce(_runs, %s, list_max(_num), 0)::INTEGER FROM experiment
                WHERE NOT _shadowed AND _key IN (%s)
                """
                        .formatted(column, Sql.numbers(keys)),
                row -> runs.put(row.getLong(1), row.getInt(2)));
        return Arrays.stream(keys).mapToInt(key -> runs.getOrDefault(key, 0)).toArray();
    }
}
