package dev.creamery.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

class WordingTest {

    @ParameterizedTest
    @CsvSource({
        "PT0.2S, less than 1 s",
        "PT1S, 1 s",
        "PT59.4S, 59 s",
        "PT60S, 1 min",
        "PT200S, 3 min 20 s",
        "PT1H, 1 h",
        "PT4H5M10S, 4 h 5 min",
        "PT23H59M40S, 1 d",
        "PT50H, 2 d 2 h",
        "P730D, 2 years"
    })
    void durationsHaveTwoUnitsAtMost(Duration duration, String words) {
        assertThat(Wording.duration(duration)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1 kB",
        "1530, 1.53 kB",
        "45600000, 45.6 MB",
        "789000000000, 789 GB"
    })
    void bytesAreInPowersOfTen(long bytes, String words) {
        assertThat(Wording.bytes(bytes)).isEqualTo(words);
    }

    @Test
    void aTimeTooShortToTellIsNotAboutThat() {
        assertThat(Wording.about(Duration.ofMillis(100))).isEqualTo("Less than 1 s");
        assertThat(Wording.about(Duration.ofSeconds(3))).isEqualTo("About 3 s");
    }

    @Test
    void aRangeHasTwoEnds() {
        assertThat(Wording.range(Duration.ofSeconds(1), Duration.ofSeconds(3)))
                .contains("1 s to 3 s");
        assertThat(Wording.range(Duration.ofMillis(10), Duration.ofMillis(20))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0 runs", "1, 1 run", "1234, '1,234 runs'"})
    void countsAgreeWithTheirNoun(long number, String words) {
        assertThat(Wording.count(number, "run")).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.5, 0.5",
        "1.234, 1.23",
        "45.67, 45.7",
        "120.6, 121",
        "12345.6, '12,346'"
    })
    void decimalsHaveAboutThreeDigits(double value, String words) {
        assertThat(Wording.decimal(value)).isEqualTo(words);
    }
}
