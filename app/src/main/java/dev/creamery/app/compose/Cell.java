package dev.creamery.app.compose;

import static dev.creamery.engine.sweep.Hyperparameters.DATASET;
import static dev.creamery.engine.sweep.Hyperparameters.DEPTH;
import static dev.creamery.engine.sweep.Hyperparameters.SHAPE;
import static dev.creamery.engine.sweep.Hyperparameters.SIZE;

import dev.creamery.engine.network.Shape;
import dev.creamery.engine.sweep.Cube;
import dev.creamery.engine.sweep.Experiment;
import dev.creamery.engine.sweep.Hyperparameter;

import java.util.List;
import java.util.function.Consumer;

/** What a network follows from. Experiments that differ only in training share a cell. */
public record Cell(String dataset, Shape shape, long size, int depth) {

    static final List<Hyperparameter<?>> AXES = List.of(DATASET, SHAPE, SIZE, DEPTH);

    /** The cell of an experiment. */
    static Cell of(Experiment experiment) {
        return new Cell(
                experiment.dataset(), experiment.shape(), experiment.size(), experiment.depth());
    }

    /** How many cells a cube has. */
    static long count(Cube cube) {
        return AXES.stream()
                .mapToLong(axis -> cube.values(axis).size())
                .reduce(1, UnionCount::product);
    }

    /** Every cell of a cube. */
    static void each(Cube cube, Consumer<Cell> consumer) {
        for (String dataset : cube.values(DATASET)) {
            for (Shape shape : cube.values(SHAPE)) {
                for (long size : cube.values(SIZE)) {
                    for (int depth : cube.values(DEPTH)) {
                        consumer.accept(new Cell(dataset, shape, size, depth));
                    }
                }
            }
        }
    }
}
