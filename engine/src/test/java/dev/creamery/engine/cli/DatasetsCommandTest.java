package dev.creamery.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.creamery.engine.sweep.ButterDatasets;
import dev.creamery.engine.sweep.SyntheticGenerator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.StreamSupport;

class DatasetsCommandTest {

    @TempDir Path folder;

    @Test
    void everyDatasetIsListedWithItsFacts() {
        String out = Invocation.of("datasets").out();
        ButterDatasets.all()
                .forEach(
                        facts ->
                                assertThat(out)
                                        .containsPattern(
                                                facts.name()
                                                        + " +"
                                                        + facts.rows()
                                                        + " +"
                                                        + facts.features()
                                                        + " +"
                                                        + facts.task().label()
                                                        + " +"
                                                        + facts.inputs()
                                                        + " +"
                                                        + facts.outputs()));
        for (SyntheticGenerator generator : SyntheticGenerator.values()) {
            assertThat(out).containsPattern("(?m)^" + generator.label() + " +2000");
        }
    }

    @Test
    void programsGetAllOfThemAsOneList() throws IOException {
        JsonNode list =
                new ObjectMapper().readTree(Invocation.of("datasets", "--format", "json").out());
        assertThat(list).hasSize(13 + SyntheticGenerator.values().length);
        JsonNode nursery =
                StreamSupport.stream(list.spliterator(), false)
                        .filter(one -> one.path("dataset").asText().equals("nursery"))
                        .findFirst()
                        .orElseThrow();
        assertThat(nursery.path("rows").asInt()).isEqualTo(12958);
        assertThat(nursery.path("inputs").asInt()).isEqualTo(26);
        assertThat(nursery.path("task").asText()).isEqualTo("classification");
        assertThat(nursery.path("source").asText()).contains("nursery");
    }

    @Test
    void programsGetTheEncodingOfAFile() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("own.csv"),
                        "color,same,target\nred,1,3\nblue,1,4\nred,1,5\n");
        JsonNode own =
                new ObjectMapper()
                        .readTree(
                                Invocation.of(
                                                "datasets",
                                                file + "?target=target",
                                                "--format",
                                                "json")
                                        .out())
                        .path(0);
        assertThat(own.path("target").asText()).isEqualTo("target");
        assertThat(own.path("columns"))
                .extracting(one -> one.path("column").asText() + " " + one.path("becomes").asText())
                .startsWith("color two_values", "same dropped");
    }

    @Test
    void theSourceIsTheFirstPlaceThatHasTheDataset() throws IOException {
        Path banana = Files.createFile(folder.resolve("banana.tsv.gz"));
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.createFile(other.resolve("adult.tsv.gz"));
        Files.createFile(other.resolve("banana.tsv.gz"));
        String out =
                Invocation.in(
                                Map.of("CREAMERY_DATA", other.toString()),
                                "datasets",
                                "--data",
                                folder)
                        .out();
        assertThat(line(out, "banana")).endsWith(banana.toString());
        assertThat(line(out, "adult")).endsWith(other.resolve("adult.tsv.gz").toString());
        assertThat(line(out, "sleep")).contains("to be downloaded from https://");
    }

    @Test
    void anotherAddressOfPmlbIsUsedIfItIsOne() {
        String given = "https://mirror.example/pmlb";
        assertThat(Invocation.in(Map.of("CREAMERY_PMLB", given), "datasets").out())
                .contains("https://mirror.example/pmlb/sleep/sleep.tsv.gz");
        Invocation wrong = Invocation.in(Map.of("CREAMERY_PMLB", "/no/address"), "datasets");
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains("CREAMERY_PMLB", "/no/address", "https://");
    }

    @Test
    void aFileOfTheUsersIsShownWithItsGuesses() throws IOException {
        Path file = folder.resolve("fruit.csv");
        Files.writeString(
                file,
                "weight,colour,target\n" + "1.5,red,apple\n2,green,pear\n3,red,apple\n".repeat(4));
        Invocation shown = Invocation.of("datasets", file);
        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out())
                .containsPattern("target +target")
                .containsPattern("task +classification")
                .containsPattern("(?m)^colour +0 or 1 +1 +red, green")
                .containsPattern("(?m)^weight +one-hot +3");
    }

    @Test
    void anUnknownNameIsNamedWithTheNearest() {
        assertThat(Invocation.of("datasets", "two_mons").err())
                .contains("two_mons is not a dataset", "did you mean two_moons?");
    }

    private static String line(String out, String start) {
        return out.lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
    }
}
