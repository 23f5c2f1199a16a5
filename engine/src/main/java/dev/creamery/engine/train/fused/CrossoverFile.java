package dev.creamery.engine.train.fused;

import dev.creamery.engine.EngineVersion;
import dev.creamery.engine.Processor;
import dev.creamery.engine.kernel.KernelProvider;
import dev.creamery.engine.sweep.SweepJson;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of what {@link LaneCrossovers} remembers. It is replaced as a whole; one that is broken,
 * or of another machine, counts as none.
 */
final class CrossoverFile {

    private static final Logger LOG = LoggerFactory.getLogger(CrossoverFile.class);

    private final SweepJson json = new SweepJson();
    private final Path file;
    private final String machine;

    /**
     * @param machine what the file must be of
     */
    CrossoverFile(Path file, String machine) {
        this.file = file;
        this.machine = machine;
    }

    /** What times depend on. */
    static String machine(KernelProvider kernels) {
        return String.join(
                "; ",
                Processor.here().model(),
                "Java " + System.getProperty("java.vm.version"),
                EngineVersion.current().toString(),
                kernels.description());
    }

    Path path() {
        return file;
    }

    Map<Likeness, Double> read() {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            Map<String, ?> members =
                    json.object(Files.readString(file))
                            .orElseThrow(() -> new IOException("it is no JSON object"));
            if (!machine.equals(members.get("machine"))) {
                LOG.info("{} is of another machine, Java or build, and not used", file);
                return Map.of();
            }
            return crossovers(members);
        } catch (IOException | IllegalArgumentException broken) {
            LOG.warn("{} is broken, and made anew: {}", file, broken.getMessage());
            return Map.of();
        }
    }

    private static Map<Likeness, Double> crossovers(Map<String, ?> members) {
        Map<Likeness, Double> crossovers = new HashMap<>();
        if (members.get("crossovers") instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> crossover) {
                    Likeness likeness =
                            new Likeness(
                                    (int) number(crossover, "digits_of_parameters_per_layer"),
                                    (int) number(crossover, "digits_of_batch_size"));
                    crossovers.put(likeness, number(crossover, "fewest_runs"));
                }
            }
        }
        return crossovers;
    }

    private static double number(Map<?, ?> members, String name) {
        if (members.get(name) instanceof Number number && number.doubleValue() > 0) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException(name + " is " + members.get(name));
    }

    /** Replaces it; where it cannot be written, the next process measures again. */
    synchronized void write(Map<Likeness, Double> crossovers) {
        List<Map<String, Object>> list = new ArrayList<>();
        crossovers.forEach(
                (likeness, runs) ->
                        list.add(
                                Map.of(
                                        "digits_of_parameters_per_layer", likeness.parameters(),
                                        "digits_of_batch_size", likeness.rows(),
                                        "fewest_runs", runs)));
        String text = json.compact(Map.of("machine", machine, "crossovers", list));
        try {
            Path folder = file.toAbsolutePath().getParent();
            Path draft = Files.createTempFile(Files.createDirectories(folder), "lanes", ".tmp");
            try {
                Files.writeString(draft, text);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException unwritable) {
            LOG.info("what was measured is not kept: {}", unwritable.toString());
        }
    }
}
