package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Experiments with some of their columns and a metric: lines of parallel coordinates. */
public final class ParallelQuery {

    private final DatasetIndex index;
    private final FilterLanguage language;

    public ParallelQuery(DatasetIndex index) {
        this.index = index;
        language = new FilterLanguage(index);
    }

    /** Which experiments are taken where there are more than wanted. */
    public enum Choice {
        /** Spread evenly over all of them, by a hash of their keys: always the same ones. */
        EVENLY,
        /** Those with the best values of the metric. */
        BEST
    }

    /**
     * What is drawn.
     *
     * @param columns names
     * @param limit experiments at most
     */
    public record Request(
            Filter filter, List<String> columns, Metric metric, int limit, Choice choice) {}

    /**
     * Experiments, a row each.
     *
     * @param columns as asked for
     * @param keys of the experiments
     * @param rows {@code (rows, columns)}: Boolean, Long, Double, String or null
     * @param metric {@code (rows)}, NaN where there is no value
     * @param epoch the epoch that the metric was taken at, 0 if it has no chosen epoch
     * @param total experiments that the filter lets through
     */
    public record Lines(
            List<Column> columns,
            long[] keys,
            @Nullable Object[][] rows,
            float[] metric,
            int epoch,
            long total) {}

    /**
     * The experiments that are to be drawn.
     *
     * @throws QueryException if the filter is wrong, or the data lacks a column
     */
    public Lines lines(Request request, Cancellation cancellation) {
        try (Session session = index.database().session(cancellation)) {
            Map<String, Column> known = FilterLanguage.columns(session);
            List<Column> columns =
                    request.columns.stream()
                            .map(name -> FilterLanguage.column(known, name))
                            .toList();
            MetricSql metric = new MetricSql(request.metric, session);
            String condition = language.condition(request.filter, session);
            long total = session.number("SELECT count(*) FROM experiment WHERE " + condition);
            List<Long> keys = new ArrayList<>();
            List<Float> values = new ArrayList<>();
            List<@Nullable Object[]> rows =
                    session.rows(
                            """
                            SELECT _key, (%s)::FLOAT%s FROM experiment WHERE rowid IN (
                              SELECT rowid FROM experiment WHERE %s ORDER BY %s LIMIT %d) ORDER BY _key
                            """
                                    .formatted(
                                            metric.sql(),
                                            columns.stream()
                                                    .map(column -> ", " + column.quoted())
                                                    .collect(Collectors.joining()),
                                            condition,
                                            order(request, metric),
                                            request.limit),
                            row -> {
                                keys.add(row.getLong(1));
                                float value = row.getFloat(2);
                                values.add(row.wasNull() ? Float.NaN : value);
                                @Nullable Object[] of = new Object[columns.size()];
                                for (int i = 0; i < of.length; i++) {
                                    of[i] = columns.get(i).type().value(row.getObject(i + 3));
                                }
                                return of;
                            });
            float[] numbers = new float[values.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = values.get(i);
            }
            return new Lines(
                    columns,
                    keys.stream().mapToLong(Long::longValue).toArray(),
                    rows.toArray(Object[][]::new),
                    numbers,
                    metric.epoch(),
                    total);
        }
    }

    private static String order(Request request, MetricSql metric) {
        if (request.choice == Choice.EVENLY) {
            return "hash(_key), _key";
        }
        boolean largest =
                request.metric.measurement().isBestLargest()
                        && !(request.metric instanceof Metric.BestEpoch);
        return "CASE WHEN isfinite(%1$s) THEN %1$s END %2$s NULLS LAST, _key"
                .formatted("(" + metric.sql() + ")", largest ? "DESC" : "ASC");
    }
}
