package dev.creamery.engine.cli;

import dev.creamery.engine.bench.Contender;
import dev.creamery.engine.bench.TrainerContender;
import dev.creamery.engine.kernel.KernelProvider;
import dev.creamery.engine.train.fused.FusedTrainer;

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

    /** Trains as many runs together as suits the kernels. */
    static Contender contender(String name) {
        FusedTrainer trainer = new FusedTrainer(provider(name));
        return new TrainerContender(
                name, trainer, workload -> trainer.runsAtOnce(workload.network()));
    }
}
