package dev.creamery.engine.data;

import dev.creamery.engine.network.Task;
import dev.creamery.engine.sweep.DatasetFacts;
import dev.creamery.engine.sweep.RandomStreams;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.random.RandomGenerator;

/**
 * Wrong labels on training rows. BUTTER's own code rolled a flattened array for classes, which left
 * some rows with no class and some with two; here every row keeps exactly one, as its text says.
 */
final class LabelNoise {

    private LabelNoise() {}

    /**
     * Changes targets in place.
     *
     * <p>Classification: ⌊p·rows⌋ distinct rows get another class, uniformly among the others; of
     * two classes, the other one. Regression: every target gets normal noise, whose standard
     * deviation is p times that of its column of targets (dividing by the number of rows).
     *
     * @param targets (rows, outputs), row-major
     * @param noise p
     */
    static void add(float[] targets, DatasetFacts facts, float noise, RandomGenerator random) {
        if (noise == 0) {
            return;
        }
        if (facts.task() == Task.REGRESSION) {
            addNormal(targets, facts.outputs(), noise, random);
        } else {
            changeClasses(targets, facts.outputs(), noise, random);
        }
    }

    private static void changeClasses(
            float[] targets, int outputs, float noise, RandomGenerator random) {
        int rows = targets.length / outputs;
        int[] shuffled = RandomStreams.permutation(rows, random);
        int changed = share(noise, rows);
        for (int index = 0; index < changed; index++) {
            int row = shuffled[index];
            if (outputs == 1) {
                targets[row] = 1 - targets[row];
            } else {
                changeClass(targets, row * outputs, outputs, random);
            }
        }
    }

    /** ⌊share·rows⌋ of the decimal number that was written: as a binary one, 0.7f·10 is below 7. */
    private static int share(float share, int rows) {
        return new BigDecimal(Float.toString(share))
                .multiply(BigDecimal.valueOf(rows))
                .setScale(0, RoundingMode.FLOOR)
                .intValueExact();
    }

    private static void changeClass(
            float[] targets, int start, int classes, RandomGenerator random) {
        int old = 0;
        while (targets[start + old] != 1) {
            old++;
        }
        int other = random.nextInt(classes - 1);
        targets[start + old] = 0;
        targets[start + (other < old ? other : other + 1)] = 1;
    }

    private static void addNormal(
            float[] targets, int outputs, float noise, RandomGenerator random) {
        double[] deviations = new double[outputs];
        for (int output = 0; output < outputs; output++) {
            deviations[output] = noise * deviation(targets, output, outputs);
        }
        for (int index = 0; index < targets.length; index++) {
            targets[index] += (float) (deviations[index % outputs] * random.nextGaussian());
        }
    }

    /** Standard deviation of one column, in two passes so that large means do no harm. */
    private static double deviation(float[] targets, int output, int outputs) {
        int rows = targets.length / outputs;
        double mean = 0;
        for (int index = output; index < targets.length; index += outputs) {
            mean += targets[index] / (double) rows;
        }
        double squares = 0;
        for (int index = output; index < targets.length; index += outputs) {
            double difference = targets[index] - mean;
            squares += difference * difference;
        }
        return Math.sqrt(squares / rows);
    }
}
