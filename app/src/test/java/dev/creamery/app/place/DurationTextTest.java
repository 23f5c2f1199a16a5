package dev.creamery.app.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creamery.engine.sweep.InvalidValueException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "0.2, less than 1 s",
        "45, 45 s",
        "200, 3 min 20 s",
        "1500, 25 min",
        "14700, 4 h 5 min",
        "1047600, 12 d 3 h",
        "63072000, 2.0 years"
    })
    void timesHaveTwoUnitsAtMost(double seconds, String text) {
        assertThat(DurationText.text(Duration.ofMillis((long) (1000 * seconds)))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.0004, 0.4 ms", "12, 12 s", "150, 2.5 min", "12600, 3.5 h", "864000, 10 d"})
    void briefTimesHaveOneUnit(double seconds, String text) {
        assertThat(DurationText.brief(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "90 s, 90",
        "10 min, 600",
        "10m, 600",
        "1.5 H, 5400",
        "2 d, 172800",
        "3days, 259200"
    })
    void timesAreReadWithTheirUnit(String typed, long seconds) {
        assertThat(DurationText.read(typed)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "min", "-3 s", "0 s", "10 parsecs"})
    void whatIsNoTimeIsToldWithExamples(String typed) {
        assertThatThrownBy(() -> DurationText.read(typed))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("'" + typed + "' is not a time; type for example 90 s");
    }

    @Test
    void aRangeNamesItsUnitOnce() {
        assertThat(DurationText.range(Duration.ofMinutes(90 * 60), Duration.ofHours(360)))
                .isEqualTo("3.8 to 15 d");
        assertThat(DurationText.range(Duration.ofSeconds(40), Duration.ofSeconds(162)))
                .isEqualTo("40 s to 2.7 min");
    }

    @Test
    void diskSpaceHasThreeDigits() {
        assertThat(ByteText.text(999)).isEqualTo("999 B");
        assertThat(ByteText.text(1_520_000_000L)).isEqualTo("1.52 GB");
        assertThat(ByteText.text(38_400_000)).isEqualTo("38.4 MB");
    }
}
