package dev.creamery.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creamery.engine.network.Task;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

class DatasetReferenceTest {

    @Test
    void butterHasThirteen() {
        assertThat(ButterDatasets.all()).hasSize(13);
        assertThat(DatasetReference.of("adult"))
                .isEqualTo(
                        new DatasetReference.Butter(
                                new DatasetFacts("adult", 48842, 14, Task.CLASSIFICATION, 81, 1)));
    }

    @Test
    void sizesNoiseAndSeedAreParametersOfAGeneratorsName() {
        assertThat(DatasetReference.of("spirals?rows=500&noise=0.25&seed=7"))
                .isEqualTo(
                        new DatasetReference.Synthetic(SyntheticGenerator.SPIRALS, 500, 0.25f, 7));
    }

    @Test
    void theNameIsTheSameHoweverItIsWritten() {
        assertThat(DatasetReference.of("two_moons?seed=3&rows=2000&noise=0.1").name())
                .isEqualTo("two_moons?seed=3");
        assertThat(DatasetReference.of("two_moons?seed=1").name()).isEqualTo("two_moons");
    }

    @Test
    void aFileMayNameItsTargetAndTask() {
        var reference = DatasetReference.of("data/my study.csv?task=regression&target=yield");

        assertThat(reference)
                .isEqualTo(
                        new DatasetReference.UserFile(
                                "data/my study.csv",
                                Optional.of("yield"),
                                Optional.of(Task.REGRESSION)));
        assertThat(DatasetReference.of(reference.name())).isEqualTo(reference);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "two_moon | did you mean two_moons?",
                "two_moons?row=5 | did you mean rows?",
                "two_moons?rows=5 | from 10 to 10000000",
                "two_moons?rows=many | is not a number",
                "two_moons?rows | not key=value",
                "adult?rows=10 | takes no options",
                "x.csv?task=guess | regression, classification",
                "x.xlsx | .parquet",
            })
    void wrongNamesAreExplained(String name, String problem) {
        assertThatThrownBy(() -> DatasetReference.of(name))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv", "a.TSV", "/x/a.parquet", "a.csv.gz", "b/a.tsv.gz"})
    void filesAreKnownByTheirEnding(String path) {
        assertThat(DatasetReference.of(path)).isInstanceOf(DatasetReference.UserFile.class);
    }

    @Test
    void theTestSetIsAFifthRoundedUp() {
        var facts = new DatasetFacts("x", 11, 1, Task.REGRESSION, 1, 1);

        assertThat(facts.testRows()).isEqualTo(3);
        assertThat(facts.trainRows()).isEqualTo(8);
    }
}
