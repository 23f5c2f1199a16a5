package dev.creamery.engine.cli;

import dev.creamery.engine.train.Trainer;
import dev.creamery.engine.train.dl4j.Dl4jTrainer;
import dev.creamery.engine.train.fused.FusedTrainer;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/** What trains, and on how many threads. */
final class TrainingOptions {

    /** The ways to train. */
    enum Backend {
        fused {
            @Override
            Trainer trainer() {
                return new FusedTrainer();
            }
        },
        dl4j {
            @Override
            Trainer trainer() {
                return new Dl4jTrainer();
            }
        };

        abstract Trainer trainer();
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
            description = "What trains: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Backend backend = Backend.fused;

    Trainer trainer() {
        return backend.trainer();
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
}
