package dev.creamery.engine.data;

import dev.creamery.engine.network.Task;
import dev.creamery.engine.sweep.DatasetFacts;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides how the columns of a table become inputs and targets. One pass over all rows, before they
 * are split, as BUTTER does.
 */
final class DatasetDescriber {

    /** More distinct values than this are neither classes nor a column of categories. */
    static final int MOST_VALUES = 10_000;

    private final String name;
    private final Conventions conventions;
    private final RawTable table;

    /**
     * @param name the dataset's canonical name
     */
    DatasetDescriber(String name, Conventions conventions, RawTable table) {
        this.name = name;
        this.conventions = conventions;
        this.table = table;
    }

    /**
     * Reads all rows once.
     *
     * @throws DatasetException if they cannot be read, or nothing can be learnt from them
     */
    DatasetDescription describe() {
        TargetGuess.Column target =
                conventions
                        .target()
                        .map(column -> TargetGuess.named(table, column))
                        .orElseGet(() -> TargetGuess.column(table));
        List<ColumnScan> scans = new ArrayList<>();
        for (int index = 0; index < table.columns().size(); index++) {
            boolean all = index == target.index() || !table.columns().get(index).numeric();
            scans.add(ColumnScan.of(table, index, all ? MOST_VALUES : EncodingRule.MOST_ONE_HOT));
        }
        long[] rows = {0};
        table.scan(
                chunk -> {
                    scans.forEach(scan -> scan.add(chunk));
                    rows[0] += chunk.rows();
                });
        if (rows[0] < 2) {
            throw new DatasetException(
                    table.source()
                            + " has "
                            + (rows[0] == 0 ? "no rows" : "a single row")
                            + "; a dataset needs rows to train on and rows to test on");
        }
        List<ColumnValues> features =
                new ArrayList<>(scans.stream().map(ColumnScan::values).toList());
        ColumnValues targetValues = features.remove(target.index());
        return describe(features, targetValues, target.reason(), rows[0]);
    }

    private DatasetDescription describe(
            List<ColumnValues> features, ColumnValues target, String columnReason, long rows) {
        TargetGuess.TaskGuess task =
                conventions
                        .task()
                        .map(known -> new TargetGuess.TaskGuess(known, conventions.taskReason()))
                        .orElseGet(() -> TargetGuess.task(target));
        List<ColumnEncoding> encodings = new ArrayList<>();
        int inputs = 0;
        for (ColumnValues feature : features) {
            checkFeature(feature);
            ColumnEncoding encoding = conventions.features().encoding(feature, inputs);
            encodings.add(encoding);
            inputs = encoding.to();
        }
        if (inputs == 0) {
            throw new DatasetException(
                    table.source()
                            + " has no column besides the target '"
                            + target.column().name()
                            + "' with more than one value; add columns to predict it from");
        }
        ColumnEncoding encodedTarget = targetRule(target, task.task()).encoding(target, 0);
        int outputs = encodedTarget.width();
        var facts = new DatasetFacts(name, rows, features.size(), task.task(), inputs, outputs);
        checkExpected(facts);
        return new DatasetDescription(
                facts,
                table.source(),
                new TargetChoice(target.column().name(), columnReason, task.task(), task.reason()),
                encodings,
                encodedTarget);
    }

    private void checkFeature(ColumnValues feature) {
        if (!feature.column().numeric() && !feature.hasAtMost(EncodingRule.MOST_ONE_HOT)) {
            if (feature.numberShare() > 0.9) {
                throw notNumeric(feature, "nearly all of its values are numbers");
            }
            if (feature.hasTooMany()) {
                throw new DatasetException(
                        column(feature)
                                + " has more than "
                                + MOST_VALUES
                                + " different values that are not numbers, for example '"
                                + feature.first()
                                + "', and each would be an input; remove the column or turn it"
                                + " into numbers");
            }
        }
    }

    private EncodingRule targetRule(ColumnValues target, Task task) {
        if (target.hasAtMost(1)) {
            throw new DatasetException(
                    column(target)
                            + " is the target and has the same value '"
                            + target.first()
                            + "' in every row, so there is nothing to learn; choose another target"
                            + " with ?target=COLUMN");
        }
        if (task == Task.REGRESSION) {
            if (!target.column().numeric()) {
                throw notNumeric(target, "it is the target of a regression");
            }
            return conventions.regressionTarget();
        }
        if (target.hasTooMany()) {
            throw new DatasetException(
                    column(target)
                            + " is the target and has more than "
                            + MOST_VALUES
                            + " different values, for example '"
                            + target.first()
                            + "', too many for classes; choose another target with ?target=COLUMN,"
                            + " or ?task=regression");
        }
        return EncodingRule.CLASSES;
    }

    private DatasetException notNumeric(ColumnValues values, String why) {
        return new DatasetException(
                column(values)
                        + " must have numbers, as "
                        + why
                        + ", but has "
                        + values.firstText()
                        + "; correct the value (decimals with a point) or remove the "
                        + (values.numberShare() > 0.5 ? "row" : "column"));
    }

    private String column(ColumnValues values) {
        return table.source() + ", column '" + values.column().name() + "'";
    }

    private void checkExpected(DatasetFacts found) {
        conventions
                .expected()
                .filter(expected -> !expected.equals(found))
                .ifPresent(
                        expected -> {
                            throw new DatasetException(
                                    table.source()
                                            + " is not "
                                            + name
                                            + " as published: it has "
                                            + dimensions(found)
                                            + " where "
                                            + dimensions(expected)
                                            + " are expected; replace the file");
                        });
    }

    private static String dimensions(DatasetFacts facts) {
        return facts.rows()
                + " rows, "
                + facts.features()
                + " features, "
                + facts.inputs()
                + " inputs and "
                + facts.outputs()
                + " outputs";
    }
}
