package dev.creamery.engine.query;

/** A query that cannot be answered; the message says why, in words for its user. */
public final class QueryException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int position;

    QueryException(String message) {
        this(message, -1, null);
    }

    QueryException(
            String message, int position, @org.jspecify.annotations.Nullable Throwable cause) {
        super(message, cause);
        this.position = position;
    }

    /** Where in the user's text the error lies, in UTF-16 units from 0; -1 if that is not known. */
    public int position() {
        return position;
    }
}
