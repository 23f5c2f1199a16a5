package dev.creamery.engine.schedule;

import dev.creamery.engine.store.Shard;
import dev.creamery.engine.store.Workspace;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Watches over an engine in a process of its own: starts it again when native code crashed or the
 * system killed it. Which runs that was is in the journals, so that a run that does it twice is
 * given up.
 */
public final class Supervisor {

    /** What {@link #run} returns where the engine crashed too often: as if by SIGABRT. */
    public static final int CRASHED = 134;

    /** So often in a row it may crash without finishing a run, and with no run to blame. */
    private static final int MAX_IDLE_CRASHES = 3;

    /** Starts the engine's process. */
    @FunctionalInterface
    public interface Starter {
        /**
         * @param engine its name
         * @param restarted whether it goes on with what another one began
         * @param report where Java is to tell of a crash; {@code %p} stands for the process
         */
        Process start(String engine, boolean restarted, Path report) throws IOException;
    }

    private final Workspace workspace;
    private final Starter starter;
    private final Consumer<String> say;
    private @Nullable Process child;
    private boolean stopping;

    /**
     * @param say tells a person what happened
     */
    public Supervisor(Workspace workspace, Starter starter, Consumer<String> say) {
        this.workspace = workspace;
        this.starter = starter;
        this.say = say;
    }

    /**
     * Runs the engine until it ends by itself, or crashes too often.
     *
     * @return its exit code, or {@link #CRASHED}
     */
    public int run() throws IOException, InterruptedException {
        return run(Shard.WHOLE);
    }

    /**
     * The same for an engine of a shard.
     *
     * @return its exit code, or {@link #CRASHED}
     */
    public int run(Shard shard) throws IOException, InterruptedException {
        String name = EngineIdentity.ofThisProcess("", shard).name();
        Path reports = Files.createDirectories(workspace.root().resolve("crashes"));
        CrashRecorder recorder = new CrashRecorder(workspace, InstantSource.system());
        int idle = 0;
        for (int attempt = 1; ; attempt++) {
            String engine = name + "-" + attempt;
            Process process = start(engine, attempt > 1, reports.resolve("hs_err_pid%p.log"));
            int code = process.waitFor();
            Optional<CrashCause> cause =
                    CrashCause.of(code, CrashCause.report(reports, process.pid()));
            if (cause.isEmpty() || isStopping()) {
                return code;
            }
            CrashRecorder.Verdict verdict = recorder.record(engine, cause.get());
            idle = verdict.isIdle() ? idle + 1 : 0;
            if (idle >= MAX_IDLE_CRASHES) {
                say.accept(
                        "The engine crashed "
                                + idle
                                + " times ("
                                + cause.get().describe()
                                + ") and no run is to blame; giving up"
                                + told(cause.get()));
                return CRASHED;
            }
            say.accept(words(cause.get(), verdict));
        }
    }

    private static String words(CrashCause cause, CrashRecorder.Verdict verdict) {
        StringBuilder words = new StringBuilder("The engine crashed (" + cause.describe() + "); ");
        if (verdict.suspected() > 0) {
            words.append(verdict.suspected()).append(" runs are tried again, alone; ");
        }
        if (verdict.failed() > 0) {
            words.append(verdict.failed()).append(" runs did it twice and are given up; ");
        }
        return words.append("it is started again").append(told(cause)).toString();
    }

    private static String told(CrashCause cause) {
        return cause.report().map(file -> ". Java's report: " + file).orElse("");
    }

    private synchronized Process start(String engine, boolean restarted, Path report)
            throws IOException {
        Process process = starter.start(engine, restarted, report);
        child = process;
        if (stopping) {
            process.destroy();
        }
        return process;
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    /** Asks the engine to stop at the end of the epoch; the second time, ends it at once. */
    public synchronized void stop() {
        Process process = child;
        if (process != null) {
            if (stopping) {
                process.destroyForcibly();
            } else {
                process.destroy();
            }
        }
        stopping = true;
    }
}
