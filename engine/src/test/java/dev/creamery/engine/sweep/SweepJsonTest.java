package dev.creamery.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creamery.engine.network.Shape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class SweepJsonTest {

    private static final String EXAMPLE =
            """
            {"name": "quick", "repetitions": 10, "seed": 1,
             "cubes": [{"dataset": ["wine_quality_white"], "shape": ["rectangle"],
                        "size": [1024, 4096], "depth": [3], "learning_rate": [0.0001],
                        "batch_size": [256], "label_noise": [0],
                        "kernel_regularizer": [null, {"type": "l2", "l2": 0.01}],
                        "optimizer": [{"name": "adam"}, {"name": "SGD", "momentum": 0.9}],
                        "epochs": [300]}]}
            """;

    private final SweepJson json = new SweepJson();

    @Test
    void readsEveryCombinationOfTheExample() {
        Sweep sweep = json.read(EXAMPLE);

        assertThat(sweep.name()).isEqualTo("quick");
        assertThat(sweep.repetitions()).isEqualTo(10);
        assertThat(sweep.seed()).isEqualTo(1);
        assertThat(sweep.experiments())
                .hasSize(8)
                .contains(
                        new Experiment(
                                "wine_quality_white",
                                new Shape.Rectangle(false),
                                4096,
                                3,
                                1e-4f,
                                256,
                                0f,
                                KernelRegularizer.ofL2(0.01f),
                                new Optimizer.Sgd(0.9f),
                                300));
    }

    @Test
    void whatItWritesReadsBackTheSame() {
        Sweep sweep = json.read(EXAMPLE);

        assertThat(json.read(json.write(sweep))).isEqualTo(sweep);
    }

    @Test
    void missingAxesTakeTheCoreValues() {
        Experiment experiment = json.read(minimal("")).experiments().iterator().next();

        assertThat(experiment.learningRate()).isEqualTo(1e-4f);
        assertThat(experiment.batchSize()).isEqualTo(256);
        assertThat(experiment.labelNoise()).isZero();
        assertThat(experiment.kernelRegularizer()).isEqualTo(KernelRegularizer.NONE);
        assertThat(experiment.optimizer()).isEqualTo(new Optimizer.Adam());
        assertThat(experiment.epochs()).isEqualTo(3000);
    }

    @Test
    void axesThatHaveNoCoreValueMustBeGiven() {
        assertThatThrownBy(
                        () ->
                                json.read(
                                        """
                                        {"name": "x", "cubes": [{"dataset": ["adult"],
                                         "shape": ["rectangle"], "size": [32]}]}
                                        """))
                .isInstanceOf(InvalidSweepException.class)
                .hasMessageContaining("$.cubes[0].depth is missing")
                .hasMessageContaining("whole numbers from 2 to 255");
    }

    @Test
    void overlappingCubesMakeEachExperimentOnce() {
        Sweep sweep =
                json.read(
                        """
                        {"name": "x", "cubes": [
                          {"dataset": ["adult"], "shape": ["rectangle"], "size": [32, 64], "depth": [2]},
                          {"dataset": ["adult"], "shape": ["rectangle"], "size": [64, 128], "depth": [2]}]}
                        """);

        assertThat(sweep.experiments().stream().map(Experiment::size))
                .containsExactly(32L, 64L, 128L);
    }

    @Test
    void aValueGivenTwiceCountsOnce() {
        assertThat(json.read(minimal(", \"batch_size\": [32, 32, 3.2e1]")).experiments())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ", \"learningrate\": [1] | $.cubes[0].learningrate | did you mean learning_rate?",
                ", \"batch_size\": [] | $.cubes[0].batch_size: [] | list of one value or more",
                ", \"batch_size\": 32 | $.cubes[0].batch_size: 32 | list of one value or more",
                ", \"batch_size\": [32, 0] | $.cubes[0].batch_size[1]: 0 | from 1 to 1048576",
                ", \"batch_size\": [1.5] | $.cubes[0].batch_size[0]: 1.5 | whole numbers",
                ", \"batch_size\": [\"32\"] | $.cubes[0].batch_size[0]: \"32\" | is not a number",
                ", \"label_noise\": [1.1] | $.cubes[0].label_noise[0]: 1.1 | from 0 to 1",
                ", \"learning_rate\": [0] | $.cubes[0].learning_rate[0]: 0 | is out of range",
                ", \"epochs\": [-5] | $.cubes[0].epochs[0]: -5 | from 1 to",
                ", \"optimizer\": [\"adam\"] | $.cubes[0].optimizer[0]: \"adam\" | {\"name\":"
                        + " \"adam\"}",
                ", \"optimizer\": [{\"name\": \"adma\"}] | $.cubes[0].optimizer[0] | did you mean"
                        + " adam?",
                ", \"optimizer\": [{\"name\": \"adam\", \"momentum\": 0.9}] |"
                        + " $.cubes[0].optimizer[0] | takes none",
                ", \"optimizer\": [{\"name\": \"SGD\", \"momentum\": 2}] | $.cubes[0].optimizer[0]"
                        + " | momentum 2",
                ", \"optimizer\": [{\"name\": \"SGD\", \"nesterov\": true}] |"
                        + " $.cubes[0].optimizer[0] | unknown key nesterov",
                ", \"kernel_regularizer\": [{\"type\": \"l2\"}] | $.cubes[0].kernel_regularizer[0]"
                        + " | does not name a penalty",
                ", \"kernel_regularizer\": [{\"type\": \"l1\", \"l2\": 1}] |"
                        + " $.cubes[0].kernel_regularizer[0] | does not name a penalty",
                ", \"kernel_regularizer\": [{\"type\": \"l1\", \"l1\": -1}] |"
                        + " $.cubes[0].kernel_regularizer[0] | l1 -1",
            })
    void whatIsWrongIsNamedWithItsPlaceAndWhatIsAllowed(
            String member, String place, String problem) {
        assertThatThrownBy(() -> json.read(minimal(member)))
                .isInstanceOf(InvalidSweepException.class)
                .hasMessageContaining(place)
                .hasMessageContaining(problem);
    }

    @Test
    void limitsAreToldAsASweepFileTakesThem() {
        assertThatThrownBy(() -> json.read(minimal(", \"learning_rate\": [-1]")))
                .hasMessageContaining("allowed: numbers from 1e-12 to 1000");
        assertThatThrownBy(() -> json.read(minimal(", \"batch_size\": [1.5]")))
                .hasMessageContaining("1.5 is not a whole number");
    }

    @Test
    void whatIsNotJsonIsToldWithoutTheParsersOwnWords() {
        assertThatThrownBy(() -> json.read("{\"name\": \"x\", \"cubes\": ["))
                .hasMessageContaining("line 1")
                .hasMessageContaining("Unexpected end-of-input")
                .hasMessageNotContaining("Source");
    }

    @Test
    void unknownNamesComeWithTheNearestKnownOne() {
        assertThatThrownBy(() -> json.read(minimal("").replace("adult", "adlut")))
                .hasMessageContaining("$.cubes[0].dataset[0]: \"adlut\"")
                .hasMessageContaining("did you mean adult?");
        assertThatThrownBy(() -> json.read(minimal("").replace("rectangle", "rectangel")))
                .hasMessageContaining("$.cubes[0].shape[0]: \"rectangel\"")
                .hasMessageContaining("did you mean rectangle?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{\"name\": \"x\"}", "{\"name\": \"x\", \"cubes\": []}"})
    void whatIsNotASweepIsRefused(String text) {
        assertThatThrownBy(() -> json.read(text)).isInstanceOf(InvalidSweepException.class);
    }

    @Test
    void brokenJsonIsToldByLineAndColumn() {
        assertThatThrownBy(() -> json.read("{\"name\": \"x\",\n  oops}"))
                .isInstanceOf(InvalidSweepException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void aKeyGivenTwiceIsRefused() {
        assertThatThrownBy(() -> json.read(minimal(", \"epochs\": [1], \"epochs\": [2]")))
                .isInstanceOf(InvalidSweepException.class)
                .hasMessageContaining("epochs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../escape", "", " ", "a/b", ".hidden"})
    void aNameMustBeFitForAFolder(String name) {
        assertThatThrownBy(() -> json.read(minimal("").replace("\"x\"", "\"" + name + "\"")))
                .hasMessageContaining("$.name")
                .hasMessageContaining("letters, digits");
    }

    @Test
    void theIdentityOfAnExperimentIsItsCanonicalJson() {
        Experiment experiment =
                new Experiment(
                        "adult",
                        new Shape.WideFirst(4),
                        32,
                        2,
                        1e-5f,
                        32,
                        0.05f,
                        KernelRegularizer.ofL1(7.8125e-5f),
                        new Optimizer.RmsProp(0.9f),
                        3000);

        assertThat(json.canonical(experiment))
                .isEqualTo(
                        """
                        {"dataset":"adult","shape":"wide_first_4x","size":32,"depth":2,\
                        "learning_rate":0.00001,"batch_size":32,"label_noise":0.05,\
                        "kernel_regularizer":{"type":"l1","l1":0.000078125},\
                        "optimizer":{"name":"RMSprop","momentum":0.9},"epochs":3000}\
                        """);
        assertThat(json.experiment(json.canonical(experiment))).isEqualTo(experiment);
    }

    @Test
    void equalNumbersWrittenDifferentlyAreTheSameExperiment() {
        var one = json.read(minimal(", \"learning_rate\": [0.0001]")).experiments();
        var other = json.read(minimal(", \"learning_rate\": [1.00e-4]")).experiments();

        assertThat(one).isEqualTo(other);
        assertThat(one.stream().map(json::canonical).toList())
                .isEqualTo(List.copyOf(other).stream().map(json::canonical).toList());
    }

    private static String minimal(String members) {
        return "{\"name\": \"x\", \"cubes\": [{\"dataset\": [\"adult\"], \"shape\":"
                + " [\"rectangle\"], \"size\": [32], \"depth\": [2]"
                + members
                + "}]}";
    }
}
