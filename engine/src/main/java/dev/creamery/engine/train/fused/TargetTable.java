package dev.creamery.engine.train.fused;

import dev.creamery.engine.data.PreparedDataset;
import dev.creamery.engine.data.RunData;
import dev.creamery.engine.network.Loss;

import java.util.Arrays;

/**
 * The targets of all rows of a dataset: as they are, or the number of the class where each row
 * belongs to one of several.
 *
 * @param values (rows, columns), row-major
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and far too large to copy
record TargetTable(float[] values, int columns) {

    /** Whether targets are numbers of classes. */
    static boolean hasClasses(Loss loss) {
        return loss == Loss.CATEGORICAL_CROSSENTROPY;
    }

    /** Without label noise, for all runs on a dataset. */
    static TargetTable of(PreparedDataset dataset, Loss loss) {
        int outputs = dataset.facts().outputs();
        return hasClasses(loss)
                ? new TargetTable(classes(dataset.targets(), outputs), 1)
                : new TargetTable(dataset.targets(), outputs);
    }

    /** With a run's label noise: this table if there is none. */
    TargetTable of(RunData run, Loss loss) {
        float[] targets = run.trainTargets();
        if (hasClasses(loss)) {
            targets = classes(targets, run.dataset().facts().outputs());
        }
        float[] noisy = values;
        for (int position = 0; position < run.trainRows().length; position++) {
            int to = run.trainRows()[position] * columns;
            int from = position * columns;
            if (!Arrays.equals(noisy, to, to + columns, targets, from, from + columns)) {
                noisy = noisy == values ? values.clone() : noisy;
                System.arraycopy(targets, from, noisy, to, columns);
            }
        }
        return noisy == values ? this : new TargetTable(noisy, columns);
    }

    /** Which of a row's targets is 1. */
    private static float[] classes(float[] targets, int outputs) {
        float[] classes = new float[targets.length / outputs];
        for (int row = 0; row < classes.length; row++) {
            int start = row * outputs;
            int hot = start;
            while (hot < start + outputs - 1 && targets[hot] != 1) {
                hot++;
            }
            for (int index = start; index < start + outputs; index++) {
                if (targets[index] != (index == hot ? 1 : 0)) {
                    throw new IllegalArgumentException(
                            "row %d belongs to no class, or to several: its targets are %s"
                                    .formatted(
                                            row,
                                            Arrays.toString(
                                                    Arrays.copyOfRange(
                                                            targets, start, start + outputs))));
                }
            }
            classes[row] = hot - start;
        }
        return classes;
    }
}
