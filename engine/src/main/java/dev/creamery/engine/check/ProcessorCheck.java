package dev.creamery.engine.check;

import dev.creamery.engine.Processor;
import dev.creamery.engine.kernel.KernelProvider;
import dev.creamery.engine.train.fused.LaneCrossovers;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The processor, and the kernels that train on it. */
public final class ProcessorCheck implements MachineCheck.Look {

    /** Instructions that kernels use where they are. */
    private static final List<String> INSTRUCTIONS =
            List.of("avx2", "fma", "avx512f", "asimd", "sve");

    private final Path caches;

    /**
     * @param caches the user's folder, where what was measured is kept
     */
    public ProcessorCheck(Path caches) {
        this.caches = caches;
    }

    @Override
    public List<Finding> look() {
        KernelProvider kernels = KernelProvider.named("auto");
        String lanes = LaneCrossovers.remembered(caches, kernels).description();
        return List.of(processor(), kernels(kernels.description()), Finding.ok("lanes", lanes));
    }

    private static Finding processor() {
        Processor processor = Processor.here();
        int usable = Runtime.getRuntime().availableProcessors();
        int cores = processor.cores().orElse(usable);
        String known =
                INSTRUCTIONS.stream()
                        .filter(processor.instructions()::contains)
                        .collect(Collectors.joining(", "));
        return Finding.ok(
                "processor",
                processor.model()
                        + ", "
                        + Words.count(usable, "core")
                        + (usable < cores ? " usable of " + cores : "")
                        + (known.isEmpty() ? "" : ", with " + known));
    }

    /**
     * @param description see {@link KernelProvider#description}
     */
    static Finding kernels(String description) {
        if (description.startsWith("scalar")) {
            return Finding.problem(
                    "kernels",
                    description + ": training is many times slower than it could be",
                    "start Java with --add-modules=jdk.incubator.vector, as bin/creamery does; if"
                            + " it does, please report it");
        }
        if (description.contains("; not ")) {
            return Finding.warning(
                    "kernels",
                    description,
                    "wide networks train somewhat slower than they could; see that the cache folder"
                            + " can be written to and holds executable files");
        }
        return Finding.ok("kernels", description + "; agree with plain loops");
    }
}
