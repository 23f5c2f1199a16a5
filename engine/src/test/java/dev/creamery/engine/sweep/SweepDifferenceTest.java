package dev.creamery.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class SweepDifferenceTest {

    private static final Sweep KNOWN = sweep("1", "\"depth\": [2, 3], \"epochs\": [5]");

    @Test
    void theSameSweepDiffersInNothing() {
        assertThat(SweepDifference.of(KNOWN, sweep("1", "\"epochs\": [5], \"depth\": [3, 2]")))
                .isEmpty();
    }

    @Test
    void eachHyperparameterThatDiffersIsNamedWithItsValues() {
        assertThat(
                        SweepDifference.of(
                                KNOWN,
                                sweep(
                                        "9",
                                        """
                                        "depth": [3, 4], "epochs": [5], "learning_rate": [0.01]
                                        """)))
                .containsExactly(
                        "seed: 1 before, now 9",
                        "depth: now also 4, no longer 2",
                        "learning_rate: now also 0.01, no longer 0.0001");
    }

    @Test
    void aLongListOfValuesIsCutAndSaidToBe() {
        assertThat(
                        SweepDifference.of(
                                KNOWN,
                                sweep(
                                        "1",
                                        "\"depth\": [2, 3], \"epochs\": "
                                                + "[5, 6, 7, 8, 9, 10, 11, 12, 13]")))
                .containsExactly("epochs: now also 6, 7, 8, 9, 10, 11 and 2 more");
    }

    @Test
    void numbersOfRepetitionsAndOfCubesAreCompared() {
        Sweep two =
                new Sweep("s", 4, 1, List.of(KNOWN.cubes().getFirst(), KNOWN.cubes().getFirst()));
        assertThat(SweepDifference.of(KNOWN, two))
                .containsExactly("repetitions: 3 before, now 4", "cubes: 1 before, now 2");
    }

    private static Sweep sweep(String seed, String axes) {
        return new SweepJson()
                .read(
                        """
                        {"name": "s", "repetitions": 3, "seed": %s, "cubes": [{
                            "dataset": ["banana"], "shape": ["rectangle"], "size": [64], %s}]}
                        """
                                .formatted(seed, axes));
    }
}
