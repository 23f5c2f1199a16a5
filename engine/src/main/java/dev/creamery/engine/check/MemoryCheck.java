package dev.creamery.engine.check;

import com.sun.management.OperatingSystemMXBean;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How much memory there is, and how much of it Java may use. */
public final class MemoryCheck implements MachineCheck.Look {

    private static final String SUBJECT = "memory";
    private static final long SMALL = 1L << 30;

    /** What Java needs besides its heap, and DuckDB for writing and summarizing. */
    private static final double MOST_FOR_HEAP = 0.85;

    @Override
    public List<Finding> look() throws IOException {
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return List.of(
                memory(
                        Runtime.getRuntime().maxMemory(),
                        system.getTotalMemorySize(),
                        available().orElse(system.getFreeMemorySize()),
                        containerLimit()));
    }

    /**
     * @param heap that Java may use
     * @param physical that this process can have at most, a container's limit included
     * @param available of it now
     */
    static Finding memory(long heap, long physical, long available, Optional<Long> limit) {
        String found =
                "Java may use %s of %s, of which %s are available%s"
                        .formatted(
                                Words.bytes(heap),
                                Words.bytes(physical),
                                Words.bytes(available),
                                limit.map(most -> " (container limit: " + Words.bytes(most) + ")")
                                        .orElse(""));
        if (heap > MOST_FOR_HEAP * physical) {
            return Finding.warning(
                    SUBJECT,
                    found + ": too much, as DuckDB and Java itself need some too",
                    "set CREAMERY_OPTS=-Xmx%dm".formatted((long) (physical * 0.7) >> 20));
        }
        if (heap < SMALL) {
            return Finding.warning(
                    SUBJECT,
                    found + ": networks of 2^24 parameters need 256 MiB for each run, and more",
                    "let Java use more: CREAMERY_OPTS=-Xmx%dm"
                            .formatted((long) (physical * 0.7) >> 20));
        }
        if (available < SMALL / 2) {
            return Finding.warning(
                    SUBJECT,
                    found + ": other programs have nearly all",
                    "end some of them, or train with fewer --threads");
        }
        return Finding.ok(SUBJECT, found + "; more: CREAMERY_OPTS=-Xmx16g");
    }

    /** What Linux could give to programs, its file cache included. */
    private static Optional<Long> available() throws IOException {
        Path file = Path.of("/proc/meminfo");
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("MemAvailable:"))
                .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                .findFirst();
    }

    private static Optional<Long> containerLimit() throws IOException {
        for (String name :
                List.of(
                        "/sys/fs/cgroup/memory.max",
                        "/sys/fs/cgroup/memory/memory.limit_in_bytes")) {
            Path file = Path.of(name);
            if (Files.isReadable(file)) {
                String text = Files.readString(file).strip();
                if (text.matches("[0-9]{1,15}")) { // else there is none
                    return Optional.of(Long.parseLong(text));
                }
            }
        }
        return Optional.empty();
    }
}
