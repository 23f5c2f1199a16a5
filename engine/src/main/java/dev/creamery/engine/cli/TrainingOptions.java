package dev.creamery.engine.cli;

import dev.creamery.engine.schedule.SweepLaunch;
import dev.creamery.engine.train.Trainer;
import dev.creamery.engine.train.dl4j.Dl4jTrainer;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** What trains, and on how many threads. */
final class TrainingOptions {

    private static final String AUTOMATIC = "auto";
    private static final String BACKEND = "backend";
    private static final String KERNELS = "kernels";

    /** The ways to train. */
    enum Backend {
        fused {
            @Override
            Trainer trainer(String kernels, Surroundings surroundings) {
                return KernelOption.trainer(kernels, surroundings);
            }
        },
        dl4j {
            @Override
            Trainer trainer(String kernels, Surroundings surroundings) {
                if (!kernels.equals(AUTOMATIC)) {
                    throw new UsageException(
                            "--kernels is "
                                    + kernels
                                    + ", which only --backend fused can choose; leave it out");
                }
                return new Dl4jTrainer();
            }
        };

        abstract Trainer trainer(String kernels, Surroundings surroundings);
    }

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "Threads that train, each some repetitions of one experiment at a time."
                            + " Default: one per processor.")
    private @Nullable Integer threads;

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            description =
                    "What trains: ${COMPLETION-CANDIDATES}. Default: what trained the batch before,"
                            + " else fused.")
    private @Nullable Backend backend;

    @Option(
            names = "--kernels",
            paramLabel = "NAME",
            description =
                    "The loops of backend fused: vector, lane, onednn, scalar, or auto, which takes"
                        + " the best that works here. Results of wide networks by onednn or auto"
                        + " differ in the last digits from those by the others. Default: those that"
                        + " trained the batch before, else auto.")
    private @Nullable String kernels;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "SECONDS",
            hidden = true,
            description =
                    "Save runs after so many seconds of training, at the end of the epoch."
                            + " Default: 60.")
    private @Nullable Double checkpointSeconds;

    /** What trains, by these options alone. */
    Trainer trainer(Surroundings surroundings) {
        return trainer(Map.of(), surroundings);
    }

    /**
     * @param remembered options of an earlier launch, which count where none are given now
     */
    Trainer trainer(Map<String, String> remembered, Surroundings surroundings) {
        Backend chosen = backend == null ? backend(remembered.get(BACKEND)) : backend;
        String loops = kernels == null ? remembered.getOrDefault(KERNELS, AUTOMATIC) : kernels;
        boolean others = kernels == null && chosen != Backend.fused;
        return chosen.trainer(others ? AUTOMATIC : loops, surroundings);
    }

    /**
     * @throws UsageException if kernels are named that are not there
     */
    void checkKernels() {
        if (kernels != null) {
            KernelOption.provider(kernels);
        }
    }

    private static Backend backend(@Nullable String remembered) {
        return Arrays.stream(Backend.values())
                .filter(one -> one.name().equals(remembered))
                .findFirst()
                .orElse(Backend.fused);
    }

    /** What was given, for later launches. */
    Map<String, String> given() {
        Map<String, String> given = new TreeMap<>();
        if (backend != null) {
            given.put(BACKEND, backend.name());
        }
        if (kernels != null) {
            given.put(KERNELS, kernels);
        }
        return given;
    }

    /** Whether a number of threads is asked for. */
    boolean namesThreads() {
        return threads != null;
    }

    int threads(Surroundings surroundings) {
        if (threads == null) {
            return surroundings.processors();
        }
        if (threads < 1 || threads > 1024) {
            throw new UsageException("--threads is " + threads + "; allowed: 1 to 1024");
        }
        return threads;
    }

    /** Of training, after which runs are saved. */
    Duration checkpointInterval() {
        if (checkpointSeconds == null) {
            return SweepLaunch.CHECKPOINT_INTERVAL;
        }
        if (!(checkpointSeconds >= 0 && checkpointSeconds <= 86400)) {
            throw new UsageException(
                    "--checkpoint-every is " + checkpointSeconds + "; allowed: 0 to 86400 seconds");
        }
        return Duration.ofNanos((long) (1e9 * checkpointSeconds));
    }
}
