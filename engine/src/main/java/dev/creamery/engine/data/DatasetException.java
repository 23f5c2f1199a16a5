package dev.creamery.engine.data;

/**
 * A dataset that cannot be had or used. The message names the file, the line and column where that
 * helps, and the remedy.
 */
public final class DatasetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatasetException(String message) {
        super(message);
    }

    DatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
