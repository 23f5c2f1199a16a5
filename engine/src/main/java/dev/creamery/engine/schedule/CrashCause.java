package dev.creamery.engine.schedule;

import dev.creamery.engine.store.RunFailure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why an engine's process ended that did not end itself.
 *
 * @param signal what ended it, for people
 * @param killed whether something outside of it did
 * @param thread Java's thread in which it happened, if Java could tell
 * @param report the file in which Java tells more, if there is one
 */
public record CrashCause(
        String signal, boolean killed, Optional<String> thread, Optional<Path> report) {

    /** A process that a signal ended has this plus the signal's number as its exit code. */
    private static final int SIGNALLED = 128;

    private static final int KILL = 9;

    private static final Map<Integer, String> SIGNALS =
            Map.of(
                    4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", KILL, "SIGKILL", 11,
                    "SIGSEGV");

    /** As Java's error report has them: the signal, and the thread. */
    private static final Pattern REPORTED_SIGNAL =
            Pattern.compile("# +(SIG[A-Z]+|EXCEPTION_[A-Z_]+)");

    private static final Pattern REPORTED_THREAD =
            Pattern.compile("^Current thread .*JavaThread \"([^\"]+)\"", Pattern.MULTILINE);

    /** The file of Java's error report for a process. */
    static Path report(Path folder, long pid) {
        return folder.resolve("hs_err_pid" + pid + ".log");
    }

    /**
     * The cause, or nothing if the process ended orderly.
     *
     * @param exitCode of the process
     * @param report where Java would have written its error report
     */
    static Optional<CrashCause> of(int exitCode, Path report) throws IOException {
        String signal = SIGNALS.get(exitCode - SIGNALLED);
        if (!Files.exists(report)) {
            return Optional.ofNullable(signal)
                    .map(
                            name ->
                                    new CrashCause(
                                            name,
                                            exitCode == SIGNALLED + KILL,
                                            Optional.empty(),
                                            Optional.empty()));
        }
        String text = Files.readString(report, StandardCharsets.ISO_8859_1);
        return Optional.of(
                new CrashCause(
                        first(REPORTED_SIGNAL, text).orElse(signal == null ? "a crash" : signal),
                        false,
                        first(REPORTED_THREAD, text),
                        Optional.of(report)));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** For people, for example {@code SIGSEGV in trainer-3}. */
    public String describe() {
        return signal + thread.map(name -> " in " + name).orElse("");
    }

    /** What is recorded of a run that made engines crash so often. */
    RunFailure failure(int crashes) {
        if (killed) {
            return new RunFailure(
                    "memory",
                    "the engine was killed ("
                            + signal
                            + ") "
                            + crashes
                            + " times while it trained this; systems do that where memory is short",
                    "close other programs, or train on a computer with more memory; then creamery"
                            + " retry");
        }
        return new RunFailure(
                "crash",
                "the engine crashed (" + signal + ") " + crashes + " times while it trained this",
                "retry it with other --kernels or another --backend, and please report it"
                        + report.map(file -> ", with " + file).orElse(""));
    }
}
