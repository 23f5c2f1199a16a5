package dev.creamery.app.compose;

import static dev.creamery.engine.sweep.Hyperparameters.BATCH_SIZE;
import static dev.creamery.engine.sweep.Hyperparameters.DATASET;
import static dev.creamery.engine.sweep.Hyperparameters.DEPTH;
import static dev.creamery.engine.sweep.Hyperparameters.EPOCHS;
import static dev.creamery.engine.sweep.Hyperparameters.KERNEL_REGULARIZER;
import static dev.creamery.engine.sweep.Hyperparameters.LABEL_NOISE;
import static dev.creamery.engine.sweep.Hyperparameters.LEARNING_RATE;
import static dev.creamery.engine.sweep.Hyperparameters.OPTIMIZER;
import static dev.creamery.engine.sweep.Hyperparameters.SHAPE;
import static dev.creamery.engine.sweep.Hyperparameters.SIZE;

import static java.util.Objects.requireNonNull;

import dev.creamery.engine.network.Shape;
import dev.creamery.engine.sweep.ButterDatasets;
import dev.creamery.engine.sweep.DatasetFacts;
import dev.creamery.engine.sweep.Hyperparameter;
import dev.creamery.engine.sweep.SyntheticGenerator;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How each hyperparameter is typed, and the values that are offered: BUTTER's. */
final class Axes {

    private final Map<Hyperparameter<?>, AxisSyntax<?>> syntaxes = new LinkedHashMap<>();
    private final Map<Hyperparameter<?>, List<?>> known = new LinkedHashMap<>();

    Axes() {
        List<String> datasets =
                Stream.concat(
                                ButterDatasets.all().stream().map(DatasetFacts::name),
                                Arrays.stream(SyntheticGenerator.values())
                                        .map(SyntheticGenerator::label))
                        .toList();
        List<Shape> shapes = List.copyOf(Shape.all().values());
        put(DATASET, new NameSyntax<>(DATASET.domain(), datasets, "two_moons?noise=0.2"), datasets);
        put(SHAPE, new NameSyntax<>(SHAPE.domain(), shapes, "wide_first_4x"), shapes);
        put(SIZE, new NumberSyntax<>(SIZE.domain(), true, true, "2^5..2^20"), "2^5..2^27");
        put(
                DEPTH,
                new NumberSyntax<>(DEPTH.domain(), true, false, "2..10"),
                "2..10, 12..20 step 2");
        put(
                LEARNING_RATE,
                new NumberSyntax<>(LEARNING_RATE.domain(), false, false, "1e-5..1e-2 log 4"),
                "1e-5..1e-2 log 4");
        put(
                BATCH_SIZE,
                new NumberSyntax<>(BATCH_SIZE.domain(), true, false, "2^5..2^10"),
                "2^5..2^10");
        put(
                LABEL_NOISE,
                new NumberSyntax<>(LABEL_NOISE.domain(), false, false, "0..0.2 step 0.05"),
                "0..0.2 step 0.05");
        put(
                KERNEL_REGULARIZER,
                new RegularizerSyntax(KERNEL_REGULARIZER.domain()),
                "none, " + penalties("l1") + ", " + penalties("l2"));
        put(
                OPTIMIZER,
                new OptimizerSyntax(OPTIMIZER.domain()),
                "adam, RMSprop, RMSprop 0.9, SGD, SGD 0.9");
        put(
                EPOCHS,
                new NumberSyntax<>(EPOCHS.domain(), true, false, "500"),
                "100, 300, 3000, 30000");
    }

    /** BUTTER's factors 0.32·2^−k for k = 0 … 12. */
    private static String penalties(String type) {
        return IntStream.rangeClosed(0, 12)
                .mapToObj(k -> type + " " + 0.32f / (1 << k))
                .collect(Collectors.joining(", "));
    }

    private <T> void put(Hyperparameter<T> hyperparameter, AxisSyntax<T> syntax, String values) {
        put(hyperparameter, syntax, syntax.read(values));
    }

    private <T> void put(Hyperparameter<T> hyperparameter, AxisSyntax<T> syntax, List<T> values) {
        syntaxes.put(hyperparameter, syntax);
        known.put(hyperparameter, syntax.sorted(values));
    }

    @SuppressWarnings("unchecked") // put keeps the types together
    <T> AxisSyntax<T> syntax(Hyperparameter<T> hyperparameter) {
        return (AxisSyntax<T>) requireNonNull(syntaxes.get(hyperparameter));
    }

    /** The values that are offered, in their order. */
    @SuppressWarnings("unchecked") // put keeps the types together
    <T> List<T> known(Hyperparameter<T> hyperparameter) {
        return (List<T>) requireNonNull(known.get(hyperparameter));
    }
}
