package dev.creamery.engine.cli;

import dev.creamery.engine.data.UserCache;
import dev.creamery.engine.schedule.CostEstimator;
import dev.creamery.engine.schedule.CostModel;
import dev.creamery.engine.train.Trainer;

import java.io.Console;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the commands take from the process that they run in.
 *
 * @param environment variables
 * @param cache folder of downloaded datasets
 * @param interactive whether a person watches a terminal, where a line can be drawn anew
 * @param processors that may train
 * @param calibration measures a trainer on this machine
 */
record Surroundings(
        Map<String, String> environment,
        Path cache,
        boolean interactive,
        int processors,
        Function<Trainer, CostModel> calibration) {

    static Surroundings ofThisProcess() {
        Console console = System.console();
        return new Surroundings(
                System.getenv(),
                UserCache.datasets(),
                console != null && console.isTerminal(),
                Runtime.getRuntime().availableProcessors(),
                trainer -> new CostEstimator(trainer).calibrate());
    }

    /** The folder of all caches, that of datasets among them. */
    Path caches() {
        Path parent = cache.toAbsolutePath().getParent();
        return parent == null ? cache.toAbsolutePath() : parent;
    }

    /** An environment variable that is set and not empty. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }
}
