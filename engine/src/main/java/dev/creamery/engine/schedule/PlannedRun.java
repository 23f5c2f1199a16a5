package dev.creamery.engine.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.creamery.engine.sweep.RandomStreams;

import java.util.UUID;

/**
 * One repetition that is to be trained.
 *
 * @param repetition from 0
 * @param seed fixes everything that is random in it
 * @param runId BUTTER's {@code run_id}; the same repetition has the same one whoever plans it, so
 *     that it cannot be recorded twice
 */
public record PlannedRun(int repetition, long seed, String runId) {

    /**
     * @param sweepSeed the sweep's seed
     * @param canonical the experiment's identity
     */
    static PlannedRun of(long sweepSeed, String canonical, int repetition) {
        long seed = RandomStreams.runSeed(sweepSeed, canonical, repetition);
        String name = canonical + '\n' + seed;
        return new PlannedRun(
                repetition, seed, UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString());
    }
}
