package dev.creamery.app.explore.curve;

import dev.creamery.app.explore.tab.ColumnText;
import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.Measurement;
import dev.creamery.engine.query.WorkProgress;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads curves; blocks. */
final class CurveReader {

    private CurveReader() {}

    /**
     * Reads what is asked for.
     *
     * @param partial takes curves that are not complete yet
     * @param progress told while files are read
     */
    static CurveAnswer read(
            CurveQuestion question,
            Consumer<CurveAnswer> partial,
            Consumer<WorkProgress> progress,
            Cancellation cancellation) {
        if (question.measurements().isEmpty()) {
            return nothing(
                    question,
                    question.settings().rows().of(question.statistic()).stream()
                                    .map(Measurement::name)
                                    .collect(Collectors.joining(" and "))
                            + " is not recorded in this data");
        }
        return switch (question.settings().form()) {
            case BANDS -> new BandReader(question, partial, progress, cancellation).read();
            case LINES -> new LineReader(question, cancellation).read();
            case RUNS -> new RunReader(question, cancellation).read();
        };
    }

    /** No curves, and why. */
    static CurveAnswer nothing(CurveQuestion question, String why) {
        return new CurveAnswer(
                question,
                new CurveAssembly(question, List.of()).set(statistic(question)),
                "",
                why,
                false);
    }

    /** Such as "Test loss". */
    static String statistic(CurveQuestion question) {
        String statistic = question.statistic().trainColumn();
        return switch (question.settings().rows()) {
            case TEST -> ColumnText.sentence("test_" + statistic);
            case TRAIN -> ColumnText.sentence("train_" + statistic);
            case BOTH -> ColumnText.sentence(statistic);
        };
    }
}
