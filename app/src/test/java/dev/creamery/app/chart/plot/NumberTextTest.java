package dev.creamery.app.chart.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource({
        "0.45161, 0.4516",
        "2140, 2_140",
        "8388608, 8_388_608",
        "1234.56, 1_235",
        "0.000031999, 3.2×10⁻⁵",
        "-0.5, −0.5",
        "0, 0",
        "2.5e13, 2.5×10¹³",
        "NaN, –",
        "Infinity, ∞"
    })
    void valuesAreReadable(double value, String text) {
        assertThat(NumberText.value(value)).isEqualTo(text.replace('_', '\u2009'));
    }

    @Test
    void aDashBetweenNumbersIsNotTakenForAMinus() {
        assertThat(NumberText.range(.25, .5)).isEqualTo("0.25–0.5");
        assertThat(NumberText.range(-.5, -.25)).isEqualTo("−0.5 to −0.25");
    }
}
