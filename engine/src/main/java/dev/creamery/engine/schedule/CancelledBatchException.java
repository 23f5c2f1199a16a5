package dev.creamery.engine.schedule;

import java.nio.file.Path;

/** A batch was cancelled and is to be launched. */
public final class CancelledBatchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param workspace the folder that it is in
     */
    CancelledBatchException(String batch, Path workspace) {
        super(
                "batch "
                        + batch
                        + " was cancelled; what is finished is kept. To take that back and go on:"
                        + " creamery resume "
                        + batch
                        + " --workspace "
                        + workspace);
    }
}
