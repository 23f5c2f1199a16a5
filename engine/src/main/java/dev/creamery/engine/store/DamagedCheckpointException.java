package dev.creamery.engine.store;

import java.io.IOException;

/** A file is not a checkpoint that a run can go on from. The message says why. */
final class DamagedCheckpointException extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedCheckpointException(String message) {
        super(message);
    }
}
