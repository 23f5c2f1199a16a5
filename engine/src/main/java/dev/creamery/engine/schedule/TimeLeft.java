package dev.creamery.engine.schedule;

import java.time.Duration;

/**
 * How long it will take until all is done.
 *
 * @param shortest what it may well take instead, at best
 * @param expected the estimate
 * @param longest at worst
 */
public record TimeLeft(Duration shortest, Duration expected, Duration longest) {

    static TimeLeft ofSeconds(double shortest, double expected, double longest) {
        return new TimeLeft(duration(shortest), duration(expected), duration(longest));
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis((long) (1000 * seconds));
    }
}
