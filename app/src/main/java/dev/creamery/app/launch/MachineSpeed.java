package dev.creamery.app.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.creamery.app.preferences.JsonFile;
import dev.creamery.engine.EngineVersion;
import dev.creamery.engine.schedule.CostModel;
import dev.creamery.engine.sweep.SweepJson;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * How fast this machine trains: measured by an engine, a process of its own, and kept in a file
 * until the machine, its Java or this program is another one.
 */
public final class MachineSpeed {

    private static final Logger LOG = LoggerFactory.getLogger(MachineSpeed.class);
    private static final long PATIENCE_SECONDS = 120;

    private final EngineCommand command;
    private final BooleanSupplier training;
    private final JsonFile<Measured> file;
    private final SweepJson json = new SweepJson();

    /**
     * What was measured.
     *
     * @param machine what it holds for; "" if nothing was measured yet
     */
    record Measured(
            String machine,
            double secondsPerMinibatch,
            double secondsPerFlop,
            double secondsPerActivation,
            double secondsPerFetchedInput) {
        CostModel cost() {
            return new CostModel(
                    secondsPerMinibatch,
                    secondsPerFlop,
                    secondsPerActivation,
                    secondsPerFetchedInput);
        }
    }

    /**
     * @param file where it is kept
     * @param training whether something is being trained: what is then measured is not kept, as the
     *     machine was busy
     */
    public MachineSpeed(EngineCommand command, Path file, BooleanSupplier training) {
        this.command = command;
        this.training = training;
        this.file = new JsonFile<>(file, Measured.class, new Measured("", 0, 0, 0, 0));
    }

    /**
     * What an earlier window measured, or else measures it: takes up to ten seconds.
     *
     * @throws IOException if the engine does not tell; the message says why
     */
    public synchronized CostModel get() throws IOException {
        Measured kept = file.read();
        if (kept.machine().equals(machine())) {
            return kept.cost();
        }
        boolean busy = training.getAsBoolean();
        Measured measured = measure();
        if (!busy && !training.getAsBoolean()) {
            try {
                file.write(measured);
            } catch (IOException unwritable) {
                LOG.warn("the speed of this machine is not kept: {}", unwritable.getMessage());
            }
        }
        return measured.cost();
    }

    private Measured measure() throws IOException {
        Process engine =
                new ProcessBuilder(command.with(List.of("calibrate")))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            engine.getOutputStream().close();
            // It says one line, which fits into a pipe: nobody has to read while it measures.
            if (!engine.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || engine.exitValue() != 0) {
                throw new IOException("the engine could not measure this computer");
            }
            String said = new String(engine.getInputStream().readAllBytes(), UTF_8).strip();
            return read(said.substring(said.lastIndexOf('\n') + 1));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the window was closed");
        } finally {
            engine.destroyForcibly();
        }
    }

    private Measured read(String line) throws IOException {
        Map<String, ?> members = json.object(line).orElse(Map.of());
        try {
            return new Measured(
                    machine(),
                    number(members, "seconds_per_minibatch"),
                    number(members, "seconds_per_flop"),
                    number(members, "seconds_per_activation"),
                    number(members, "seconds_per_fetched_input"));
        } catch (IllegalArgumentException missing) {
            throw new IOException("the engine said: " + line, missing);
        }
    }

    private static double number(Map<String, ?> members, String name) {
        if (members.get(name) instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException("no number " + name);
    }

    private static String machine() {
        return "%s, %d processors, Java %s, Creamery %s"
                .formatted(
                        System.getProperty("os.arch"),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.vm.version"),
                        EngineVersion.current());
    }
}
