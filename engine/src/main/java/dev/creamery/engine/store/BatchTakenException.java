package dev.creamery.engine.store;

import java.io.IOException;
import java.util.Optional;

/** Another engine is working on the batch. */
public final class BatchTakenException extends IOException {

    private static final long serialVersionUID = 1L;

    BatchTakenException(String batch, Optional<SeatHolder> holder) {
        super(
                "batch "
                        + batch
                        + " is being trained by "
                        + holder.map(SeatHolder::describe).orElse("another engine")
                        + "; wait for it, or stop it with creamery pause "
                        + batch);
    }
}
