package dev.creamery.engine.store;

import java.io.IOException;

/** Another engine is working on the batch. */
public final class BatchTakenException extends IOException {

    private static final long serialVersionUID = 1L;

    BatchTakenException(String batch, String holder) {
        super(
                "batch "
                        + batch
                        + " is being run by "
                        + (holder.isEmpty() ? "another engine" : holder)
                        + "; wait for it, or stop it first");
    }
}
