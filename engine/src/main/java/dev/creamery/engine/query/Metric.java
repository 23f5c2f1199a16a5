package dev.creamery.engine.query;

/** One number per experiment: what is drawn against a hyperparameter. */
public sealed interface Metric {

    /** What is measured. */
    Measurement measurement();

    /** The median at an epoch; at the nearest one that the index keeps, which the result tells. */
    record AtEpoch(Measurement measurement, int epoch) implements Metric {}

    /** The median at the experiment's last epoch. */
    record AtEnd(Measurement measurement) implements Metric {}

    /** The best value: the median over the repetitions' best values. */
    record AtBest(Measurement measurement) implements Metric {}

    /** The epoch of the best value: the median over the repetitions. */
    record BestEpoch(Measurement measurement) implements Metric {}

    /** How far the repetitions' best values lie apart: their q3 − q1. */
    record BestSpread(Measurement measurement) implements Metric {}
}
