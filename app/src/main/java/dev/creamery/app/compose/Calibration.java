package dev.creamery.app.compose;

import dev.creamery.engine.schedule.CostModel;

import java.io.IOException;

/** Knows how fast this machine trains. */
@FunctionalInterface
public interface Calibration {

    /**
     * Measures it, or remembers what was measured; may take many seconds, in the background.
     *
     * @throws IOException if it cannot be measured; the message is for the person
     */
    CostModel get() throws IOException;
}
