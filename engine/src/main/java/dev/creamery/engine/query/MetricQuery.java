package dev.creamery.engine.query;

import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A metric of every experiment against a hyperparameter. */
public final class MetricQuery {

    private final DatasetIndex index;
    private final FilterLanguage language;

    public MetricQuery(DatasetIndex index) {
        this.index = index;
        language = new FilterLanguage(index);
    }

    /**
     * What is drawn.
     *
     * @param x a column; of numbers for {@link #points}
     * @param series a column that makes the series, or nothing
     */
    public record Request(Filter filter, Metric metric, String x, Optional<String> series) {}

    /**
     * Every experiment as a point.
     *
     * @throws QueryException if the filter is wrong, or the data lacks a column
     */
    public MetricPoints points(Request request, Cancellation cancellation) {
        try (Session session = index.database().session(cancellation)) {
            Map<String, Column> columns = FilterLanguage.columns(session);
            Column x = FilterLanguage.column(columns, request.x);
            if (!x.type().isNumber()) {
                throw new QueryException(
                        x + " has no numbers to draw points at; draw boxes instead");
            }
            MetricSql metric = new MetricSql(request.metric, session);
            String condition = language.condition(request.filter, session);
            List<@Nullable Object> seriesValues = new ArrayList<>();
            String from = "experiment e";
            String series = "0";
            if (request.series.isPresent()) {
                Column column = FilterLanguage.column(columns, request.series.get());
                // Numbers of the series instead of their values, which are slow to hand over.
                session.execute(
                        """
                        CREATE OR REPLACE TEMP TABLE series AS
                        SELECT row_number() OVER (ORDER BY _value NULLS FIRST) - 1 AS _number, _value
                        FROM (SELECT DISTINCT %s AS _value FROM experiment WHERE %s)
                        """
                                .formatted(column.quoted(), condition));
                seriesValues.addAll(
                        session.result(
                                "SELECT _value FROM series ORDER BY _number",
                                result -> {
                                    List<@Nullable Object> values = new ArrayList<>();
                                    while (result.next()) {
                                        values.add(column.type().value(result.getObject(1)));
                                    }
                                    return values;
                                }));
                from += " JOIN series s ON s._value IS NOT DISTINCT FROM e." + column.quoted();
                series = "s._number";
            } else {
                seriesValues.add(null);
            }
            long all = session.number("SELECT count(*) FROM experiment WHERE " + condition);
            Points points = new Points((int) all);
            session.chunks(
                    """
                    SELECT _key, x, y, n FROM (SELECT _key, %s::DOUBLE AS x, (%s)::FLOAT AS y, (%s)::INTEGER AS n
                      FROM %s WHERE %s) WHERE x IS NOT NULL AND y IS NOT NULL
                    """
                            .formatted(x.quoted(), metric.sql(), series, from, condition),
                    points::add);
            if (request.series.isPresent()) {
                session.cleanUp("DROP TABLE series");
            }
            points.resize(points.count);
            return new MetricPoints(
                    points.keys,
                    points.x,
                    points.y,
                    points.series,
                    seriesValues.toArray(),
                    metric.epoch(),
                    all - points.count);
        }
    }

    private static final class Points {
        private long[] keys;
        private double[] x;
        private float[] y;
        private int[] series;
        private int count;

        Points(int capacity) {
            keys = new long[capacity];
            x = new double[capacity];
            y = new float[capacity];
            series = new int[capacity];
        }

        void resize(int size) {
            if (size != keys.length) {
                keys = Arrays.copyOf(keys, size);
                x = Arrays.copyOf(x, size);
                y = Arrays.copyOf(y, size);
                series = Arrays.copyOf(series, size);
            }
        }

        void add(DuckDBDataChunkReader chunk) {
            int rows = (int) chunk.rowCount();
            if (count + rows > keys.length) { // The index has grown since it was counted.
                resize(2 * keys.length + rows);
            }
            DuckDBReadableVector chunkKeys = chunk.vector(0);
            DuckDBReadableVector chunkX = chunk.vector(1);
            DuckDBReadableVector chunkY = chunk.vector(2);
            DuckDBReadableVector chunkSeries = chunk.vector(3);
            for (int row = 0; row < rows; row++) {
                keys[count] = chunkKeys.getLong(row);
                x[count] = chunkX.getDouble(row);
                y[count] = chunkY.getFloat(row);
                series[count++] = chunkSeries.getInt(row);
            }
        }
    }

    private record Box(@Nullable Object x, @Nullable Object series, float[] numbers, int members) {}

    /**
     * The distribution over the experiments at each value of x.
     *
     * @throws QueryException if the filter is wrong, or the data lacks a column
     */
    public MetricBoxes boxes(Request request, Cancellation cancellation) {
        try (Session session = index.database().session(cancellation)) {
            Map<String, Column> columns = FilterLanguage.columns(session);
            Column x = FilterLanguage.column(columns, request.x);
            Optional<Column> series =
                    request.series.map(name -> FilterLanguage.column(columns, name));
            MetricSql metric = new MetricSql(request.metric, session);
            String condition = language.condition(request.filter, session);
            long all = session.number("SELECT count(*) FROM experiment WHERE " + condition);
            List<Box> boxes =
                    session.rows(
                            """
                            SELECT x, s, q[1], q[2], q[3], q[4], q[5], members FROM (
                              SELECT x, s, quantile_cont(y, [0, 0.25, 0.5, 0.75, 1]) AS q, count(*) AS members
                              FROM (SELECT x, s, %s AS y FROM (SELECT %s AS x, %s AS s, (%s)::FLOAT AS y
                                FROM experiment WHERE %s))
                              WHERE x IS NOT NULL AND y IS NOT NULL GROUP BY x, s)
                            ORDER BY s NULLS FIRST, x
                            """
                                    .formatted(
                                            RepetitionSummaries.ordered("y"),
                                            x.quoted(),
                                            series.map(Column::quoted).orElse("0"),
                                            metric.sql(),
                                            condition),
                            row -> {
                                float[] numbers = new float[5];
                                for (int i = 0; i < numbers.length; i++) {
                                    numbers[i] = row.getFloat(3 + i);
                                }
                                Object value = row.getObject(2);
                                return new Box(
                                        x.type().value(row.getObject(1)),
                                        series.isPresent()
                                                ? series.get().type().value(value)
                                                : null,
                                        numbers,
                                        row.getInt(8));
                            });
            return boxes(boxes, metric.epoch(), all);
        }
    }

    private static MetricBoxes boxes(List<Box> boxes, int epoch, long all) {
        float[][] numbers = new float[5][boxes.size()];
        for (int i = 0; i < boxes.size(); i++) {
            for (int n = 0; n < numbers.length; n++) {
                numbers[n][i] = boxes.get(i).numbers[n];
            }
        }
        int[] members = boxes.stream().mapToInt(Box::members).toArray();
        return new MetricBoxes(
                boxes.stream().map(Box::x).toArray(),
                boxes.stream().map(Box::series).toArray(),
                numbers[0],
                numbers[1],
                numbers[2],
                numbers[3],
                numbers[4],
                members,
                epoch,
                all - Arrays.stream(members).sum());
    }
}
