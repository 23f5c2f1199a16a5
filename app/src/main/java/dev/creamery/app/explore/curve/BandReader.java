package dev.creamery.app.explore.curve;

import dev.creamery.app.chart.plot.Curve;
import dev.creamery.app.chart.plot.NumberText;
import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.CurveGroups;
import dev.creamery.engine.query.GroupQuery;
import dev.creamery.engine.query.Measurement;
import dev.creamery.engine.query.Over;
import dev.creamery.engine.query.WorkProgress;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Reads medians and quartiles of groups: first what the index keeps, then every epoch. */
final class BandReader {

    /** Epochs per band at most: about one per pixel of a chart. */
    static final int POINTS = 900;

    /** As many experiments are read at every epoch without being asked: it takes a moment only. */
    private static final long MOST_READ_UNASKED = 2500;

    /** The numbers of all experiments under the filter that {@link #POINTS} epochs suffice for. */
    private static final int SAMPLED_SUFFICES = 12;

    private final CurveQuestion question;
    private final Consumer<CurveAnswer> partial;
    private final Consumer<WorkProgress> progress;
    private final Cancellation cancellation;
    private final GroupQuery groups;

    BandReader(
            CurveQuestion question,
            Consumer<CurveAnswer> partial,
            Consumer<WorkProgress> progress,
            Cancellation cancellation) {
        this.question = question;
        this.partial = partial;
        this.progress = progress;
        this.cancellation = cancellation;
        groups = new GroupQuery(question.index());
    }

    CurveAnswer read() {
        List<CurveGroups> found = new ArrayList<>();
        boolean sampled = false;
        for (Measurement measurement : question.measurements()) {
            GroupQuery.Request request =
                    new GroupQuery.Request(
                            question.filter(),
                            question.columns(),
                            measurement,
                            question.settings().over());
            if (GroupQuery.isSampled(request)) {
                CurveGroups quick = groups.sampled(request, cancellation);
                if (isEnough(quick)) {
                    sampled = true;
                    found.add(quick);
                    continue;
                }
                partial.accept(answer(with(found, quick), true));
            }
            found.add(
                    groups.full(
                            request,
                            POINTS,
                            grown -> partial.accept(answer(with(found, grown), false)),
                            progress,
                            cancellation));
        }
        return answer(found, sampled && question.facts().longest() > SAMPLED_SUFFICES);
    }

    private boolean isEnough(CurveGroups quick) {
        return question.facts().longest() <= SAMPLED_SUFFICES
                || (quick.of() > MOST_READ_UNASKED && !question.settings().everyEpoch());
    }

    private static List<CurveGroups> with(List<CurveGroups> found, CurveGroups more) {
        List<CurveGroups> all = new ArrayList<>(found);
        all.add(more);
        return all;
    }

    private CurveAnswer answer(List<CurveGroups> found, boolean sampled) {
        List<CurveAssembly.Part> parts = new ArrayList<>();
        List<Measurement> measurements = question.measurements();
        for (int i = 0; i < found.size(); i++) {
            add(found.get(i), measurements.get(i), parts);
        }
        CurveAssembly assembly = new CurveAssembly(question, parts);
        CurveGroups last = found.getLast();
        List<String> notes = new ArrayList<>();
        notes.add(over(last));
        if (!last.complete()) {
            notes.add("still reading: " + of(last));
        } else if (last.experiments() < last.of()) {
            notes.add(
                    NumberText.count(last.of() - last.experiments())
                            + " experiments lack this statistic");
        }
        if (sampled) {
            notes.add(
                    "at %d of %s epochs"
                            .formatted(
                                    last.epochs().length,
                                    NumberText.count(question.facts().longest())));
        }
        notes.addAll(assembly.left());
        String badge =
                "%s in %s"
                        .formatted(
                                count(last.experiments(), "experiment"),
                                count(found.getFirst().groups().length, "group"));
        return new CurveAnswer(
                question,
                assembly.set(CurveReader.statistic(question) + " (median, q1–q3)"),
                badge,
                String.join("  ·  ", notes),
                sampled);
    }

    private static String of(CurveGroups groups) {
        return NumberText.count(groups.experiments()) + " of " + NumberText.count(groups.of());
    }

    private String over(CurveGroups groups) {
        long runs =
                Arrays.stream(groups.runs())
                        .mapToLong(ofGroup -> Arrays.stream(ofGroup).max().orElse(0))
                        .sum();
        return groups.over() == Over.REPETITIONS
                ? "Median and quartiles over all %s of %s"
                        .formatted(
                                count(runs, "repetition"),
                                count(groups.experiments(), "experiment"))
                : "Median and quartiles over the medians of %s (%s)"
                        .formatted(
                                count(groups.experiments(), "experiment"),
                                count(runs, "repetition"));
    }

    static String count(long number, String thing) {
        return NumberText.count(number) + " " + thing + (number == 1 ? "" : "s");
    }

    private void add(CurveGroups groups, Measurement measurement, List<CurveAssembly.Part> parts) {
        List<String> columns = question.columns();
        for (int g = 0; g < groups.groups().length; g++) {
            @Nullable Object[] values = groups.groups()[g];
            int group = g;
            int[] at =
                    IntStream.range(0, groups.epochs().length)
                            .filter(e -> groups.members()[group][e] > 0)
                            .toArray();
            double factor =
                    question.effort()
                                    && value(CurveQuestion.PARAMETERS, columns, values)
                                            instanceof Number parameters
                            ? parameters.doubleValue()
                            : 1;
            parts.add(
                    new CurveAssembly.Part(
                            measurement.name() + Arrays.toString(values),
                            "",
                            value(question.colour(), columns, values),
                            value(question.panels(), columns, values),
                            measurement,
                            Arrays.stream(at)
                                    .mapToDouble(e -> groups.epochs()[e] * factor)
                                    .toArray(),
                            pick(groups.median()[g], at),
                            new Curve.Band(pick(groups.q1()[g], at), pick(groups.q3()[g], at)),
                            Arrays.stream(at).map(e -> (int) groups.runs()[group][e]).toArray()));
        }
    }

    private static double[] pick(float[] values, int[] at) {
        return Arrays.stream(at).mapToDouble(e -> values[e]).toArray();
    }

    static @Nullable Object value(String column, List<String> columns, @Nullable Object[] values) {
        int place = columns.indexOf(column);
        return place < 0 ? "" : values[place];
    }
}
