package dev.creamery.engine.sweep;

import dev.creamery.engine.network.Shape;

import java.util.List;
import java.util.Optional;

/** The table of all hyperparameters, in the order in which sweeps are expanded and shown. */
public final class Hyperparameters {

    public static final Hyperparameter<String> DATASET =
            new Hyperparameter<>(
                    "dataset",
                    "Dataset",
                    "",
                    new DatasetDomain(),
                    Optional.empty(),
                    Experiment::dataset);
    public static final Hyperparameter<Shape> SHAPE =
            new Hyperparameter<>(
                    "shape", "Shape", "", new ShapeDomain(), Optional.empty(), Experiment::shape);
    public static final Hyperparameter<Long> SIZE =
            new Hyperparameter<>(
                    "size",
                    "Size",
                    "parameters",
                    NumberDomain.longs(1, 1L << 30),
                    Optional.empty(),
                    Experiment::size);
    public static final Hyperparameter<Integer> DEPTH =
            new Hyperparameter<>(
                    "depth",
                    "Depth",
                    "layers",
                    NumberDomain.integers(2, 255),
                    Optional.empty(),
                    Experiment::depth);
    public static final Hyperparameter<Float> LEARNING_RATE =
            new Hyperparameter<>(
                    "learning_rate",
                    "Learning rate",
                    "",
                    NumberDomain.floats("1e-12", "1000"),
                    Optional.of(1e-4f),
                    Experiment::learningRate);
    public static final Hyperparameter<Integer> BATCH_SIZE =
            new Hyperparameter<>(
                    "batch_size",
                    "Minibatch",
                    "rows",
                    NumberDomain.integers(1, 1 << 20),
                    Optional.of(256),
                    Experiment::batchSize);
    public static final Hyperparameter<Float> LABEL_NOISE =
            new Hyperparameter<>(
                    "label_noise",
                    "Label noise",
                    "",
                    NumberDomain.floats("0", "1"),
                    Optional.of(0f),
                    Experiment::labelNoise);
    public static final Hyperparameter<KernelRegularizer> KERNEL_REGULARIZER =
            new Hyperparameter<>(
                    "kernel_regularizer",
                    "Regularizer",
                    "",
                    new KernelRegularizerDomain(),
                    Optional.of(KernelRegularizer.NONE),
                    Experiment::kernelRegularizer);
    public static final Hyperparameter<Optimizer> OPTIMIZER =
            new Hyperparameter<>(
                    "optimizer",
                    "Optimizer",
                    "",
                    new OptimizerDomain(),
                    Optional.of(new Optimizer.Adam()),
                    Experiment::optimizer);
    public static final Hyperparameter<Integer> EPOCHS =
            new Hyperparameter<>(
                    "epochs",
                    "Epochs",
                    "epochs",
                    NumberDomain.integers(1, 10_000_000),
                    Optional.of(3000),
                    Experiment::epochs);

    private static final List<Hyperparameter<?>> ALL =
            List.of(
                    DATASET,
                    SHAPE,
                    SIZE,
                    DEPTH,
                    LEARNING_RATE,
                    BATCH_SIZE,
                    LABEL_NOISE,
                    KERNEL_REGULARIZER,
                    OPTIMIZER,
                    EPOCHS);

    private Hyperparameters() {}

    /** All of them. */
    public static List<Hyperparameter<?>> all() {
        return ALL;
    }

    /** The one of that column, or nothing. */
    public static Optional<Hyperparameter<?>> ofColumn(String column) {
        for (Hyperparameter<?> hyperparameter : ALL) {
            if (hyperparameter.column().equals(column)) {
                return Optional.of(hyperparameter);
            }
        }
        return Optional.empty();
    }
}
