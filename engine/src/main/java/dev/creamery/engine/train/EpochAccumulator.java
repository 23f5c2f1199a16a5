package dev.creamery.engine.train;

import dev.creamery.engine.data.RunData;
import dev.creamery.engine.network.Loss;

/**
 * Gathers the ten statistics over an epoch, minibatch by minibatch, in double precision, as
 * tf.keras.metrics defines them. A value that is not finite is never hidden by a clip, a minimum, a
 * maximum or an argmax: it makes the epoch's value not finite.
 */
public final class EpochAccumulator {

    /** Keras' {@code backend.epsilon()}. */
    private static final double EPSILON = 1e-7;

    /** The smallest squared length that {@code tf.math.l2_normalize} divides by. */
    private static final double SMALLEST_SQUARED_LENGTH = 1e-12;

    private final Loss loss;
    private final int outputs;
    private final boolean binaryTargets;
    private final double[] sums = new double[Statistic.values().length];
    private long rows;

    /**
     * @param loss what training minimises
     * @param outputs values per row
     * @param binaryTargets whether the hinge losses read targets 0 and 1 as −1 and 1. Keras decides
     *     it anew for every minibatch, by whether all its targets are 0 or 1; here it is decided
     *     once per run, by all targets of its training or of its test rows
     */
    public EpochAccumulator(Loss loss, int outputs, boolean binaryTargets) {
        this.loss = loss;
        this.outputs = outputs;
        this.binaryTargets = binaryTargets;
    }

    /** For the training rows of a run, its label noise included. */
    public static EpochAccumulator ofTraining(Loss loss, RunData data) {
        boolean binary = true;
        for (float target : data.trainTargets()) {
            binary &= target == 0 || target == 1;
        }
        return new EpochAccumulator(loss, data.dataset().facts().outputs(), binary);
    }

    /** For the test rows of a run. */
    public static EpochAccumulator ofTest(Loss loss, RunData data) {
        int outputs = data.dataset().facts().outputs();
        boolean binary = true;
        for (int row : data.testRows()) {
            for (int index = row * outputs; index < (row + 1) * outputs; index++) {
                float target = data.dataset().targets()[index];
                binary &= target == 0 || target == 1;
            }
        }
        return new EpochAccumulator(loss, outputs, binary);
    }

    /** Begins a new epoch. */
    public void reset() {
        java.util.Arrays.fill(sums, 0);
        rows = 0;
    }

    /**
     * Adds a minibatch.
     *
     * @param predictions activated outputs, (rows, outputs), row-major
     * @param targets likewise
     * @param rows its number of rows; the arrays may be longer
     * @param penalty the regularization penalty at the weights that made the predictions
     */
    public void add(float[] predictions, float[] targets, int rows, double penalty) {
        for (int row = 0; row < rows; row++) {
            addRow(predictions, targets, row * outputs);
        }
        sums[Statistic.LOSS.ordinal()] += penalty * rows;
        this.rows += rows;
    }

    /**
     * Adds a minibatch whose sums over its rows were made elsewhere.
     *
     * @param sumsOfRows one per {@link Statistic}, in its order; of the root mean squared error,
     *     the sum of what is under the root
     * @param penalty as in {@link #add(float[], float[], int, double)}
     */
    public void add(double[] sumsOfRows, int start, int rows, double penalty) {
        for (int index = 0; index < sums.length; index++) {
            sums[index] += sumsOfRows[start + index];
        }
        sums[Statistic.LOSS.ordinal()] += penalty * rows;
        this.rows += rows;
    }

    /** Whether the hinge losses read targets 0 and 1 as −1 and 1. */
    public boolean binaryTargets() {
        return binaryTargets;
    }

    /**
     * The epoch's statistics, each the mean over all rows (and the root of that mean for the root
     * mean squared error).
     *
     * @return one per {@link Statistic}, in its order; NaN if no row was added
     */
    public float[] values() {
        float[] values = new float[sums.length];
        for (int index = 0; index < sums.length; index++) {
            values[index] = (float) (sums[index] / rows);
        }
        int root = Statistic.ROOT_MEAN_SQUARED_ERROR.ordinal();
        values[root] = (float) Math.sqrt(sums[root] / rows);
        return values;
    }

    private void addRow(float[] predictions, float[] targets, int start) {
        double squared = 0;
        double absolute = 0;
        double squaredLogarithmic = 0;
        double hinge = 0;
        double squaredHinge = 0;
        double divergence = 0;
        double crossEntropy = 0;
        double product = 0;
        double predictionSquares = 0;
        double targetSquares = 0;
        for (int index = start; index < start + outputs; index++) {
            double prediction = predictions[index];
            double target = targets[index];
            double error = prediction - target;
            squared += error * error;
            absolute += Math.abs(error);
            double logarithmic =
                    Math.log(atLeast(EPSILON, prediction) + 1)
                            - Math.log(atLeast(EPSILON, target) + 1);
            squaredLogarithmic += logarithmic * logarithmic;
            double signed = binaryTargets ? 2 * target - 1 : target;
            double margin = atLeast(0, 1 - signed * prediction);
            hinge += margin;
            squaredHinge += margin * margin;
            double clippedTarget = clip(target, 1);
            divergence += clippedTarget * Math.log(clippedTarget / clip(prediction, 1));
            crossEntropy += crossEntropy(prediction, target);
            product += prediction * target;
            predictionSquares += prediction * prediction;
            targetSquares += target * target;
        }
        double cosine =
                product
                        / Math.sqrt(
                                atLeast(SMALLEST_SQUARED_LENGTH, predictionSquares)
                                        * atLeast(SMALLEST_SQUARED_LENGTH, targetSquares));
        double lossOfRow =
                switch (loss) {
                    case MEAN_SQUARED_ERROR -> squared / outputs;
                    case BINARY_CROSSENTROPY -> crossEntropy / outputs;
                    case CATEGORICAL_CROSSENTROPY -> crossEntropy;
                };
        add(Statistic.LOSS, lossOfRow);
        add(
                Statistic.ACCURACY,
                Double.isFinite(predictionSquares)
                        ? accuracy(predictions, targets, start)
                        : Double.NaN);
        add(Statistic.MEAN_SQUARED_ERROR, squared / outputs);
        add(Statistic.MEAN_ABSOLUTE_ERROR, absolute / outputs);
        add(Statistic.ROOT_MEAN_SQUARED_ERROR, squared / outputs);
        add(Statistic.MEAN_SQUARED_LOGARITHMIC_ERROR, squaredLogarithmic / outputs);
        add(Statistic.HINGE, hinge / outputs);
        add(Statistic.SQUARED_HINGE, squaredHinge / outputs);
        add(Statistic.COSINE_SIMILARITY, cosine);
        add(Statistic.KULLBACK_LEIBLER_DIVERGENCE, divergence);
    }

    private double crossEntropy(double prediction, double target) {
        double probability = clip(prediction, 1 - EPSILON);
        return switch (loss) {
            case MEAN_SQUARED_ERROR -> 0;
            case BINARY_CROSSENTROPY ->
                    -target * Math.log(probability) - (1 - target) * Math.log(1 - probability);
            case CATEGORICAL_CROSSENTROPY -> -target * Math.log(probability);
        };
    }

    private double accuracy(float[] predictions, float[] targets, int start) {
        if (outputs == 1) {
            return targets[start] == (predictions[start] > 0.5f ? 1 : 0) ? 1 : 0;
        }
        return firstMaximum(predictions, start) == firstMaximum(targets, start) ? 1 : 0;
    }

    private int firstMaximum(float[] values, int start) {
        int best = start;
        for (int index = start + 1; index < start + outputs; index++) {
            if (values[index] > values[best]) {
                best = index;
            }
        }
        return best;
    }

    private void add(Statistic statistic, double value) {
        sums[statistic.ordinal()] += value;
    }

    private static double clip(double value, double highest) {
        return Double.isFinite(value) ? Math.clamp(value, EPSILON, highest) : value;
    }

    private static double atLeast(double lowest, double value) {
        return Double.isFinite(value) ? Math.max(lowest, value) : value;
    }
}
