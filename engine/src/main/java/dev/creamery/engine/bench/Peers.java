package dev.creamery.engine.bench;

import static java.util.Objects.requireNonNull;

import dev.creamery.engine.store.Folders;
import dev.creamery.engine.train.dl4j.Dl4jTrainer;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Other programs that can train the same networks: deeplearning4j, which is built in, and whatever
 * frameworks some Pythons have.
 */
public final class Peers implements Closeable {

    private static final List<String> SCRIPTS =
            List.of(
                    "measure.py",
                    "with_pytorch.py",
                    "with_tensorflow.py",
                    "with_sklearn.py",
                    "with_jax.py");

    private final List<Contender> contenders = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<PythonProcess> processes = new ArrayList<>();
    private final Path scripts;

    /**
     * Looks for them.
     *
     * @param pythons commands
     * @throws IOException if the scripts cannot be unpacked into a temporary folder
     */
    public Peers(List<String> pythons) throws IOException {
        scripts = Files.createTempDirectory("creamery-peers");
        try {
            for (String script : SCRIPTS) {
                try (InputStream resource = Peers.class.getResourceAsStream(script)) {
                    Files.copy(requireNonNull(resource, script), scripts.resolve(script));
                }
            }
            addDeeplearning4j();
            for (String python : pythons) {
                for (Framework framework : Framework.values()) {
                    add(python, framework);
                }
            }
        } catch (IOException | RuntimeException failure) {
            close();
            throw failure;
        }
    }

    /** Those that are there. */
    public List<Contender> contenders() {
        return List.copyOf(contenders);
    }

    /** Of each that is not there, why, and how to install it. */
    public List<String> missing() {
        return List.copyOf(missing);
    }

    private void addDeeplearning4j() {
        Dl4jTrainer trainer = new Dl4jTrainer();
        try {
            String name = trainer.provenance().replaceFirst(",.*", "").replace("dl4j", "DL4J");
            contenders.add(new TrainerContender(name, trainer, _ -> 1));
        } catch (IllegalStateException | LinkageError unusable) {
            missing.add("DL4J: " + unusable.getMessage());
        }
    }

    private void add(String python, Framework framework) throws IOException {
        PythonProcess process;
        try {
            process = new PythonProcess(python, scripts, framework.module());
        } catch (IOException noPython) {
            missing.add(
                    "%s: %s; install Python 3, or name one with --python"
                            .formatted(framework.title(), noPython.getMessage()));
            return;
        }
        processes.add(process);
        try {
            Map<String, @Nullable Object> answer = process.answer();
            if (answer.get("ways") instanceof List<?> ways) {
                for (Object way : ways) {
                    String name = answer.get("name") + (way.equals("") ? "" : ", " + way);
                    contenders.add(new PythonContender(name, way.toString(), process));
                }
                return;
            }
            missing.add(missing(python, framework, String.valueOf(answer.get("missing"))));
        } catch (IOException ended) {
            missing.add(missing(python, framework, String.valueOf(ended.getMessage())));
        }
        process.close();
    }

    private static String missing(String python, Framework framework, String why) {
        return "%s: %s; install it with: %s"
                .formatted(framework.title(), why, framework.remedy(python));
    }

    @Override
    public void close() throws IOException {
        for (PythonProcess process : processes) {
            process.close();
        }
        Folders.delete(scripts);
    }
}
