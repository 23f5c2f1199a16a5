package dev.creamery.engine.network;

/** The activation of the output layer. */
public enum OutputActivation {
    SIGMOID("sigmoid"),
    SOFTMAX("softmax");

    private final String label;

    OutputActivation(String label) {
        this.label = label;
    }

    /** The name in BUTTER's column {@code output_activation}. */
    public String label() {
        return label;
    }
}
