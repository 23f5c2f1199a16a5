package dev.creamery.engine.cli;

import dev.creamery.engine.bench.Contender;
import dev.creamery.engine.bench.TrainerContender;
import dev.creamery.engine.kernel.KernelProvider;
import dev.creamery.engine.train.fused.FusedTrainer;
import dev.creamery.engine.train.fused.LaneCrossovers;

/** What {@code --kernels} takes. */
final class KernelOption {

    private KernelOption() {}

    /**
     * @throws UsageException if there are none of this name, or not on this machine
     */
    static KernelProvider provider(String name) {
        try {
            return KernelProvider.named(name);
        } catch (IllegalArgumentException | IllegalStateException unusable) {
            throw new UsageException("--kernels is " + name + ": " + unusable.getMessage());
        }
    }

    /**
     * What trains with them, and remembers in the user's cache folder when a lane per run is
     * faster.
     */
    static FusedTrainer trainer(String name, Surroundings surroundings) {
        KernelProvider kernels = provider(name);
        return new FusedTrainer(kernels, LaneCrossovers.remembered(surroundings.caches(), kernels));
    }

    /** What is remembered of the default kernels. */
    static LaneCrossovers crossovers(Surroundings surroundings) {
        return LaneCrossovers.remembered(surroundings.caches(), provider("auto"));
    }

    /** Trains as many runs together as suits the kernels. */
    static Contender contender(String name, Surroundings surroundings) {
        FusedTrainer trainer = trainer(name, surroundings);
        return new TrainerContender(
                name, trainer, workload -> trainer.runsAtOnce(workload.planned()));
    }
}
