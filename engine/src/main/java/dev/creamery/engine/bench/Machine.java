package dev.creamery.engine.bench;

import dev.creamery.engine.Processor;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;

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
        return new Machine(
                Processor.here().model(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
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
}
