package dev.creamery.engine.data;

import dev.creamery.engine.network.Task;
import dev.creamery.engine.sweep.Names;

import java.util.List;

/** Guesses which column of a file is the target, and which task it poses. */
final class TargetGuess {

    /** Usual names of targets, the surest first. */
    private static final List<String> NAMES =
            List.of("target", "class", "label", "y", "outcome", "response");

    private TargetGuess() {}

    /**
     * A column and the reason.
     *
     * @param index in the table
     */
    record Column(int index, String reason) {}

    record TaskGuess(Task task, String reason) {}

    /** The column with a target's usual name, else the last. */
    static Column column(RawTable table) {
        List<RawColumn> columns = table.columns();
        for (String name : NAMES) {
            for (int index = columns.size() - 1; index >= 0; index--) {
                if (columns.get(index).name().equalsIgnoreCase(name)) {
                    return new Column(index, "its name");
                }
            }
        }
        return new Column(
                columns.size() - 1, "the last column; none is called " + String.join(", ", NAMES));
    }

    /**
     * The column of that name.
     *
     * @throws DatasetException if there is none
     */
    static Column named(RawTable table, String name) {
        List<String> names = table.columns().stream().map(RawColumn::name).toList();
        int index = names.indexOf(name);
        if (index < 0) {
            throw new DatasetException(
                    table.source()
                            + " has no column '"
                            + name
                            + "'"
                            + Names.suggestion(name, names)
                            + "; its columns: "
                            + String.join(", ", names));
        }
        return new Column(index, "chosen");
    }

    /** Classification of text and of few whole numbers, else regression. */
    static TaskGuess task(ColumnValues target) {
        if (!target.column().numeric()) {
            return new TaskGuess(Task.CLASSIFICATION, "not all of its values are numbers");
        }
        if (target.hasAtMost(EncodingRule.MOST_ONE_HOT) && target.whole()) {
            return new TaskGuess(
                    Task.CLASSIFICATION, "only " + target.distinct().size() + " whole numbers");
        }
        return target.whole()
                ? new TaskGuess(
                        Task.REGRESSION,
                        "more than " + EncodingRule.MOST_ONE_HOT + " different numbers")
                : new TaskGuess(Task.REGRESSION, "its numbers are not whole");
    }
}
