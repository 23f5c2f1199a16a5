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
     * @param panel a column that makes the small multiples, or nothing
     */
    public record Request(
            Filter filter,
            Metric metric,
            String x,
            Optional<String> series,
            Optional<String> panel) {

        /** One chart, without small multiples. */
        public Request(Filter filter, Metric metric, String x, Optional<String> series) {
            this(filter, metric, x, series, Optional.empty());
        }
    }

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
            Groups groups = Groups.of(request, columns, condition, session);
            long all = session.number("SELECT count(*) FROM experiment WHERE " + condition);
            Points points = new Points((int) all);
            session.chunks(
                    """
                    SELECT _key, x, y, n FROM (SELECT _key, %s::DOUBLE AS x, (%s)::FLOAT AS y, (%s)::INTEGER AS n
                      FROM %s WHERE %s) WHERE x IS NOT NULL AND y IS NOT NULL
                    """
                            .formatted(
                                    x.quoted(),
                                    metric.sql(),
                                    groups.number(),
                                    groups.from(),
                                    condition),
                    points::add);
            groups.cleanUp(session);
            points.resize(points.count);
            return new MetricPoints(
                    points.keys,
                    points.x,
                    points.y,
                    points.series,
                    groups.series().toArray(),
                    groups.panels().toArray(),
                    metric.epoch(),
                    all - points.count);
        }
    }

    /**
     * The distinct pairs of panel and series, numbered: numbers are much faster to hand over than
     * values.
     *
     * @param from the experiments, joined with the numbers if there are any
     * @param number of an experiment's pair, in SQL
     * @param series its value for each pair; one null without columns
     * @param panels the same
     */
    private record Groups(
            String from,
            String number,
            List<@Nullable Object> series,
            List<@Nullable Object> panels) {

        static Groups of(
                Request request, Map<String, Column> columns, String condition, Session session) {
            Optional<Column> series =
                    request.series.map(name -> FilterLanguage.column(columns, name));
            Optional<Column> panel =
                    request.panel.map(name -> FilterLanguage.column(columns, name));
            List<@Nullable Object> ofSeries = new ArrayList<>();
            List<@Nullable Object> ofPanels = new ArrayList<>();
            if (series.isEmpty() && panel.isEmpty()) {
                ofSeries.add(null);
                ofPanels.add(null);
                return new Groups("experiment e", "0", ofSeries, ofPanels);
            }
            session.execute(
                    """
                    CREATE OR REPLACE TEMP TABLE pairs AS
                    SELECT row_number() OVER (ORDER BY _panel NULLS FIRST, _series NULLS FIRST) - 1
                      AS _number, _series, _panel
                    FROM (SELECT DISTINCT %s AS _series, %s AS _panel FROM experiment WHERE %s)
                    """
                            .formatted(quoted(series), quoted(panel), condition));
            session.result(
                    "SELECT _series, _panel FROM pairs ORDER BY _number",
                    result -> {
                        while (result.next()) {
                            ofSeries.add(value(series, result.getObject(1)));
                            ofPanels.add(value(panel, result.getObject(2)));
                        }
                        return ofSeries;
                    });
            String from = "experiment e JOIN pairs g ON true";
            from += series.map(column -> same("_series", column)).orElse("");
            from += panel.map(column -> same("_panel", column)).orElse("");
            return new Groups(from, "g._number", ofSeries, ofPanels);
        }

        private static String same(String name, Column column) {
            return " AND g." + name + " IS NOT DISTINCT FROM e." + column.quoted();
        }

        void cleanUp(Session session) {
            if (!number.equals("0")) {
                session.cleanUp("DROP TABLE pairs");
            }
        }
    }

    private static String quoted(Optional<Column> column) {
        return column.map(Column::quoted).orElse("0");
    }

    /** Null if there is no such column. */
    private static @Nullable Object value(Optional<Column> column, @Nullable Object value) {
        return column.isPresent() ? column.get().type().value(value) : null;
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

    private record Box(
            @Nullable Object x,
            @Nullable Object series,
            @Nullable Object panel,
            float[] numbers,
            int members) {}

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
            Optional<Column> panel =
                    request.panel.map(name -> FilterLanguage.column(columns, name));
            MetricSql metric = new MetricSql(request.metric, session);
            String condition = language.condition(request.filter, session);
            long all = session.number("SELECT count(*) FROM experiment WHERE " + condition);
            List<Box> boxes =
                    session.rows(
                            """
                            SELECT x, s, p, q[1], q[2], q[3], q[4], q[5], members FROM (
                              SELECT x, s, p, quantile_cont(y, [0, 0.25, 0.5, 0.75, 1]) AS q, count(*) AS members
                              FROM (SELECT x, s, p, %s AS y FROM (SELECT %s AS x, %s AS s, %s AS p, (%s)::FLOAT AS y
                                FROM experiment WHERE %s))
                              WHERE x IS NOT NULL AND y IS NOT NULL GROUP BY x, s, p)
                            ORDER BY p NULLS FIRST, s NULLS FIRST, x
                            """
                                    .formatted(
                                            RepetitionSummaries.ordered("y"),
                                            x.quoted(),
                                            quoted(series),
                                            quoted(panel),
                                            metric.sql(),
                                            condition),
                            row -> {
                                float[] numbers = new float[5];
                                for (int i = 0; i < numbers.length; i++) {
                                    numbers[i] = row.getFloat(4 + i);
                                }
                                return new Box(
                                        x.type().value(row.getObject(1)),
                                        value(series, row.getObject(2)),
                                        value(panel, row.getObject(3)),
                                        numbers,
                                        row.getInt(9));
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
                boxes.stream().map(Box::panel).toArray(),
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
