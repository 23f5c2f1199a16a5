package dev.creamery.engine.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the values that a band is made of into a temporary table, some files at a time. */
final class BandCells {

    static final String CREATE =
            """
            CREATE OR REPLACE TEMP TABLE cell (_key BIGINT, epoch INTEGER, v FLOAT, runs INTEGER);
            CREATE OR REPLACE TEMP TABLE repetition_cell (_key BIGINT, epoch INTEGER, v FLOAT)
            """;

    static final String DROP = "DROP TABLE cell; DROP TABLE repetition_cell";

    private final GroupQuery.Request request;
    private final String condition;
    private final CurveFiles files;

    /**
     * @param condition which experiments, on {@code experiment}
     */
    BandCells(GroupQuery.Request request, String condition, Session session) {
        this.request = request;
        this.condition = condition;
        files = new CurveFiles(session);
    }

    /** How many repetitions there are of these experiments. */
    static long repetitions(String condition, Session session) {
        return session.number(
                "SELECT count(*) FROM run WHERE NOT _shadowed AND _key IN (SELECT _key FROM experiment WHERE %s)"
                        .formatted(condition));
    }

    /** Statements that fill the table {@code cell}, one after the other. */
    List<String> inserts(int[] epochs) {
        String list = request.measurement().repetitionColumn();
        if (request.over() == Over.REPETITIONS) {
            return repetitions(condition, epochs)
                    .map(
                            select ->
                                    "INSERT INTO cell SELECT _key, epoch, %s, 1 FROM (%s)"
                                            .formatted(list, select))
                    .toList();
        }
        List<String> inserts = new ArrayList<>();
        String median = request.measurement().summaryColumn("median");
        List<CurveFiles.Batch> summaries = files.summaries(condition, median);
        for (CurveFiles.Batch batch : summaries) {
            inserts.add(
                    "INSERT INTO cell SELECT _key, epoch, %s, num::INTEGER FROM (%s)"
                            .formatted(
                                    median,
                                    CurveFiles.selectSummaries(
                                            batch, condition, List.of(median, "num"), epochs)));
        }
        List<String> ofRuns =
                repetitions(condition + without(summaries), epochs)
                        .map(
                                select ->
                                        "INSERT INTO repetition_cell SELECT _key, epoch, %s FROM (%s)"
                                                .formatted(list, select))
                        .toList();
        inserts.addAll(ofRuns);
        if (!ofRuns.isEmpty()) {
            inserts.add(
                    """
                    INSERT INTO cell SELECT _key, epoch, quantile_cont(%s, 0.5), count(*) FROM repetition_cell
                    WHERE v IS NOT NULL GROUP BY _key, epoch
                    """
                            .formatted(RepetitionSummaries.ordered("v")));
        }
        return inserts;
    }

    private Stream<String> repetitions(String wanted, int[] epochs) {
        String list = request.measurement().repetitionColumn();
        return files.repetitions(wanted, list).stream()
                .map(batch -> CurveFiles.selectRepetitions(batch, wanted, List.of(list), epochs));
    }

    /** Experiments whose summary lacks the statistic, or that have none. */
    private static String without(List<CurveFiles.Batch> summaries) {
        if (summaries.isEmpty()) {
            return "";
        }
        return summaries.stream()
                .flatMap(batch -> batch.numbers().stream())
                .map(String::valueOf)
                .collect(Collectors.joining(", ", " AND (_file IS NULL OR _file NOT IN (", "))"));
    }
}
