package dev.creamery.app.explore.widget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTextTest {

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5",
        "0.30000000000000004, 0.3",
        "0.123456, 0.12346",
        "1.99999999, 2",
        "100, 100",
        "0, 0",
        "-0.25, \u22120.25",
        "1234.5, 1\u2009234.5",
        "0.000020, 2×10⁻⁵",
        "12300000.5, 1.23×10⁷"
    })
    void aNumberHasNoZerosAtItsEnd(double number, String text) {
        assertThat(ValueText.shown(number)).isEqualTo(text);
    }
}
