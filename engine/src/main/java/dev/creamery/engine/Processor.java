package dev.creamery.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the operating system tells of the processor. */
public final class Processor {

    private static final Path DESCRIPTION = Path.of("/proc/cpuinfo");

    private final List<String> lines;

    private Processor(List<String> lines) {
        this.lines = lines;
    }

    /** Of this machine. */
    public static Processor here() {
        try {
            return new Processor(
                    Files.isReadable(DESCRIPTION) ? Files.readAllLines(DESCRIPTION) : List.of());
        } catch (IOException unreadable) {
            return new Processor(List.of());
        }
    }

    /** Its model, or at least its architecture. */
    public String model() {
        return value("model name")
                .or(() -> Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")))
                .orElse(System.getProperty("os.arch", ""));
    }

    /** Cores, whether this process may use them or not; nothing where that is not told. */
    public Optional<Integer> cores() {
        int cores = (int) lines.stream().filter(line -> isOf("processor", line)).count();
        return cores == 0 ? Optional.empty() : Optional.of(cores);
    }

    /** The names of its instructions, as the operating system has them. */
    public List<String> instructions() {
        return value("(flags|Features)").map(flags -> List.of(flags.split(" +"))).orElse(List.of());
    }

    private Optional<String> value(String key) {
        return lines.stream()
                .filter(line -> isOf(key, line))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }

    private static boolean isOf(String key, String line) {
        return line.matches(key + "\\s*:.*");
    }
}
