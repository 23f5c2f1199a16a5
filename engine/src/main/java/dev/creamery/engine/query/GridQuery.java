package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Numbers over pairs of hyperparameters. */
public final class GridQuery {

    /** More would fill the memory, and no screen shows them. */
    private static final long MOST_CELLS = 1_000_000;

    private final DatasetIndex index;
    private final FilterLanguage language;

    public GridQuery(DatasetIndex index) {
        this.index = index;
        language = new FilterLanguage(index);
    }

    /**
     * What the grids are of.
     *
     * @param x column of the first axis
     * @param y column of the second axis
     * @param panel a third column, whose every value gets a grid; nothing for one grid of
     *     everything
     */
    public record Request(Filter filter, String x, String y, Optional<String> panel) {}

    /**
     * A metric over the experiments of every pair of values. All grids have the same x and y.
     *
     * @throws QueryException if the filter is wrong, or the data lacks a column
     */
    public GridPanels metric(
            Request request, Metric metric, Aggregate aggregate, Cancellation cancellation) {
        try (Session session = index.database().session(cancellation)) {
            MetricSql sql = new MetricSql(metric, session);
            return panels(request, aggregate, sql.sql(), sql.epoch(), session);
        }
    }

    /** Completeness: the number of repetitions for every pair of values, 0 where there are none. */
    public GridPanels repetitions(Request request, Cancellation cancellation) {
        try (Session session = index.database().session(cancellation)) {
            Map<String, Column> columns = FilterLanguage.columns(session);
            String runs = columns.containsKey("num_runs") ? "num_runs" : "NULL";
            GridPanels panels =
                    panels(
                            request,
                            Aggregate.SUM,
                            "coalesce(_runs, %s, list_max(_num), 0)".formatted(runs),
                            0,
                            session);
            for (PairGrid grid : panels.grids()) {
                for (float[] row : grid.value()) {
                    for (int i = 0; i < row.length; i++) {
                        row[i] = Float.isNaN(row[i]) ? 0 : row[i];
                    }
                }
            }
            return panels;
        }
    }

    private GridPanels panels(
            Request request, Aggregate aggregate, String value, int epoch, Session session) {
        Map<String, Column> columns = FilterLanguage.columns(session);
        Column first = FilterLanguage.column(columns, request.x);
        Column second = FilterLanguage.column(columns, request.y);
        Optional<Column> third = request.panel.map(name -> FilterLanguage.column(columns, name));
        List<PanelCell> cells =
                session.rows(
                        """
                        SELECT p, x, y, %1$s, count(v), count(*) - count(v)
                        FROM (SELECT %2$s AS p, %3$s AS x, %4$s AS y, (%5$s)::FLOAT AS v FROM experiment WHERE %6$s)
                        GROUP BY p, x, y
                        """
                                .formatted(
                                        aggregate.sql(),
                                        third.map(Column::quoted).orElse("0"),
                                        first.quoted(),
                                        second.quoted(),
                                        value,
                                        language.condition(request.filter, session)),
                        row ->
                                new PanelCell(
                                        third.map(Column::type)
                                                .map(type -> value(type, row, 1))
                                                .orElse(null),
                                        cell(first, second, row)));
        return gridPanels(cells, epoch);
    }

    private static @Nullable Object value(ColumnType type, ResultSet row, int column) {
        try {
            return type.value(row.getObject(column));
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        }
    }

    private record PanelCell(@Nullable Object panel, Cell cell) {}

    private static Cell cell(Column x, Column y, ResultSet row) throws SQLException {
        float number = row.getFloat(4);
        return new Cell(
                x.type().value(row.getObject(2)),
                y.type().value(row.getObject(3)),
                row.getObject(4) == null ? Float.NaN : number,
                row.getInt(5),
                row.getInt(6));
    }

    private static GridPanels gridPanels(List<PanelCell> cells, int epoch) {
        List<@Nullable Object> panels = sorted(cells.stream().map(PanelCell::panel).toList());
        List<@Nullable Object> xs = sorted(cells.stream().map(cell -> cell.cell.x).toList());
        List<@Nullable Object> ys = sorted(cells.stream().map(cell -> cell.cell.y).toList());
        long places = (long) panels.size() * xs.size() * ys.size();
        if (places > MOST_CELLS) {
            throw new QueryException(
                    "%d × %d values are %d cells in %d grids, and %d can be answered at most; take columns with fewer values, or filter"
                            .formatted(xs.size(), ys.size(), places, panels.size(), MOST_CELLS));
        }
        List<PairGrid> grids = new ArrayList<>();
        for (Object panel : panels) {
            grids.add(
                    grid(
                            xs,
                            ys,
                            cells.stream()
                                    .filter(cell -> Objects.equals(cell.panel, panel))
                                    .map(PanelCell::cell)
                                    .toList()));
        }
        return new GridPanels(panels.toArray(), List.copyOf(grids), epoch);
    }

    /**
     * The median, over the experiments of every pair of values, of the first epoch whose median
     * value is within a margin of the best that this experiment ever has. Read from the files at
     * every epoch.
     *
     * @param margin 0.05 for 5 %
     * @param measurement one whose best value is the smallest
     */
    public GridPanels epochsToReach(
            Request request,
            Measurement measurement,
            double margin,
            Consumer<WorkProgress> progress,
            Cancellation cancellation) {
        if (measurement.isBestLargest()) {
            throw new QueryException(
                    "Epochs to reach are counted down to a lowest value, which "
                            + measurement
                            + " has not");
        }
        try (Session session = index.database().session(cancellation)) {
            String condition = language.condition(request.filter, session);
            String median = measurement.summaryColumn("median");
            session.execute("CREATE OR REPLACE TEMP TABLE reached (_key BIGINT, reached INTEGER)");
            try {
                List<CurveFiles.Batch> batches =
                        new CurveFiles(session).summaries(condition, median);
                for (int i = 0; i < batches.size(); i++) {
                    session.execute(
                            """
                            INSERT INTO reached SELECT _key, min(epoch) FROM (
                              SELECT _key, epoch, v, min(v) OVER (PARTITION BY _key) AS best FROM (
                                SELECT _key, epoch, %s AS v FROM (%s)) WHERE isfinite(v))
                            WHERE v <= best + %s * abs(best) GROUP BY _key
                            """
                                    .formatted(
                                            median,
                                            CurveFiles.selectSummaries(
                                                    batches.get(i),
                                                    condition,
                                                    List.of(median),
                                                    CurveFiles.ALL_EPOCHS),
                                            margin));
                    progress.accept(
                            new WorkProgress(
                                    "Reading curves",
                                    i + 1,
                                    batches.size(),
                                    session.number("SELECT count(*) FROM reached")));
                }
                return panels(
                        request,
                        Aggregate.MEDIAN,
                        "(SELECT reached FROM reached WHERE reached._key = experiment._key)",
                        0,
                        session);
            } finally {
                session.cleanUp("DROP TABLE reached");
            }
        }
    }

    private record Cell(
            @Nullable Object x, @Nullable Object y, float value, int experiments, int missing) {}

    private static PairGrid grid(
            List<@Nullable Object> xs, List<@Nullable Object> ys, List<Cell> cells) {
        float[][] values = new float[xs.size()][ys.size()];
        for (float[] row : values) {
            Arrays.fill(row, Float.NaN);
        }
        int[][] experiments = new int[xs.size()][ys.size()];
        Map<@Nullable Object, Integer> xPlaces = places(xs);
        Map<@Nullable Object, Integer> yPlaces = places(ys);
        long missing = 0;
        for (Cell cell : cells) {
            int i = xPlaces.getOrDefault(cell.x, 0);
            int j = yPlaces.getOrDefault(cell.y, 0);
            values[i][j] = cell.value;
            experiments[i][j] = cell.experiments;
            missing += cell.missing;
        }
        return new PairGrid(xs.toArray(), ys.toArray(), values, experiments, missing);
    }

    private static Map<@Nullable Object, Integer> places(List<@Nullable Object> values) {
        Map<@Nullable Object, Integer> places = new HashMap<>();
        for (Object value : values) {
            places.put(value, places.size());
        }
        return places;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // values of one column are of one type
    private static int compare(Object a, Object b) {
        if (a instanceof BigInteger || b instanceof BigInteger) {
            return new BigInteger(a.toString()).compareTo(new BigInteger(b.toString()));
        }
        return ((Comparable) a).compareTo(b);
    }

    private static List<@Nullable Object> sorted(List<? extends @Nullable Object> values) {
        Set<@Nullable Object> distinct = new HashSet<>(values);
        List<@Nullable Object> sorted = new ArrayList<>(distinct);
        sorted.sort(Comparator.nullsFirst(GridQuery::compare));
        return sorted;
    }
}
