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
import java.util.Optional;

/**
 * Other programs that can train the same networks: deeplearning4j, which is built in, TensorFlow
 * for Java, and whatever frameworks some Pythons have.
 */
public final class Peers implements Closeable {

    private static final String JAVA_SOURCE = "TensorFlowPeer.java";
    private static final List<String> SCRIPTS =
            List.of(
                    "measure.py",
                    "with_pytorch.py",
                    "with_tensorflow.py",
                    "with_sklearn.py",
                    "with_jax.py",
                    JAVA_SOURCE);

    private static final String TENSORFLOW_JAVA = "TensorFlow for Java";

    /** Its JavaCPP and that of ND4J exclude each other, so it is no part of a build. */
    private static final String TENSORFLOW_JAVA_REMEDY =
            "mvn -f engine/peers/tensorflow-java.xml dependency:copy-dependencies (in the folder of"
                    + " Creamery's sources), then add --tensorflow-java"
                    + " 'engine/peers/target/dependency/*'";

    private final List<Contender> contenders = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<PeerProcess> processes = new ArrayList<>();
    private final Path scripts;

    /**
     * Looks for them.
     *
     * @param pythons commands
     * @param tensorflowJava the class path of TensorFlow for Java, if there is one
     * @throws IOException if the scripts cannot be unpacked into a temporary folder
     */
    public Peers(List<String> pythons, Optional<String> tensorflowJava) throws IOException {
        scripts = Files.createTempDirectory("creamery-peers");
        try {
            for (String script : SCRIPTS) {
                try (InputStream resource = Peers.class.getResourceAsStream(script)) {
                    Files.copy(requireNonNull(resource, script), scripts.resolve(script));
                }
            }
            addDeeplearning4j();
            addTensorFlowForJava(tensorflowJava);
            for (String python : pythons) {
                addPython(python);
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

    private void addTensorFlowForJava(Optional<String> classPath) throws IOException {
        if (classPath.isEmpty()) {
            addMissing(TENSORFLOW_JAVA, "not looked for", TENSORFLOW_JAVA_REMEDY);
            return;
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command =
                List.of(
                        java.toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        classPath.get(),
                        scripts.resolve(JAVA_SOURCE).toString());
        add(TENSORFLOW_JAVA, TENSORFLOW_JAVA_REMEDY, new PeerProcess(command, scripts));
    }

    private void addPython(String python) throws IOException {
        String script = scripts.resolve("measure.py").toString();
        for (Framework framework : Framework.values()) {
            PeerProcess process;
            try {
                process =
                        new PeerProcess(List.of(python, "-B", script, framework.module()), scripts);
            } catch (IOException noPython) {
                missing.add(
                        "%s: there is no command %s; install Python 3, or name one with --python"
                                .formatted(Framework.titles(), python));
                return;
            }
            add(framework.title(), framework.remedy(python), process);
        }
    }

    /** Adds the ways of a process, if it has what it is to measure. */
    private void add(String title, String remedy, PeerProcess process) throws IOException {
        processes.add(process);
        try {
            Map<String, @Nullable Object> answer = process.answer();
            if (answer.get("ways") instanceof List<?> ways) {
                for (Object way : ways) {
                    String name = answer.get("name") + (way.equals("") ? "" : ", " + way);
                    contenders.add(new PeerContender(name, way.toString(), process));
                }
                return;
            }
            addMissing(title, String.valueOf(answer.get("missing")), remedy);
        } catch (IOException ended) {
            addMissing(title, String.valueOf(ended.getMessage()), remedy);
        }
        process.close();
    }

    private void addMissing(String title, String why, String remedy) {
        missing.add("%s: %s; install it with: %s".formatted(title, why, remedy));
    }

    @Override
    public void close() throws IOException {
        for (PeerProcess process : processes) {
            process.close();
        }
        Folders.delete(scripts);
    }
}
