package dev.creamery.app.monitor;

import java.io.IOException;

/** The engines that this window started, which can outlive it. */
public interface OwnEngines {

    /** How many are alive. */
    int running();

    /** Asks all to stop at the end of the epoch: not for the view's thread. */
    void stop() throws IOException;
}
