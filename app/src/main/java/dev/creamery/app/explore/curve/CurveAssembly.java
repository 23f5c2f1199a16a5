package dev.creamery.app.explore.curve;

import dev.creamery.app.chart.plot.AxisSpec;
import dev.creamery.app.chart.plot.Curve;
import dev.creamery.app.chart.plot.CurveSet;
import dev.creamery.app.chart.plot.NumberText;
import dev.creamery.app.chart.plot.Palette;
import dev.creamery.app.chart.plot.ScaleKind;
import dev.creamery.app.explore.tab.ColumnText;
import dev.creamery.engine.query.Measurement;
import dev.creamery.engine.query.Rows;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Puts curves of groups together: which series and panel each belongs to, in what order. */
final class CurveAssembly {

    /** Nobody tells more colours apart. */
    static final int MOST_SERIES = 40;

    /** More panels would be too small to read. */
    static final int MOST_PANELS = 16;

    /** Null first, numbers by size, texts by the alphabet. */
    private static final Comparator<@Nullable Object> ORDER =
            Comparator.nullsFirst(
                    Comparator.comparingDouble(
                                    (Object value) ->
                                            value instanceof Number number
                                                    ? number.doubleValue()
                                                    : Double.NEGATIVE_INFINITY)
                            .thenComparing(Object::toString));

    /** A curve before it is known where it belongs. */
    record Part(
            String id,
            String name,
            @Nullable Object colour,
            @Nullable Object panel,
            Measurement measurement,
            double[] xs,
            double[] ys,
            Curve.@Nullable Band band,
            int[] runs) {}

    private final CurveQuestion question;
    private final List<Part> parts;
    private final List<@Nullable Object> colours;
    private final List<@Nullable Object> panels;
    private final List<String> left = new ArrayList<>();

    CurveAssembly(CurveQuestion question, List<Part> parts) {
        this.question = question;
        this.parts = parts;
        colours = first(parts.stream().map(Part::colour).toList(), MOST_SERIES, question.colour());
        panels = first(parts.stream().map(Part::panel).toList(), MOST_PANELS, question.panels());
    }

    private List<@Nullable Object> first(List<@Nullable Object> values, int most, String column) {
        TreeSet<@Nullable Object> all = new TreeSet<>(ORDER);
        all.addAll(values);
        if (all.size() > most) {
            left.add(
                    "only the first %s of %s values of %s are drawn: narrow the filter"
                            .formatted(most, NumberText.count(all.size()), column));
        }
        return new ArrayList<>(all).subList(0, Math.min(most, all.size()));
    }

    /** What is not drawn, and why; empty if everything is. */
    List<String> left() {
        return left;
    }

    /** The number of groups that are drawn. */
    int groups() {
        return colours.size() * Math.max(1, panels.size());
    }

    CurveSet set(String yLabel) {
        List<Measurement> measured = question.measurements();
        List<String> series = new ArrayList<>();
        for (@Nullable Object colour : colours) {
            for (Measurement measurement : measured) {
                series.add(series(question, colour, measurement));
            }
        }
        List<Curve> curves = new ArrayList<>();
        for (Part part : parts) {
            int panel = panels.indexOf(part.panel);
            if (panel >= 0 && colours.contains(part.colour)) {
                curves.add(curve(part, series(question, part.colour, part.measurement), panel));
            }
        }
        return new CurveSet(
                question.effort()
                        ? AxisSpec.of("Epoch × trainable parameters", ScaleKind.LOG)
                        : AxisSpec.whole("Epoch", ScaleKind.LOG),
                AxisSpec.of(yLabel, ScaleKind.LOG),
                question.effort() ? "effort" : "epoch",
                series,
                panels.isEmpty()
                        ? List.of("")
                        : panels.stream().map(panel -> title(question, panel)).toList(),
                palette(measured.size()),
                curves);
    }

    /** A set with single experiments among the groups that they belong to. */
    static CurveSet among(CurveSet groups, CurveQuestion question, List<Part> experiments) {
        List<Curve> curves = new ArrayList<>(groups.curves());
        for (Part part : experiments) {
            String series = series(question, part.colour, part.measurement);
            int panel = groups.panels().indexOf(title(question, part.panel));
            if (panel >= 0 && groups.series().contains(series)) {
                curves.add(curve(part, series, panel));
            }
        }
        return new CurveSet(
                groups.x(),
                groups.y(),
                groups.unit(),
                groups.series(),
                groups.panels(),
                groups.palette(),
                curves);
    }

    private static Curve curve(Part part, String series, int panel) {
        return new Curve(
                part.id,
                series,
                part.name.isEmpty() ? series : part.name,
                panel,
                part.xs,
                part.ys,
                part.band,
                part.runs);
    }

    private Palette palette(int measured) {
        boolean ordered = question.isOrdered(question.colour());
        if (measured > 1) {
            return ordered ? Palette.ORDERED_PAIRS : Palette.CATEGORY_PAIRS;
        }
        return ordered ? Palette.ORDERED : Palette.CATEGORIES;
    }

    private static String series(
            CurveQuestion question, @Nullable Object colour, Measurement measurement) {
        String value =
                question.colour().isEmpty() ? "All" : ColumnText.named(question.colour(), colour);
        boolean both = question.measurements().size() > 1;
        return both ? value + (measurement.rows() == Rows.TEST ? " · test" : " · train") : value;
    }

    private static String title(CurveQuestion question, @Nullable Object panel) {
        return question.panels().isEmpty() ? "" : ColumnText.named(question.panels(), panel);
    }
}
