package dev.creamery.engine.sweep;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The sweeps that come with the program: BUTTER's eight, and a quick one to try it with. */
public final class BundledSweeps {

    /** BUTTER's eight, in the order of its columns. */
    public static final List<String> BUTTER =
            List.of(
                    "primary_sweep",
                    "300_epoch_sweep",
                    "30k_epoch_sweep",
                    "learning_rate_sweep",
                    "label_noise_sweep",
                    "batch_size_sweep",
                    "regularization_sweep",
                    "optimizer_sweep");

    /** Well below a minute on two cores, with data that is made on the spot. */
    public static final String QUICK = "quick";

    private final SweepJson json = new SweepJson();

    /** The names of all of them. */
    public List<String> names() {
        return Stream.concat(BUTTER.stream(), Stream.of(QUICK)).toList();
    }

    /** The sweep of that name, or nothing. */
    public Optional<Sweep> named(String name) {
        return names().contains(name) ? Optional.of(json.read(text(name))) : Optional.empty();
    }

    private static String text(String name) {
        try (var stream = BundledSweeps.class.getResourceAsStream(name + ".json")) {
            if (stream == null) {
                throw new IllegalStateException("the program's sweep " + name + " is missing");
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
