package dev.creamery.engine.data;

import dev.creamery.engine.sweep.DatasetFacts;

import java.util.List;

/**
 * How a dataset's columns become inputs and targets.
 *
 * @param facts name, task and dimensions
 * @param source the file, or how it is made
 * @param choice which column is the target and which task, and why
 * @param features one per column besides the target, in the order of the file
 * @param target the target column
 */
public record DatasetDescription(
        DatasetFacts facts,
        String source,
        TargetChoice choice,
        List<ColumnEncoding> features,
        ColumnEncoding target) {

    public DatasetDescription {
        features = List.copyOf(features);
    }
}
