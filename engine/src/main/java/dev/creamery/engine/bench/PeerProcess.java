package dev.creamery.engine.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.creamery.engine.sweep.SweepJson;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A process that measures one framework: a line of JSON in, a line of JSON out, as {@code
 * measure.py} says. It ends when its input does, so it does not outlive us.
 */
final class PeerProcess implements Closeable {

    /** What libraries ask for the number of their threads. */
    private static final List<String> ONE_THREAD =
            List.of(
                    "OMP_NUM_THREADS",
                    "OPENBLAS_NUM_THREADS",
                    "MKL_NUM_THREADS",
                    "NUMEXPR_NUM_THREADS");

    private final SweepJson json = new SweepJson();
    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;
    private final Path errors;

    /**
     * @param command what to run
     * @param folder of files that it leaves
     * @throws IOException if there is no such command
     */
    PeerProcess(List<String> command, Path folder) throws IOException {
        errors = Files.createTempFile(folder, "peer", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        ONE_THREAD.forEach(name -> builder.environment().put(name, "1"));
        builder.environment().putIfAbsent("TF_CPP_MIN_LOG_LEVEL", "3");
        process = builder.start();
        questions = process.outputWriter(UTF_8);
        answers = process.inputReader(UTF_8);
    }

    /** Sends a question and waits for its answer. */
    Map<String, @Nullable Object> ask(Map<String, @Nullable Object> question) throws IOException {
        questions.write(json.compact(question));
        questions.newLine();
        questions.flush();
        return answer();
    }

    /**
     * Waits for a line.
     *
     * @throws IOException if there is none, with the last that the process said
     */
    Map<String, @Nullable Object> answer() throws IOException {
        String line = answers.readLine();
        Optional<Map<String, @Nullable Object>> answer =
                line == null ? Optional.empty() : json.object(line);
        return answer.orElseThrow(() -> new IOException(lastWords(line)));
    }

    private String lastWords(@Nullable String line) {
        if (line != null) {
            return "it said: " + line;
        }
        try (var lines = Files.lines(errors)) {
            return lines.filter(text -> !text.isBlank())
                    .reduce((_, last) -> last)
                    .map(last -> "it ended: " + last)
                    .orElse("it ended without a word");
        } catch (IOException unreadable) {
            return "it ended";
        }
    }

    @Override
    public void close() throws IOException {
        try {
            questions.close();
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            process.destroyForcibly(); // it has ended already, or will not read
        }
    }
}
