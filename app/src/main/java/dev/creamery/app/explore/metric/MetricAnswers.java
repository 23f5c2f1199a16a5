package dev.creamery.app.explore.metric;

import dev.creamery.app.chart.plot.AxisSpec;
import dev.creamery.app.chart.plot.MetricForm;
import dev.creamery.app.chart.plot.MetricSeries;
import dev.creamery.app.chart.plot.MetricSet;
import dev.creamery.app.chart.plot.NumberText;
import dev.creamery.app.chart.plot.Palette;
import dev.creamery.app.chart.plot.Quartiles;
import dev.creamery.app.chart.plot.ScaleKind;
import dev.creamery.app.explore.tab.ColumnText;
import dev.creamery.app.explore.widget.AxisValues;
import dev.creamery.app.explore.widget.MetricKind;
import dev.creamery.app.explore.widget.NotDrawableException;
import dev.creamery.app.explore.widget.ValueText;
import dev.creamery.app.explore.widget.Wording;
import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.ColumnType;
import dev.creamery.engine.query.MetricBoxes;
import dev.creamery.engine.query.MetricPoints;
import dev.creamery.engine.query.MetricQuery;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks for what a form needs, and makes series of the answer. Runs in the background. */
final class MetricAnswers {

    /** Lines have every point faintly behind them only if they are fewer. */
    private static final int MOST_POINTS_BEHIND = 20_000;

    /** Null first, then by size or the alphabet. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // values of one column are of one type
    private static final Comparator<@Nullable Object> ORDER =
            Comparator.nullsFirst((a, b) -> ((Comparable) a).compareTo(b));

    private final MetricQuery query;
    private final MetricQuery.Request request;
    private final ColumnType x;
    private final MetricKind kind;

    /**
     * @param x the kind of the values on the x axis
     */
    MetricAnswers(MetricQuery query, MetricQuery.Request request, ColumnType x, MetricKind kind) {
        this.query = query;
        this.request = request;
        this.x = x;
        this.kind = kind;
    }

    /** The answer for a form; categories are drawn as boxes, whatever the form. */
    MetricAnswer get(MetricForm form, Cancellation cancellation) throws NotDrawableException {
        if (form == MetricForm.SCATTER && x.isNumber()) {
            MetricPoints points = query.points(request, cancellation);
            check(points.series(), points.panels());
            return scatter(points);
        }
        return boxes(form, cancellation);
    }

    private MetricAnswer boxes(MetricForm form, Cancellation cancellation)
            throws NotDrawableException {
        MetricBoxes boxes = query.boxes(request, cancellation);
        check(boxes.series(), boxes.panel());
        int members = Arrays.stream(boxes.members()).sum();
        boolean lines = form == MetricForm.LINE && x.isNumber();
        boolean points = lines && members <= MOST_POINTS_BEHIND;
        List<@Nullable Object> panels = panels(boxes.panel());
        List<@Nullable Object> categories = x.isNumber() ? List.of() : categories(boxes);
        Map<Place, MetricSeries> behind = new LinkedHashMap<>();
        if (points) {
            series(query.points(request, cancellation), panels)
                    .forEach(series -> behind.put(Place.of(series), series));
        }
        List<MetricSeries> series = new ArrayList<>();
        quartiles(boxes, panels, categories)
                .forEach((place, of) -> series.add(series(place, of, behind.get(place))));
        String note =
                drawn(members, boxes.missing())
                        + (lines && !points
                                ? "; medians only, as single points would be too many"
                                : "")
                        + infinite(boxes);
        return new MetricAnswer(
                set(axis(categories), boxes.epoch(), boxes.series(), panels, series),
                lines ? form : MetricForm.BOX,
                title(boxes.epoch()),
                note);
    }

    /** Those with a finite median; the others leave a place without boxes at the most. */
    private Map<Place, List<Quartiles>> quartiles(
            MetricBoxes boxes, List<@Nullable Object> panels, List<@Nullable Object> categories) {
        Map<Place, List<Quartiles>> byPlace = new LinkedHashMap<>();
        for (int i = 0; i < boxes.x().length; i++) {
            List<Quartiles> of =
                    byPlace.computeIfAbsent(
                            new Place(panels.indexOf(boxes.panel()[i]), name(boxes.series()[i])),
                            place -> new ArrayList<>());
            if (Float.isFinite(boxes.median()[i])) {
                Object value = boxes.x()[i];
                of.add(
                        new Quartiles(
                                value instanceof Number number
                                        ? number.doubleValue()
                                        : categories.indexOf(value),
                                boxes.lowest()[i],
                                boxes.q1()[i],
                                boxes.median()[i],
                                boxes.q3()[i],
                                boxes.highest()[i],
                                boxes.members()[i]));
            }
        }
        return byPlace;
    }

    /**
     * @param behind single points of the same series, if they are drawn
     */
    private static MetricSeries series(
            Place place, List<Quartiles> of, @Nullable MetricSeries behind) {
        MetricSeries series =
                behind == null
                        ? MetricSeries.ofBoxes(place.series, of)
                        : new MetricSeries(
                                place.series,
                                behind.xs(),
                                behind.ys(),
                                behind.keys(),
                                behind.runs(),
                                of);
        return series.inPanel(place.panel);
    }

    private static String infinite(MetricBoxes boxes) {
        long infinite = 0;
        for (float median : boxes.median()) {
            infinite += Float.isFinite(median) ? 0 : 1;
        }
        return infinite == 0
                ? ""
                : "; " + NumberText.count(infinite) + " medians are not finite and not drawn";
    }

    /** Where boxes and points belong. */
    private record Place(int panel, String series) {
        static Place of(MetricSeries one) {
            return new Place(one.panel(), one.name());
        }
    }

    private void check(@Nullable Object[] series, @Nullable Object[] panels)
            throws NotDrawableException {
        NotDrawableException.check(
                request.series().orElse(""), Arrays.stream(series).distinct().count(), "series");
        NotDrawableException.check(
                request.panel().orElse(""), Arrays.stream(panels).distinct().count(), "panels");
    }

    private static List<@Nullable Object> panels(@Nullable Object[] values) {
        List<@Nullable Object> panels = new ArrayList<>();
        for (Object value : values) {
            if (!panels.contains(value)) {
                panels.add(value);
            }
        }
        return panels;
    }

    private MetricAnswer scatter(MetricPoints points) {
        long infinite = 0;
        for (float y : points.y()) {
            infinite += Float.isFinite(y) ? 0 : 1;
        }
        String note =
                drawn(points.y().length - infinite, points.missing() + infinite)
                        + (infinite == 0
                                ? ""
                                : " (of "
                                        + NumberText.count(infinite)
                                        + " the value is not finite)");
        return new MetricAnswer(
                set(
                        axis(List.of()),
                        points.epoch(),
                        points.series(),
                        panels(points.panels()),
                        series(points, panels(points.panels()))),
                MetricForm.SCATTER,
                title(points.epoch()),
                note);
    }

    /** Points by series: one pass to count, one to fill. */
    private List<MetricSeries> series(MetricPoints points, List<@Nullable Object> panels) {
        int count = points.series().length;
        int[] sizes = new int[count];
        for (int of : points.group()) {
            sizes[of]++;
        }
        double[][] xs = new double[count][];
        double[][] ys = new double[count][];
        long[][] keys = new long[count][];
        for (int i = 0; i < count; i++) {
            xs[i] = new double[sizes[i]];
            ys[i] = new double[sizes[i]];
            keys[i] = new long[sizes[i]];
        }
        int[] filled = new int[count];
        for (int i = 0; i < points.group().length; i++) {
            int of = points.group()[i];
            int at = filled[of]++;
            xs[of][at] = points.x()[i];
            ys[of][at] = points.y()[i];
            keys[of][at] = points.keys()[i];
        }
        List<MetricSeries> series = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (sizes[i] > 0) {
                series.add(
                        MetricSeries.ofPoints(name(points.series()[i]), xs[i], ys[i], keys[i])
                                .inPanel(panels.indexOf(points.panels()[i])));
            }
        }
        return series;
    }

    private MetricSet set(
            AxisSpec axis,
            int epoch,
            @Nullable Object[] seriesValues,
            List<@Nullable Object> panels,
            List<MetricSeries> series) {
        List<@Nullable Object> order = new ArrayList<>(Arrays.asList(seriesValues));
        order.sort(ORDER);
        List<String> names = order.stream().map(this::name).distinct().toList();
        return new MetricSet(
                axis,
                AxisSpec.of(kind.axis(request.metric().measurement(), epoch), ScaleKind.LOG),
                palette(seriesValues),
                panels.isEmpty() ? List.of("") : panels.stream().map(this::panelTitle).toList(),
                series.stream()
                        .sorted(Comparator.comparingInt(one -> names.indexOf(one.name())))
                        .toList());
    }

    private String panelTitle(@Nullable Object value) {
        return request.panel().map(column -> ColumnText.named(column, value)).orElse("");
    }

    /** For example "Best test loss against trainable parameters, by shape". */
    private String title(int epoch) {
        return kind.title(request.metric().measurement(), epoch)
                + " against "
                + ColumnText.inSentence(request.x())
                + request.series().map(column -> ", by " + ColumnText.inSentence(column)).orElse("")
                + request.panel()
                        .map(column -> ", per " + ColumnText.inSentence(column))
                        .orElse("");
    }

    private AxisSpec axis(List<@Nullable Object> categories) {
        String label = ColumnText.label(request.x());
        if (!x.isNumber()) {
            return AxisSpec.categories(label, categories.stream().map(ValueText::shown).toList());
        }
        return AxisSpec.of(label, ScaleKind.LOG)
                .with(AxisValues.numbers(request.x(), x == ColumnType.INTEGER));
    }

    private static List<@Nullable Object> categories(MetricBoxes boxes) {
        return Arrays.stream(boxes.x())
                .distinct()
                .sorted(Comparator.comparing(String::valueOf))
                .toList();
    }

    /** Numbers in order get colours in order. */
    private static Palette palette(@Nullable Object[] values) {
        return Arrays.stream(values).distinct().count() > 1
                        && Arrays.stream(values).allMatch(Number.class::isInstance)
                ? Palette.ORDERED
                : Palette.CATEGORIES;
    }

    private String name(@Nullable Object value) {
        return request.series()
                .map(column -> ColumnText.named(column, value))
                .orElse("All experiments");
    }

    private static String drawn(long members, long missing) {
        return NumberText.count(members)
                + " of "
                + NumberText.count(members + missing)
                + " experiments"
                + Wording.lacking(missing);
    }
}
