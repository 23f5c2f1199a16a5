package dev.creamery.app.explore.curve;

import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.CurveQuery;
import dev.creamery.engine.query.Measurement;
import dev.creamery.engine.query.RunLines;
import dev.creamery.engine.query.TablePage;
import dev.creamery.engine.query.TableQuery;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one curve per repetition of the selected experiments. */
final class RunReader {

    /** As many experiments are shown without being selected. */
    private static final int MOST_UNSELECTED = 12;

    private static final int POINTS = 3000;

    private final CurveQuestion question;
    private final Cancellation cancellation;
    private final TableQuery table;

    RunReader(CurveQuestion question, Cancellation cancellation) {
        this.question = question;
        this.cancellation = cancellation;
        table = new TableQuery(question.index());
    }

    CurveAnswer read() {
        if (question.facts().repetitions() == 0) {
            return CurveReader.nothing(
                    question, "This data has summaries only: there are no single repetitions");
        }
        List<Long> keys = question.selected();
        if (keys.isEmpty()) {
            TablePage page =
                    table.page(
                            new TableQuery.Request(
                                    question.filter(),
                                    List.of(),
                                    "",
                                    List.of(),
                                    0,
                                    MOST_UNSELECTED),
                            cancellation);
            if (page.total() > MOST_UNSELECTED) {
                return CurveReader.nothing(
                        question,
                        "Select experiments in the table, or narrow the filter to "
                                + MOST_UNSELECTED
                                + " at most");
            }
            keys = Arrays.stream(page.keys()).boxed().toList();
        }
        return read(keys);
    }

    private CurveAnswer read(List<Long> keys) {
        List<CurveAssembly.Part> parts = new ArrayList<>();
        int without = 0;
        int runs = 0;
        int points = question.facts().longest() <= POINTS ? Integer.MAX_VALUE : POINTS;
        for (long key : keys) {
            Optional<TableQuery.Details> details = table.details(key, cancellation);
            int before = parts.size();
            for (Measurement measurement : question.measurements()) {
                details.ifPresent(known -> add(key, known.values(), measurement, points, parts));
            }
            without += parts.size() == before ? 1 : 0;
            runs += (parts.size() - before) / question.measurements().size();
        }
        CurveAssembly assembly = new CurveAssembly(question, parts);
        List<String> notes = new ArrayList<>();
        notes.add(
                "Each line is one repetition: %s of %s"
                        .formatted(
                                BandReader.count(runs, "run"),
                                BandReader.count(keys.size() - without, "experiment")));
        if (without > 0) {
            notes.add(
                    BandReader.count(without, "experiment")
                            + " without repetitions of this statistic");
        }
        notes.addAll(assembly.left());
        return new CurveAnswer(
                question,
                assembly.set(CurveReader.statistic(question)),
                BandReader.count(runs, "run"),
                String.join("  ·  ", notes),
                false);
    }

    private void add(
            long key,
            Map<String, @Nullable Object> values,
            Measurement measurement,
            int points,
            List<CurveAssembly.Part> parts) {
        RunLines lines =
                new CurveQuery(question.index()).runs(key, measurement, points, cancellation);
        double factor =
                question.effort() && values.get(CurveQuestion.PARAMETERS) instanceof Number number
                        ? number.doubleValue()
                        : 1;
        for (int i = 0; i < lines.epochs().length; i++) {
            String run = lines.runIds()[i];
            parts.add(
                    new CurveAssembly.Part(
                            LineReader.id(key, measurement.name() + " " + i),
                            "Experiment %s, run %s"
                                    .formatted(
                                            values.getOrDefault("experiment_id", key),
                                            run == null ? i + 1 : run),
                            question.colour().isEmpty() ? "" : values.get(question.colour()),
                            question.panels().isEmpty() ? "" : values.get(question.panels()),
                            measurement,
                            Arrays.stream(lines.epochs()[i]).mapToDouble(e -> e * factor).toArray(),
                            LineReader.doubles(lines.values()[i]),
                            null,
                            new int[0]));
        }
    }
}
