package dev.creamery.engine.sweep;

import dev.creamery.engine.network.Task;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Built-in datasets whose true relation is known. Their rows are made by the data package. */
public enum SyntheticGenerator {
    /** Two interleaving half circles with normal noise. */
    TWO_MOONS("two_moons", Task.CLASSIFICATION, 2, 2, "0.1"),
    /** Interleaved Archimedean spirals, three arms, with normal noise. */
    SPIRALS("spirals", Task.CLASSIFICATION, 2, 3, "0.1"),
    /**
     * y = 10 sin(π x1 x2) + 20 (x3 − 0.5)² + 10 x4 + 5 x5 + noise; ten uniform features, of which
     * five count (Friedman, 1991, "Multivariate adaptive regression splines", section 4.3).
     */
    FRIEDMAN_1("friedman1", Task.REGRESSION, 10, 1, "1"),
    /** One normal cloud per class, four classes in eight features. */
    GAUSSIAN_CLASSES("gaussian_classes", Task.CLASSIFICATION, 8, 4, "1"),
    /** A linear function of eight normal features, with normal noise. */
    GAUSSIAN_REGRESSION("gaussian_regression", Task.REGRESSION, 8, 1, "1");

    private final String label;
    private final Task task;
    private final int features;
    private final int classes;
    private final String defaultNoise;

    SyntheticGenerator(String label, Task task, int features, int classes, String defaultNoise) {
        this.label = label;
        this.task = task;
        this.features = features;
        this.classes = classes;
        this.defaultNoise = defaultNoise;
    }

    public String label() {
        return label;
    }

    public Task task() {
        return task;
    }

    public int features() {
        return features;
    }

    /** Number of classes; 1 for a regression. */
    public int classes() {
        return classes;
    }

    /** Encoded target columns: two classes share one. */
    public int outputs() {
        return classes == 2 ? 1 : classes;
    }

    float defaultNoise() {
        return Float.parseFloat(defaultNoise);
    }

    static Optional<SyntheticGenerator> named(String label) {
        return Arrays.stream(values()).filter(one -> one.label.equals(label)).findFirst();
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(SyntheticGenerator::label).toList();
    }
}
