package dev.creamery.engine.schedule;

/** A batch was cancelled and is to be launched. */
public final class CancelledBatchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CancelledBatchException(String batch) {
        super(
                "batch "
                        + batch
                        + " was cancelled; what is finished is kept. To take that back and go on:"
                        + " creamery resume "
                        + batch);
    }
}
