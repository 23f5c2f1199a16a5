package dev.creamery.app.launch;

import dev.creamery.app.preferences.Preferences;
import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.Control;
import dev.creamery.engine.store.Workspace;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.sweep.SweepJson;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The engines that this window started. They outlive it: what they are told and what they say goes
 * through files in the workspace's folder {@code launches/}, {@code <time>-<sweep>.json} and {@code
 * .log}.
 */
public final class EngineProcesses {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    /** Starting takes seconds; on a loaded computer it may take long. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final long LOOK_MILLIS = 200;

    /** All trained; some failed, which their batch tells; stopped by somebody. */
    private static final Set<Integer> ORDERLY = Set.of(0, 1, 130);

    private static final int LAST_LINES = 4;

    private final EngineCommand command;
    private final Supplier<Preferences> preferences;
    private final List<Started> started = new CopyOnWriteArrayList<>();
    private final SweepJson json = new SweepJson();

    private record Started(Process process, Workspace workspace, Sweep sweep) {}

    /**
     * @param preferences asked at each launch: threads and the folder of datasets
     */
    public EngineProcesses(EngineCommand command, Supplier<Preferences> preferences) {
        this.command = command;
        this.preferences = preferences;
    }

    /**
     * Starts an engine, and waits until it works on the sweep's batch: not for the view's thread.
     *
     * @param folder of the workspace; made if it does not exist
     * @throws IOException if the workspace cannot be written, an engine trains the sweep already,
     *     or the new one ends without having begun; the message says why
     */
    public void launch(Sweep sweep, Path folder) throws IOException {
        Workspace workspace = Workspace.open(folder);
        for (Batch batch : batchesOf(workspace, sweep)) {
            if (batch.isTaken()) {
                throw new IOException(
                        "batch " + batch.name() + " is being trained already; Runs shows it");
            }
        }
        Path file = launches(workspace).resolve(name(sweep.name()) + ".json");
        Files.writeString(file, json.write(sweep) + "\n");
        start(workspace, sweep, arguments(List.of("run", file.toString()), workspace, true));
    }

    /**
     * Starts an engine that goes on with a batch, and waits until it works: not for the view's
     * thread. Failed runs are left alone, unless somebody wants them to be tried again.
     *
     * @throws IOException if an engine trains it already, or the new one ends without having begun;
     *     the message says why
     */
    public void goOn(String name, Path folder) throws IOException {
        Workspace workspace = Workspace.open(folder);
        Batch batch = workspace.batch(name);
        if (batch.isTaken()) {
            throw new IOException("batch " + name + " is being trained already; Runs shows it");
        }
        boolean threadsAsPreferred = batch.steering().threads().isEmpty();
        start(
                workspace,
                batch.sweep(),
                arguments(List.of("resume", name), workspace, threadsAsPreferred));
    }

    private void start(Workspace workspace, Sweep sweep, List<String> arguments)
            throws IOException {
        Path log = launches(workspace).resolve(name(sweep.name()) + ".log");
        Process process =
                new ProcessBuilder(command.with(arguments))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        process.getOutputStream().close();
        Started engine = new Started(process, workspace, sweep);
        started.add(engine);
        awaitWork(engine, log);
    }

    private static Path launches(Workspace workspace) throws IOException {
        return Files.createDirectories(workspace.root().resolve("launches"));
    }

    private static String name(String sweep) {
        return TIME.format(Instant.now()) + "-" + sweep;
    }

    /** How many of them are alive. */
    public int running() {
        started.removeIf(engine -> !engine.process().isAlive());
        return started.size();
    }

    /** Asks all of them to stop at the end of the epoch: not for the view's thread. */
    public void stop() throws IOException {
        for (Started engine : started) {
            for (Batch batch : batchesOf(engine.workspace(), engine.sweep())) {
                batch.setControl(Control.PAUSED);
            }
        }
    }

    /** The end of what the last engine said that was started for a batch; "" for nothing. */
    public String lastWords(String batch, Path folder) throws IOException {
        Path launches = folder.resolve("launches");
        if (!Files.isDirectory(launches)) {
            return "";
        }
        try (Stream<Path> files = Files.list(launches)) {
            Optional<Path> last =
                    files.filter(file -> file.toString().endsWith("-" + batch + ".log"))
                            .max(Comparator.naturalOrder());
            return last.isPresent() ? lastLines(last.get()) : "";
        }
    }

    private List<String> arguments(
            List<String> command, Workspace workspace, boolean threadsAsPreferred) {
        Preferences now = preferences.get();
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(List.of("--workspace", workspace.root().toString(), "--supervised"));
        if (threadsAsPreferred && now.threads() > 0) {
            arguments.addAll(List.of("--threads", Integer.toString(now.threads())));
        }
        if (Files.isDirectory(now.dataFolder())) {
            arguments.addAll(List.of("--data", now.dataFolder().toString()));
        }
        return arguments;
    }

    private void awaitWork(Started engine, Path log) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (ended(engine.process())) {
                boolean orderly = ORDERLY.contains(engine.process().exitValue());
                if (!orderly
                        || batchesOf(engine.workspace(), engine.sweep())
                                .isEmpty()) { // Java too ends with 1
                    throw new IOException(
                            "the engine ended at once: " + lastLines(log) + "\nIts log is " + log);
                }
                return;
            }
            for (Batch batch : batchesOf(engine.workspace(), engine.sweep())) {
                if (batch.isTaken()) {
                    return;
                }
            }
        }
    }

    private static boolean ended(Process process) throws IOException {
        try {
            return process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the window was closed");
        }
    }

    private static List<Batch> batchesOf(Workspace workspace, Sweep sweep) throws IOException {
        List<Batch> batches = new ArrayList<>();
        for (Batch batch : workspace.batches()) {
            if (batch.isOf(sweep)) {
                batches.add(batch);
            }
        }
        return batches;
    }

    private static String lastLines(Path log) throws IOException {
        List<String> lines =
                Files.readString(log, StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("WARNING: "))
                        .toList();
        return String.join(
                "\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }
}
