package dev.creamery.engine.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The machine that something was measured on.
 *
 * @param processor its model
 * @param cores that this process may use
 * @param system operating system and architecture
 * @param java version and vendor of Java
 * @param load processes that wanted to run in the last minute, on average; below 0 where the
 *     operating system does not tell
 */
public record Machine(String processor, int cores, String system, String java, double load) {

    /** This one, now. */
    public static Machine here() {
        String architecture = System.getProperty("os.arch");
        return new Machine(
                model().orElse(architecture),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + architecture,
                Runtime.version().feature() + " (" + System.getProperty("java.vm.version") + ")",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** On one line. */
    public String description() {
        return "%s, %d %s, %s, Java %s%s"
                .formatted(
                        processor,
                        cores,
                        cores == 1 ? "core" : "cores",
                        system,
                        java,
                        load < 0
                                ? ""
                                : String.format(Locale.ROOT, "; load average %.1f before", load));
    }

    /** The same for programs. */
    public Map<String, Object> facts() {
        return Map.of(
                "processor", processor,
                "cores", cores,
                "system", system,
                "java", java,
                "load_average", load);
    }

    private static Optional<String> model() {
        Path linux = Path.of("/proc/cpuinfo");
        if (Files.isReadable(linux)) {
            try (Stream<String> lines = Files.lines(linux)) {
                return lines.filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).trim())
                        .findFirst();
            } catch (IOException unreadable) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER"));
    }
}
