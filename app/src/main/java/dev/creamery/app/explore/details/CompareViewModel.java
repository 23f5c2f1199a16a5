package dev.creamery.app.explore.details;

import dev.creamery.app.chart.plot.AxisSpec;
import dev.creamery.app.chart.plot.Curve;
import dev.creamery.app.chart.plot.CurveSet;
import dev.creamery.app.chart.plot.ScaleKind;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.widget.Wording;
import dev.creamery.app.place.Notice;
import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.CurveLines;
import dev.creamery.engine.query.CurveQuery;
import dev.creamery.engine.query.Measurement;
import dev.creamery.engine.query.TableQuery;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Up to twelve experiments side by side: what differs, and their curves together. */
final class CompareViewModel {

    private static final int POINTS = 600;

    /**
     * What is shown.
     *
     * @param curves of the tab's statistic, one per experiment that has it
     */
    record Shown(Comparison comparison, CurveSet curves) {}

    private final ExploreTab tab;
    private final Measurement measurement;
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    CompareViewModel(ExploreTab tab) {
        this.tab = tab;
        measurement = tab.measurement().get();
    }

    /** Nothing until it has been read. */
    ReadOnlyObjectProperty<Optional<Shown>> shown() {
        return shown.getReadOnlyProperty();
    }

    /** The curves' axes before they are there. */
    CurveSet noCurves() {
        return CurveSet.empty(epochs(), values());
    }

    /** Reads the tab's selected experiments. */
    void read() {
        List<Long> keys = tab.selected().get();
        tab.services()
                .tasks()
                .run(
                        () -> read(keys),
                        found -> shown.set(Optional.of(found)),
                        problem ->
                                tab.notices()
                                        .show(
                                                Notice.error(
                                                        "The experiments could not be compared: "
                                                                + problem.getMessage(),
                                                        "",
                                                        problem)));
    }

    private Shown read(List<Long> keys) {
        TableQuery table = new TableQuery(tab.source().index());
        List<ExperimentFacts> experiments = new ArrayList<>();
        for (long key : keys) {
            table.details(key, new Cancellation())
                    .ifPresent(
                            found ->
                                    experiments.add(
                                            new ExperimentFacts(
                                                    key, found.values(), found.files())));
        }
        CurveLines lines =
                new CurveQuery(tab.source().index())
                        .lines(
                                experiments.stream().mapToLong(ExperimentFacts::key).toArray(),
                                measurement,
                                POINTS,
                                new Cancellation());
        return new Shown(Comparison.of(experiments), curves(experiments, lines));
    }

    private CurveSet curves(List<ExperimentFacts> experiments, CurveLines lines) {
        List<String> series = experiments.stream().map(ExperimentFacts::title).toList();
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < lines.keys().length; i++) {
            long key = lines.keys()[i];
            String name =
                    experiments.stream()
                            .filter(experiment -> experiment.key() == key)
                            .map(ExperimentFacts::title)
                            .findFirst()
                            .orElseThrow();
            int[] runs = new int[lines.epochs()[i].length];
            Arrays.fill(runs, lines.runs()[i]);
            curves.add(
                    new Curve(
                            Long.toString(key),
                            name,
                            name,
                            0,
                            Arrays.stream(lines.epochs()[i]).asDoubleStream().toArray(),
                            doubles(lines.median()[i]),
                            band(lines.q1()[i], lines.q3()[i]),
                            runs));
        }
        return CurveSet.of(epochs(), values(), series.stream().distinct().toList(), curves);
    }

    private static Curve.@Nullable Band band(float[] q1, float[] q3) {
        return q1.length == 0 || Float.isNaN(q1[0])
                ? null
                : new Curve.Band(doubles(q1), doubles(q3));
    }

    private static double[] doubles(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    private static AxisSpec epochs() {
        return AxisSpec.whole("Epoch", ScaleKind.LOG);
    }

    private AxisSpec values() {
        return AxisSpec.of(Wording.of(measurement) + " (median, q1–q3)", ScaleKind.LOG);
    }
}
