package dev.creamery.engine.cli;

/** Something on the command line that cannot be used; the message says what would be. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
