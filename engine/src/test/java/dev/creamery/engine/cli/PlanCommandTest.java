package dev.creamery.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

class PlanCommandTest {

    /**
     * Two inputs and one output. Rectangle of depth 2: 4 w + 1 parameters. Size 33: w 8, 33
     * parameters. Size 1: w 1, 5 parameters, not valid.
     */
    private static final String SWEEP =
            """
            {"name": "two", "repetitions": 3, "cubes": [
                {"dataset": ["banana"], "shape": ["rectangle"], "size": [33, 1], "depth": [2],
                 "epochs": [40], "batch_size": [1000],
                 "kernel_regularizer": [null, {"type": "l2", "l2": 0.01}],
                 "optimizer": [{"name": "SGD", "momentum": 0.9}]}]}
            """;

    @TempDir Path folder;

    @Test
    void theTableHasARowPerExperimentWithItsNetwork() throws IOException {
        Invocation plan = Invocation.of("plan", sweep(SWEEP));
        assertThat(plan.exitCode()).isZero();
        assertThat(plan.out().lines().filter(line -> line.startsWith("banana")))
                .hasSize(4)
                .first()
                .asString()
                .contains("rectangle", "33", "SGD momentum 0.9", "40", "8, 1");
    }

    @Test
    void theTableSaysWhyAnExperimentIsLeftOut() throws IOException {
        assertThat(Invocation.of("plan", sweep(SWEEP)).out())
                .contains("INVALID: the closest network has 5 parameters, 400.0 % away");
    }

    @Test
    void totalsAreThoseOfTheValidExperiments() throws IOException {
        // 2 valid experiments x 3 repetitions x 40 epochs; 4240 training rows are 5 minibatches of
        // 1 ms each: 6 runs x 40 x 5 ms = 1.2 s; on two threads 0.6 s, beside
        // each other a quarter more, and 5 s for the launch.
        String out = Invocation.of("plan", sweep(SWEEP)).out();
        assertThat(out)
                .containsPattern("experiments +4: 2 valid, 2 invalid")
                .containsPattern("runs +6 \\(3 repetitions of each\\)")
                .containsPattern("epochs +240\\R")
                .containsPattern("estimated time +6 s on 2 threads")
                .containsPattern("estimated disk +\\d");
        assertThat(Invocation.of("plan", sweep(SWEEP), "--threads", 1).out())
                .containsPattern("on 1 thread ");
    }

    @Test
    void jsonHasEveryExperimentAndTheTotals() throws IOException {
        Invocation plan = Invocation.of("plan", sweep(SWEEP), "--format", "json");
        JsonNode root = new ObjectMapper().readTree(plan.out());
        assertThat(root.get("sweep").asText()).isEqualTo("two");
        assertThat(root.get("experiments")).hasSize(4);
        JsonNode second = root.get("experiments").get(1);
        assertThat(second.get("kernel_regularizer").get("l2").asDouble()).isEqualTo(0.01);
        assertThat(second.get("num_free_parameters").asInt()).isEqualTo(33);
        assertThat(second.get("widths").toString()).isEqualTo("[8,1]");
        assertThat(second.get("invalid").isNull()).isTrue();
        assertThat(root.get("experiments").get(2).get("valid").asBoolean()).isFalse();
        JsonNode totals = root.get("totals");
        assertThat(totals.get("runs").asInt()).isEqualTo(6);
        assertThat(totals.get("epochs").asInt()).isEqualTo(240);
        assertThat(totals.get("estimated_seconds").asDouble()).isEqualTo(5.75);
    }

    @Test
    void csvHasAHeaderAndARowPerExperiment() throws IOException {
        List<String> lines =
                Invocation.of("plan", sweep(SWEEP), "--format", "csv").out().lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.getFirst())
                .startsWith("dataset,shape,size,depth,learning_rate,batch_size,label_noise,")
                .endsWith("widths,num_free_parameters,memory_bytes_per_run,valid,invalid");
        // What a run takes in memory depends on the machine's kernels: a positive number.
        assertThat(lines.get(1))
                .matches(
                        Pattern.quote(
                                        "banana,rectangle,33,2,0.0001,1000,0,,"
                                            + "\"{\"\"name\"\":\"\"SGD\"\",\"\"momentum\"\":0.9}\",40,"
                                            + "regression,2,1,\"[8,1]\",33,")
                                + "[1-9][0-9]*,true,");
    }

    @Test
    void aFileOfTheUsersIsTakenRelativeToTheSweepsFile() throws IOException {
        Path data = Files.createDirectories(folder.resolve("study"));
        StringBuilder rows = new StringBuilder("x,y\n");
        for (int row = 0; row < 50; row++) {
            rows.append(row).append(',').append(row * row).append('\n');
        }
        Files.writeString(data.resolve("yield.csv"), rows);
        Path file =
                Files.writeString(
                        data.resolve("sweep.json"),
                        """
                        {"name": "own", "cubes": [{"dataset": ["yield.csv?target=y"],
                            "shape": ["rectangle"], "size": [64], "depth": [2]}]}
                        """);
        Invocation plan = Invocation.of("plan", file, "--format", "json");
        JsonNode experiment = new ObjectMapper().readTree(plan.out()).get("experiments").get(0);
        assertThat(experiment.get("dataset").asText())
                .isEqualTo(data.resolve("yield.csv").toAbsolutePath() + "?target=y");
        assertThat(experiment.get("inputs").asInt()).isEqualTo(1);
    }

    @Test
    void whatIsToBeDownloadedIsToldBesideTheTable() throws IOException {
        Invocation plan = Invocation.of("plan", sweep(SWEEP), "--format", "csv");
        assertThat(plan.err()).contains("to be downloaded when training begins: banana");
        assertThat(plan.out()).doesNotContain("downloaded");
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("banana.tsv.gz"), "not looked into");
        assertThat(Invocation.of("plan", sweep(SWEEP), "--data", data).err()).isEmpty();
    }

    @Test
    void anErrorInTheSweepNamesFilePathAndValue() throws IOException {
        Path file = sweep(SWEEP.replace("[33, 1]", "[33, -1]"));
        Invocation plan = Invocation.of("plan", file);
        assertThat(plan.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(plan.err()).contains(file.toString(), "$.cubes[0].size[1]", "-1");
    }

    @Test
    void theLargestSweepOfButterIsPlannedInSeconds() {
        long start = System.nanoTime();
        Invocation plan = Invocation.of("plan", "primary_sweep");
        assertThat(System.nanoTime() - start).isLessThan(30_000_000_000L);
        assertThat(plan.out()).containsPattern("experiments +30,576: ");
        // 13 datasets x 8 shapes x 21 sizes x 14 depths
        assertThat(plan.out().lines()).hasSizeGreaterThan(13 * 8 * 21 * 14);
    }

    private Path sweep(String json) throws IOException {
        return Files.writeString(folder.resolve("two.json"), json);
    }
}
