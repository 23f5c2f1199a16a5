package dev.creamery.engine.check;

import dev.creamery.engine.kernel.KernelProvider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The processor, and the kernels that train on it. */
public final class ProcessorCheck implements MachineCheck.Look {

    private static final Path DESCRIPTION = Path.of("/proc/cpuinfo");

    /** Instructions that kernels use where they are. */
    private static final List<String> INSTRUCTIONS =
            List.of("avx2", "fma", "avx512f", "asimd", "sve");

    @Override
    public List<Finding> look() throws IOException {
        return List.of(processor(), kernels(KernelProvider.named("auto").description()));
    }

    private static Finding processor() throws IOException {
        int usable = Runtime.getRuntime().availableProcessors();
        if (!Files.isReadable(DESCRIPTION)) {
            return Finding.ok(
                    "processor",
                    System.getProperty("os.arch") + ", " + Words.count(usable, "core"));
        }
        List<String> lines = Files.readAllLines(DESCRIPTION);
        long cores = lines.stream().filter(line -> line.matches("processor\\s*:.*")).count();
        String model =
                values(lines, "model name").findFirst().orElse(System.getProperty("os.arch", ""));
        String flags = values(lines, "(flags|Features)").findFirst().orElse("") + " ";
        String known =
                INSTRUCTIONS.stream()
                        .filter(name -> (" " + flags).contains(" " + name + " "))
                        .collect(Collectors.joining(", "));
        return Finding.ok(
                "processor",
                model
                        + ", "
                        + Words.count(usable, "core")
                        + (usable < cores ? " usable of " + cores : "")
                        + (known.isEmpty() ? "" : ", with " + known));
    }

    private static Stream<String> values(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.matches(key + "\\s*:.*"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip());
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
