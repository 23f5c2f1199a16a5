package dev.creamery.engine.schedule;

/** No batch, or more than one, has the name that a person gave. */
public final class UnknownBatchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownBatchException(String message) {
        super(message);
    }
}
