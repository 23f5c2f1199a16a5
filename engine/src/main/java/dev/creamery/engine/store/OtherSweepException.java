package dev.creamery.engine.store;

import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.sweep.SweepDifference;

import java.nio.file.Path;

/** A batch has the name of a sweep that is to be launched, and is another one's. */
public final class OtherSweepException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OtherSweepException(Path workspace, Sweep known, Sweep launched) {
        super(
                "the workspace "
                        + workspace
                        + " has a batch "
                        + known.name()
                        + " of another sweep ("
                        + String.join(
                                "; ",
                                SweepDifference.of(
                                        known.withRepetitions(launched.repetitions()), launched))
                        + "); give this sweep another name, or launch it in another workspace");
    }
}
