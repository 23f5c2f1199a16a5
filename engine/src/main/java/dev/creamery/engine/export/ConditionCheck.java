package dev.creamery.engine.export;

import dev.creamery.engine.query.DatasetIndex;
import dev.creamery.engine.query.Filter;
import dev.creamery.engine.query.FilterLanguage;
import dev.creamery.engine.query.QueryException;

/** Tells what is wrong with the condition of an export, and where. */
final class ConditionCheck {

    private static final String ALLOWED =
            """
            Allowed: a condition in DuckDB's SQL on BUTTER's columns of an experiment, such as
              dataset = 'sleep' AND depth < 5
              learning_rate = 1e-4 AND test_loss_min_value_median < 0.1\
            """;

    private ConditionCheck() {}

    /**
     * @param index of the data that are exported
     * @throws InvalidExportException if the filter's expression cannot be used on them
     */
    static void check(DatasetIndex index, Filter filter) {
        new FilterLanguage(index)
                .check(filter.expression())
                .ifPresent(
                        wrong -> {
                            throw new InvalidExportException(
                                    explain(filter.expression(), wrong), wrong);
                        });
    }

    /** That a filter lets nothing through. */
    static InvalidExportException unmet(Filter filter) {
        return new InvalidExportException(
                "no experiment meets the condition \"" + filter.toText() + "\"");
    }

    private static String explain(String condition, QueryException wrong) {
        return "the condition cannot be used: %s\n%s\n%s"
                .formatted(wrong.getMessage(), pointed(condition, wrong.position()), ALLOWED);
    }

    /** The condition, with a mark below the line that has the position, if there is one. */
    private static String pointed(String condition, int position) {
        StringBuilder text = new StringBuilder();
        int start = 0;
        for (String line : condition.split("\n", -1)) {
            int column = position - start;
            text.append("  ").append(line);
            if (column >= 0 && column <= line.length()) {
                text.append("\n  ").append(" ".repeat(column)).append('^');
            }
            start += line.length() + 1;
            text.append(start <= condition.length() ? "\n" : "");
        }
        return text.toString();
    }
}
