package dev.creamery.engine.data;

import static java.lang.Math.PI;
import static java.lang.Math.cos;
import static java.lang.Math.sin;

import dev.creamery.engine.sweep.DatasetReference;
import dev.creamery.engine.sweep.RandomStreams;
import dev.creamery.engine.sweep.SyntheticGenerator;

import java.util.random.RandomGenerator;

/**
 * Makes the rows of generated datasets. Below, ε are independent normal numbers with the dataset's
 * noise as standard deviation; the classes of a classification take turns, row by row. With the
 * same seed, more rows begin with the same rows.
 */
final class SyntheticRows {

    private static final int PARAMETERS = 0;
    private static final int ROWS = 1;

    private final SyntheticGenerator generator;
    private final double noise;
    private final RandomGenerator random;
    private final int width;
    private final double[] parameters;
    private long made;

    /** At the first row. */
    SyntheticRows(DatasetReference.Synthetic reference) {
        generator = reference.generator();
        noise = reference.noise();
        random = stream(reference, ROWS);
        width = generator.features() + 1;
        parameters = parameters(stream(reference, PARAMETERS));
    }

    private static RandomGenerator stream(DatasetReference.Synthetic reference, int index) {
        return RandomStreams.of(reference.seed(), RandomStreams.Purpose.SYNTHETIC_ROWS, index);
    }

    /**
     * Makes the next rows.
     *
     * @param rows (rows, features + 1), row-major; the target is last
     */
    void next(double[] rows) {
        for (int start = 0; start < rows.length; start += width) {
            fill(rows, start, (int) (made++ % generator.classes()));
        }
    }

    /** Standard normal numbers: the classes' centres, (classes, features), or the weights. */
    private double[] parameters(RandomGenerator stream) {
        double[] drawn = new double[generator.classes() * generator.features()];
        for (int index = 0; index < drawn.length; index++) {
            drawn[index] = stream.nextGaussian();
        }
        return drawn;
    }

    private void fill(double[] rows, int start, int label) {
        switch (generator) {
            case TWO_MOONS -> fillMoon(rows, start, label);
            case SPIRALS -> fillSpiral(rows, start, label);
            case FRIEDMAN_1 -> fillFriedman(rows, start);
            case GAUSSIAN_CLASSES -> fillCloud(rows, start, label);
            case GAUSSIAN_REGRESSION -> fillLinear(rows, start);
        }
    }

    /**
     * With t uniform in [0, π]: class 0 at (cos t + ε, sin t + ε), class 1 at (1 − cos t + ε, 1/2 −
     * sin t + ε).
     */
    private void fillMoon(double[] rows, int start, int label) {
        double t = PI * random.nextDouble();
        rows[start] = (label == 0 ? cos(t) : 1 - cos(t)) + epsilon();
        rows[start + 1] = (label == 0 ? sin(t) : 0.5 - sin(t)) + epsilon();
        rows[start + 2] = label;
    }

    /**
     * With u uniform in [0, 1), angle t = 3π √u and arm a = 0, 1, 2, its number the class: (t/2
     * cos(t + 2πa/3) + ε, t/2 sin(t + 2πa/3) + ε). Neighbouring arms are π/3 apart.
     */
    private void fillSpiral(double[] rows, int start, int label) {
        double t = 3 * PI * Math.sqrt(random.nextDouble());
        double direction = t + 2 * PI * label / generator.classes();
        rows[start] = t / 2 * cos(direction) + epsilon();
        rows[start + 1] = t / 2 * sin(direction) + epsilon();
        rows[start + 2] = label;
    }

    /**
     * Ten features x uniform in [0, 1); y = 10 sin(π x1 x2) + 20 (x3 − 1/2)² + 10 x4 + 5 x5 + ε.
     */
    private void fillFriedman(double[] rows, int start) {
        for (int feature = 0; feature < generator.features(); feature++) {
            rows[start + feature] = random.nextDouble();
        }
        double centred = rows[start + 2] - 0.5;
        rows[start + generator.features()] =
                10 * sin(PI * rows[start] * rows[start + 1])
                        + 20 * centred * centred
                        + 10 * rows[start + 3]
                        + 5 * rows[start + 4]
                        + epsilon();
    }

    /** Features centre + ε; the centres of the classes are standard normal. */
    private void fillCloud(double[] rows, int start, int label) {
        int features = generator.features();
        for (int feature = 0; feature < features; feature++) {
            rows[start + feature] = parameters[label * features + feature] + epsilon();
        }
        rows[start + features] = label;
    }

    /** Features x standard normal; y = Σ w x + ε, the weights w standard normal. */
    private void fillLinear(double[] rows, int start) {
        double sum = 0;
        for (int feature = 0; feature < generator.features(); feature++) {
            double x = random.nextGaussian();
            rows[start + feature] = x;
            sum += parameters[feature] * x;
        }
        rows[start + generator.features()] = sum + epsilon();
    }

    private double epsilon() {
        return noise * random.nextGaussian();
    }
}
