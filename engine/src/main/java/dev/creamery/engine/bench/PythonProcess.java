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
 * A Python that measures one framework: a line of JSON in, a line of JSON out, as {@code
 * measure.py} says. It ends when its input does, so it does not outlive us.
 */
final class PythonProcess implements Closeable {

    private final SweepJson json = new SweepJson();
    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;
    private final Path errors;

    /**
     * @param python the command
     * @param scripts the folder of {@code measure.py}
     * @throws IOException if there is no such command
     */
    PythonProcess(String python, Path scripts, String module) throws IOException {
        errors = Files.createTempFile(scripts, module, ".err");
        process =
                new ProcessBuilder(
                                List.of(
                                        python,
                                        "-B",
                                        scripts.resolve("measure.py").toString(),
                                        module))
                        .redirectError(errors.toFile())
                        .start();
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
     * @throws IOException if there is none, with the last that Python said
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
                    .map(last -> "Python ended: " + last)
                    .orElse("Python ended without a word");
        } catch (IOException unreadable) {
            return "Python ended";
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
