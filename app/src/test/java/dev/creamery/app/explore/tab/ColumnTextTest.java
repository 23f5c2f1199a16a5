package dev.creamery.app.explore.tab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnTextTest {

    @ParameterizedTest
    @CsvSource({"0.0001, 1e-4", "0.00003125, 3.125e-5", "0.05, 0.05", "0.32, 0.32", "0, 0"})
    void numbersAreShort(double number, String text) {
        assertThat(ColumnText.number(number)).isEqualTo(text);
    }

    @Test
    void whatIsMissingIsNone() {
        assertThat(ColumnText.of(null)).isEqualTo("none");
        assertThat(ColumnText.of(true)).isEqualTo("yes");
        assertThat(ColumnText.of("rectangle")).isEqualTo("rectangle");
    }

    @Test
    void columnsHaveNamesForPeople() {
        assertThat(ColumnText.label("learning_rate")).isEqualTo("Learning rate");
        assertThat(ColumnText.label("num_free_parameters")).isEqualTo("Trainable parameters");
        assertThat(ColumnText.label("some_column")).isEqualTo("Some column");
    }
}
