package dev.creamery.engine.cli;

import dev.creamery.engine.kernel.KernelProvider;

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
}
