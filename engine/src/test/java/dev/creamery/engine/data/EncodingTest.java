package dev.creamery.engine.data;

import static dev.creamery.engine.data.ColumnEncoding.Kind.DROPPED;
import static dev.creamery.engine.data.ColumnEncoding.Kind.ONE_HOT;
import static dev.creamery.engine.data.ColumnEncoding.Kind.SCALED;
import static dev.creamery.engine.data.ColumnEncoding.Kind.TWO_VALUES;
import static dev.creamery.engine.network.Task.CLASSIFICATION;
import static dev.creamery.engine.network.Task.REGRESSION;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.stream.Collectors.joining;

import dev.creamery.engine.data.TargetHistogram.Bar;
import dev.creamery.engine.sweep.DatasetFacts;
import dev.creamery.engine.sweep.DatasetReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The rule that turns columns into inputs and targets, on files small enough to encode by hand. */
class EncodingTest {

    @TempDir Path folder;

    @Test
    void columnsAreEncodedByTheirNumberOfDistinctValues() throws IOException {
        Made made =
                make(
                        """
                        same,two,three,words,target
                        7,5,10,pear,1
                        7,3,2,apple,0
                        7,5,-1,quince,0
                        7,3,10,apple,1
                        """);

        assertThat(made.description.features())
                .containsExactly(
                        new ColumnEncoding("same", true, DROPPED, List.of("7"), 0, 0, 0),
                        new ColumnEncoding("two", true, TWO_VALUES, List.of("5", "3"), 0, 0, 0),
                        new ColumnEncoding(
                                "three", true, ONE_HOT, List.of("-1", "2", "10"), 0, 0, 1),
                        new ColumnEncoding(
                                "words",
                                false,
                                ONE_HOT,
                                List.of("apple", "pear", "quince"),
                                0,
                                0,
                                4));
        assertThat(made.dataset.inputs())
                .containsExactly(
                        1, 0, 0, 1, 0, 1, 0, //
                        0, 0, 1, 0, 1, 0, 0, //
                        1, 1, 0, 0, 0, 0, 1, //
                        0, 0, 0, 1, 1, 0, 0);
        assertThat(made.dataset.targets()).containsExactly(1, 0, 0, 1);
    }

    @Test
    void moreThanTwentyNumbersAreScaledAndTwentyAreNot() throws IOException {
        String rows =
                IntStream.range(0, 21)
                        .mapToObj(i -> (i - 5) + "," + Math.min(i, 19) + "," + i % 2 + "\n")
                        .collect(joining());
        Made made = make("many,twenty,target\n" + rows);

        assertThat(made.description.features().get(0))
                .isEqualTo(new ColumnEncoding("many", true, SCALED, List.of(), -5, 15, 0));
        assertThat(made.description.features().get(1).kind()).isEqualTo(ONE_HOT);
        assertThat(made.dataset.facts().inputs()).isEqualTo(21);
        for (int row = 0; row < 21; row++) {
            assertThat(made.dataset.inputs()[row * 21]).isEqualTo((float) (row / 20.0));
        }
    }

    @Test
    void textIsOneHotHoweverManyValuesItHas() throws IOException {
        String rows =
                IntStream.range(0, 30)
                        .mapToObj(i -> "name" + (char) ('A' + i) + "," + i % 2 + "\n")
                        .collect(joining());
        Made made = make("name,target\n" + rows);

        assertThat(made.dataset.facts().inputs()).isEqualTo(30);
        assertThat(made.dataset.inputs()[7 * 30 + 7]).isEqualTo(1);
    }

    @Test
    void twoTextsBecomeOneInputThatMarksTheFirst() throws IOException {
        Made made = make("answer,target\nyes,1\nno,0\nno,1\n");

        assertThat(made.dataset.inputs()).containsExactly(1, 0, 0);
    }

    @Test
    void zeroWithAMinusIsZero() throws IOException {
        Made made = make("a,target\n0,1\n-0.0,0\n5,1\n");

        assertThat(made.dataset.inputs()).containsExactly(1, 1, 0);
    }

    @Test
    void greyLevelsAreDividedBy255EvenWhereConstant() throws IOException {
        DatasetFacts mnist = new DatasetFacts("mnist", 3, 3, CLASSIFICATION, 3, 3);
        Made made =
                make(
                        new DatasetReference.Butter(mnist),
                        "p1,p2,p3,target\n" + "0,51,255,2\n0,0,255,0\n0,255,255,1\n");

        assertThat(made.dataset.inputs()).containsExactly(0, 0.2f, 1, 0, 0, 1, 0, 1, 1);
        assertThat(made.dataset.targets()).containsExactly(0, 0, 1, 1, 0, 0, 0, 1, 0);
    }

    @Test
    void regressionTargetsOfThreeToTwentyValuesAreOneHot() throws IOException {
        DatasetFacts satellite = new DatasetFacts("294_satellite_image", 4, 1, REGRESSION, 1, 3);
        Made made = make(new DatasetReference.Butter(satellite), "a,target\n1,7\n2,1\n1,3\n2,7\n");

        assertThat(made.dataset.targets()).containsExactly(0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1);
        assertThat(made.dataset.facts().task()).isEqualTo(REGRESSION);
    }

    @Test
    void regressionTargetsOfMoreValuesAreScaled() throws IOException {
        Made made = make("a,target\n" + numbered(21, i -> i % 3 + "," + (100 + i * 0.5)));

        assertThat(made.description.target())
                .isEqualTo(new ColumnEncoding("target", true, SCALED, List.of(), 100, 110, 0));
        assertThat(made.dataset.targets()[5]).isEqualTo(0.25f);
    }

    @Test
    void classesAreOneHotHoweverManyThereAre() throws IOException {
        Made made =
                make(
                        user(Optional.empty(), Optional.of(CLASSIFICATION)),
                        "a,target\n" + numbered(40, i -> i % 3 + "," + i));

        assertThat(made.dataset.facts().outputs()).isEqualTo(40);
        assertThat(made.dataset.targets()[11 * 40 + 11]).isEqualTo(1);
    }

    @Test
    void targetsAreCountedByClass() throws IOException {
        Made made = make("a,target\n1,b\n2,a\n3,b\n4,c\n");

        assertThat(TargetHistogram.of(made.dataset, made.description.target(), 20).bars())
                .containsExactly(new Bar("a", 1), new Bar("b", 2), new Bar("c", 1));
    }

    @Test
    void scaledTargetsAreCountedInBarsOfEqualWidth() throws IOException {
        // 0, 0.5, … 10: 0 … 4.5 are 10 rows, 5 … 10 are 11
        Made made = make("a,target\n" + numbered(21, i -> i % 3 + "," + i * 0.5));

        assertThat(TargetHistogram.of(made.dataset, made.description.target(), 2).bars())
                .containsExactly(new Bar("0", 10), new Bar("5", 11));
    }

    @Test
    void targetIsFoundByNameOrIsTheLastColumn() throws IOException {
        assertThat(make("Class,a\nx,1\ny,2\n").description.choice().column()).isEqualTo("Class");
        assertThat(make("y,a,label\n1,2,3\n2,3,4\n").description.choice().column())
                .describedAs("label is a surer name than y")
                .isEqualTo("label");
        TargetChoice last = make("a,b\n1,2\n3,4\n").description.choice();
        assertThat(last.column()).isEqualTo("b");
        assertThat(last.columnReason()).contains("last column");
    }

    @Test
    void targetAndTaskCanBeChosen() throws IOException {
        Made made =
                make(
                        user(Optional.of("a"), Optional.of(REGRESSION)),
                        "a,target\n" + numbered(25, i -> i + "," + i % 2));

        assertThat(made.description.choice())
                .isEqualTo(new TargetChoice("a", "chosen", REGRESSION, "chosen"));
        assertThat(made.dataset.inputs()).hasSize(25).startsWith(1, 0, 1);
        assertThat(made.dataset.targets()).startsWith(0, 1 / 24f, 2 / 24f);
    }

    @Test
    void aTargetInTheMiddleTakesNoInput() throws IOException {
        Made made = make("a,target,b\n1,x,5\n2,y,6\n1,x,6\n");

        assertThat(made.dataset.inputs()).containsExactly(1, 1, 0, 0, 1, 0);
        assertThat(made.dataset.targets()).containsExactly(1, 0, 1);
    }

    @Test
    void anUnknownTargetIsAnErrorThatNamesTheNearestColumn() {
        assertThatThrownBy(
                        () ->
                                make(
                                        user(Optional.of("qualty"), Optional.empty()),
                                        "a,quality\n1,2\n3,4\n"))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("no column 'qualty' (did you mean quality?)")
                .hasMessageContaining("its columns: a, quality");
    }

    @Test
    void fewWholeNumbersAndTextAreClassesOtherNumbersAreNot() throws IOException {
        assertThat(make("a,y\n1,0\n2,1\n3,2\n").description.choice())
                .isEqualTo(
                        new TargetChoice("y", "its name", CLASSIFICATION, "only 3 whole numbers"));
        assertThat(make("a,y\n1,b\n2,c\n3,d\n").description.choice().taskReason())
                .isEqualTo("not all of its values are numbers");
        assertThat(make("a,y\n1,0.5\n2,1\n3,2\n").description.choice().task())
                .isEqualTo(REGRESSION);
        assertThat(
                        make("a,y\n" + numbered(21, i -> "" + i % 4 + "," + i))
                                .description
                                .choice()
                                .task())
                .isEqualTo(REGRESSION);
    }

    private record Made(DatasetDescription description, PreparedDataset dataset) {}

    private static String numbered(int rows, java.util.function.IntFunction<String> row) {
        return IntStream.range(0, rows).mapToObj(row).collect(joining("\n", "", "\n"));
    }

    private static DatasetReference.UserFile user(
            Optional<String> target, Optional<dev.creamery.engine.network.Task> task) {
        return new DatasetReference.UserFile("made.csv", target, task);
    }

    private Made make(String csv) throws IOException {
        return make(user(Optional.empty(), Optional.empty()), csv);
    }

    private Made make(DatasetReference reference, String csv) throws IOException {
        Path file = Files.writeString(folder.resolve("made.csv"), csv);
        try (RawTable table = DatasetReader.open(file)) {
            DatasetDescription description =
                    new DatasetDescriber(reference.name(), Conventions.of(reference), table)
                            .describe();
            return new Made(description, new DatasetEncoder(description, table).encode());
        }
    }
}
