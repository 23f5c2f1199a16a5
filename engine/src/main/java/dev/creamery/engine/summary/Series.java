package dev.creamery.engine.summary;

import dev.creamery.engine.train.Statistic;

import java.util.List;
import java.util.stream.Stream;

/**
 * A statistic of the test or the training rows that is summarized.
 *
 * @param ofTest whether it is of the test rows
 */
record Series(Statistic statistic, boolean ofTest) {

    /** All of them, in the order of the summary's columns. */
    static final List<Series> ALL =
            Stream.of(
                            Statistic.LOSS,
                            Statistic.ACCURACY,
                            Statistic.MEAN_SQUARED_ERROR,
                            Statistic.KULLBACK_LEIBLER_DIVERGENCE)
                    .flatMap(each -> Stream.of(new Series(each, true), new Series(each, false)))
                    .toList();

    /** Its curve's column in the repetitions. */
    String repetitionColumn() {
        return ofTest ? statistic.testColumn() : statistic.trainColumn();
    }

    /** What its columns in the summary begin with, for example {@code test_loss}. */
    String summaryPrefix() {
        return (ofTest ? "test_" : "train_") + statistic.trainColumn();
    }
}
