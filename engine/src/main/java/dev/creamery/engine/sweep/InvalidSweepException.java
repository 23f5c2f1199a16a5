package dev.creamery.engine.sweep;

/**
 * A sweep file that cannot be used. The message gives the JSON path, the value and what is allowed.
 */
public final class InvalidSweepException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidSweepException(String message) {
        super(message);
    }
}
