package dev.creamery.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FuzzyMatchTest {

    @Test
    void lettersAreFoundInOrder() {
        assertThat(FuzzyMatch.of("opw", "Open workspace"))
                .hasValueSatisfying(
                        match -> assertThat(match.positions()).containsExactly(0, 1, 5));
        assertThat(FuzzyMatch.of("wop", "Open w")).isEmpty();
        assertThat(FuzzyMatch.of("x", "Open workspace")).isEmpty();
    }

    @Test
    void wordStartsCountMoreThanLettersInside() {
        assertThat(score("sl", "Show log")).isGreaterThan(score("sl", "Consolidate"));
    }

    @Test
    void lettersSideBySideCountMoreThanScatteredOnes() {
        assertThat(score("log", "Open log")).isGreaterThan(score("log", "Load an old graph"));
    }

    @Test
    void aLaterStartIsTakenWhereItIsBetter() {
        assertThat(FuzzyMatch.of("undo", "Sound: Undo"))
                .hasValueSatisfying(
                        match -> assertThat(match.positions()).containsExactly(7, 8, 9, 10));
    }

    @Test
    void anEmptyQueryFindsEverything() {
        assertThat(FuzzyMatch.of(" ", "Anything")).isPresent();
    }

    private static int score(String query, String title) {
        return FuzzyMatch.of(query, title).orElseThrow().score();
    }
}
