package dev.creamery.engine.network;

/** The function that training minimises, under its Keras name. */
public enum Loss {
    MEAN_SQUARED_ERROR("mean_squared_error"),
    BINARY_CROSSENTROPY("binary_crossentropy"),
    CATEGORICAL_CROSSENTROPY("categorical_crossentropy");

    private final String label;

    Loss(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
