package dev.creamery.engine.kernel;

/** Which cross-entropy is the loss. */
public enum CrossEntropy {
    /** The loss is the mean squared error. */
    NONE,
    /** Of each output's probability and its complement. */
    BINARY,
    /** Of the probability of the target's class. */
    CATEGORICAL
}
