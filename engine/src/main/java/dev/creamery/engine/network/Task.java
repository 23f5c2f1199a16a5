package dev.creamery.engine.network;

/** What a network learns from a dataset; with the number of outputs it fixes output and loss. */
public enum Task {
    REGRESSION("regression"),
    CLASSIFICATION("classification");

    private final String label;

    Task(String label) {
        this.label = label;
    }

    /** The name in BUTTER's column {@code task}. */
    public String label() {
        return label;
    }

    /**
     * Regression has sigmoid outputs, so has a single class probability; several classes softmax.
     */
    public OutputActivation outputActivation(int outputs) {
        return this == CLASSIFICATION && outputs > 1
                ? OutputActivation.SOFTMAX
                : OutputActivation.SIGMOID;
    }

    /** The loss that Keras would be given for this task and number of outputs. */
    public Loss loss(int outputs) {
        if (this == REGRESSION) {
            return Loss.MEAN_SQUARED_ERROR;
        }
        return outputs == 1 ? Loss.BINARY_CROSSENTROPY : Loss.CATEGORICAL_CROSSENTROPY;
    }
}
