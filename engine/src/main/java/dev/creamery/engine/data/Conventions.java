package dev.creamery.engine.data;

import dev.creamery.engine.network.Task;
import dev.creamery.engine.sweep.DatasetFacts;
import dev.creamery.engine.sweep.DatasetReference;

import java.util.Optional;

/**
 * What is settled about a dataset before its rows are seen.
 *
 * @param target the target column, guessed if absent
 * @param task guessed if absent
 * @param taskReason why it is that task
 * @param features how feature columns are encoded
 * @param regressionTarget how a regression's target is encoded
 * @param expected what it must turn out to be
 */
record Conventions(
        Optional<String> target,
        Optional<Task> task,
        String taskReason,
        EncodingRule features,
        EncodingRule regressionTarget,
        Optional<DatasetFacts> expected) {

    static final String TARGET = "target";

    private static final String MNIST = "mnist";

    static Conventions of(DatasetReference reference) {
        return switch (reference) {
            case DatasetReference.Butter butter -> ofButter(butter.facts());
            case DatasetReference.Synthetic synthetic -> ofSynthetic(synthetic.facts());
            case DatasetReference.UserFile file -> ofUserFile(file);
        };
    }

    private static Conventions ofButter(DatasetFacts facts) {
        return new Conventions(
                Optional.of(TARGET),
                Optional.of(facts.task()),
                "as in BUTTER",
                facts.name().equals(MNIST)
                        ? EncodingRule.GREY_LEVELS
                        : EncodingRule.BY_DISTINCT_VALUES,
                EncodingRule.BY_DISTINCT_VALUES,
                Optional.of(facts));
    }

    /**
     * Generated features and regression targets are continuous, and scaled even where a dataset has
     * so few rows that it has at most twenty different values: inputs and outputs never depend on
     * the number of rows.
     */
    private static Conventions ofSynthetic(DatasetFacts facts) {
        return new Conventions(
                Optional.of(TARGET),
                Optional.of(facts.task()),
                "as generated",
                EncodingRule.MIN_MAX,
                EncodingRule.MIN_MAX,
                Optional.of(facts));
    }

    private static Conventions ofUserFile(DatasetReference.UserFile file) {
        return new Conventions(
                file.target(),
                file.task(),
                "chosen",
                EncodingRule.BY_DISTINCT_VALUES,
                EncodingRule.BY_DISTINCT_VALUES,
                Optional.empty());
    }
}
