package dev.creamery.engine.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

class PeersTest {

    @TempDir Path folder;

    /** A program in the place of Python: it has PyTorch, and an answer for every question. */
    private String fakePython() throws IOException {
        Path python = folder.resolve("python");
        Files.writeString(
                python,
                """
                #!/bin/sh
                # called with: -B .../measure.py MODULE
                case $3 in
                with_pytorch) echo '{"name": "PyTorch 9.9", "ways": ["", "16 at once"]}' ;;
                with_jax) echo 'Segmentation fault' >&2; exit 139 ;;
                *) echo '{"missing": "No module named x (Python 3.99)"}'; exit ;;
                esac
                while read -r question; do
                    case $question in
                    *'"way":""'*'"batch_size":32,'*'"seconds":1.5'*) echo '{"seconds": 0.25}' ;;
                    *'"way":"16 at once"'*'"widths":[4,4,4,7]'*) echo '{"seconds": 0.125}' ;;
                    *) echo '{"failed": "MemoryError: too large"}' ;;
                    esac
                done
                """);
        assumeTrue(python.toFile().setExecutable(true) && Files.isExecutable(Path.of("/bin/sh")));
        return python.toString();
    }

    @Test
    void frameworksAreFoundInAPython() throws IOException {
        String python = fakePython();
        try (Peers peers = new Peers(List.of(python), Optional.empty())) {
            assertThat(peers.contenders())
                    .extracting(Contender::name)
                    .last()
                    .isEqualTo("PyTorch 9.9, 16 at once");
            Contender one =
                    peers.contenders().stream()
                            .filter(peer -> peer.name().equals("PyTorch 9.9"))
                            .findFirst()
                            .orElseThrow();
            Duration time = Duration.ofMillis(1500);
            assertThat(one.secondsPerEpoch(new Workload(128, 4, 32), time)).isEqualTo(0.25);
            assertThat(
                            peers.contenders()
                                    .getLast()
                                    .secondsPerEpoch(new Workload(128, 4, 256), time))
                    .isEqualTo(0.125);
            assertThatThrownBy(() -> one.secondsPerEpoch(new Workload(1024, 4, 256), time))
                    .isInstanceOf(IOException.class)
                    .hasMessage("MemoryError: too large");
        }
    }

    @Test
    void whatIsMissingIsNamedWithTheRemedy() throws IOException {
        String python = fakePython();
        try (Peers peers =
                new Peers(List.of(python, folder + "/no-such-python"), Optional.empty())) {
            assertThat(peers.missing())
                    .contains(
                            "TensorFlow: No module named x (Python 3.99); install it with: "
                                    + python
                                    + " -m pip install tensorflow",
                            "JAX: it ended: Segmentation fault; install it with: "
                                    + python
                                    + " -m pip install jax")
                    .anySatisfy(
                            line ->
                                    assertThat(line)
                                            .startsWith(
                                                    "PyTorch, TensorFlow, scikit-learn, JAX: there"
                                                            + " is")
                                            .contains("no-such-python", "--python"));
        }
    }

    @Test
    void tensorFlowForJavaIsNamedWithTheRemedyWhereItIsMissing() throws IOException {
        for (Optional<String> classPath :
                List.of(Optional.<String>empty(), Optional.of(folder + "/*"))) {
            try (Peers peers = new Peers(List.of(), classPath)) {
                assertThat(peers.contenders()).extracting(Contender::name).doesNotContain("graph");
                assertThat(peers.missing())
                        .singleElement()
                        .asString()
                        .startsWith("TensorFlow for Java: ")
                        .contains("mvn -f engine/peers/tensorflow-java.xml", "--tensorflow-java");
            }
        }
    }

    /** Where `engine/peers/tensorflow-java.xml` has fetched it. */
    @Test
    void tensorFlowForJavaTrainsInAProcessOfItsOwn() throws IOException {
        Path jars = Path.of("peers", "target", "dependency");
        assumeTrue(Files.isDirectory(jars));
        try (Peers peers = new Peers(List.of(), Optional.of(jars + "/*"))) {
            assertThat(peers.missing()).isEmpty();
            Contender tensorFlow = peers.contenders().getLast();
            assertThat(tensorFlow.name()).matches("TensorFlow [0-9.]+ for Java, graph");
            assertThat(tensorFlow.secondsPerEpoch(new Workload(128, 4, 256), Duration.ofMillis(50)))
                    .isBetween(1e-5, 10.0);
        }
    }

    @Test
    void theScriptMeasuresAModuleThatTrains() throws IOException {
        try (InputStream script = Peers.class.getResourceAsStream("measure.py")) {
            Files.copy(Objects.requireNonNull(script), folder.resolve("measure.py"));
        }
        Files.writeString(
                folder.resolve("with_fake.py"),
                """
                class Way:
                    networks = 2
                    def __init__(self, work):
                        self.shape = work.train_inputs.shape + work.test_targets.shape
                        print("a word that is no answer")
                    def epoch(self):
                        if self.shape != (30, 11, 8, 7):
                            raise ValueError(str(self.shape))
                        return sum(range(1000)) / 1e6
                def describe():
                    return "Fake 1"
                WAYS = {"": Way}
                """);
        assumeTrue(hasNumpy());
        try (PeerProcess process =
                new PeerProcess(
                        List.of("python3", "-B", folder + "/measure.py", "with_fake"), folder)) {
            assertThat(process.answer()).containsEntry("name", "Fake 1");
            Map<String, Object> answer =
                    process.ask(
                            Map.of(
                                    "way", "",
                                    "widths", List.of(4, 7),
                                    "inputs", 11,
                                    "train_rows", 30,
                                    "test_rows", 8,
                                    "batch_size", 10,
                                    "seconds", 0.01));
            assertThat(answer.get("loss")).hasToString("0.4995");
            assertThat(((Number) answer.get("seconds")).doubleValue()).isPositive();
            assertThat(process.ask(Map.of("way", "none"))).containsKey("failed");
        }
    }

    private static boolean hasNumpy() {
        try {
            return new ProcessBuilder("python3", "-c", "import numpy").start().waitFor() == 0;
        } catch (IOException noPython) {
            return false;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
