package dev.creamery.engine.store;

import java.io.IOException;
import java.util.Optional;

/** Another engine is working on the batch. */
public final class BatchTakenException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * @param wanted what an engine wants to have
     * @param taken what another has
     */
    BatchTakenException(String batch, Shard wanted, Shard taken, Optional<SeatHolder> holder) {
        super(
                (taken.isWhole() ? "batch " : "shard " + taken + " of batch ")
                        + batch
                        + " is being trained by "
                        + holder.map(SeatHolder::describe).orElse("another engine")
                        + "; wait for it, or stop it with creamery pause "
                        + batch
                        + (wanted.count() == taken.count() || taken.isWhole()
                                ? ""
                                : "; while shards are trained, all must be of " + taken.count()));
    }
}
