package dev.creamery.engine.schedule;

import java.time.Duration;

/**
 * What the threads of a launch did.
 *
 * @param busy the share of their time, from the first group to the end of the last, in which the
 *     training threads trained; 0 to 1
 * @param training processor time of training
 * @param recording processor time of writing results and journal
 */
public record Effort(double busy, Duration training, Duration recording) {

    /** Recording's processor time, as a share of training's; 0 where nothing was trained. */
    public double recordingShare() {
        return training.isZero() ? 0 : (double) recording.toNanos() / training.toNanos();
    }
}
