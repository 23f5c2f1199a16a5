package dev.creamery.engine.export;

/** An export that cannot be done as asked. The message says why, and what would help. */
public final class InvalidExportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidExportException(String message) {
        super(message);
    }

    InvalidExportException(String message, Throwable cause) {
        super(message, cause);
    }
}
