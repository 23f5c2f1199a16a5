package dev.creamery.engine.sweep;

/** A value that a hyperparameter does not take; the message says which are allowed. */
public final class InvalidValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong and what is allowed, without the place: whoever knows it adds it
     */
    public InvalidValueException(String message) {
        super(message);
    }
}
