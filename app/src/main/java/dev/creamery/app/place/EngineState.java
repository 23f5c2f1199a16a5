package dev.creamery.app.place;

import java.util.OptionalDouble;

/**
 * What the engine does, as the status bar tells it.
 *
 * @param text such as "3 running · 12 queued"
 * @param progress from 0 to 1, if something is being trained
 * @param detail such as "186 / 300 runs · 04:12 left"; "" if there is none
 */
public record EngineState(String text, OptionalDouble progress, String detail) {

    /** Nothing is known to be trained. */
    public static final EngineState IDLE =
            new EngineState("Nothing is known to be trained", OptionalDouble.empty(), "");
}
