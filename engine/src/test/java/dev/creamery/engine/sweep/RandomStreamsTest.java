package dev.creamery.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

class RandomStreamsTest {

    @Test
    void aStreamIsAFunctionOfSeedPurposeAndIndex() {
        long[] first = numbers(7, RandomStreams.Purpose.MINIBATCHES, 3);

        assertThat(numbers(7, RandomStreams.Purpose.MINIBATCHES, 3)).isEqualTo(first);
        assertThat(numbers(8, RandomStreams.Purpose.MINIBATCHES, 3)).isNotEqualTo(first);
        assertThat(numbers(7, RandomStreams.Purpose.WEIGHTS, 3)).isNotEqualTo(first);
        assertThat(numbers(7, RandomStreams.Purpose.MINIBATCHES, 4)).isNotEqualTo(first);
    }

    @Test
    void runSeedsDifferByRepetitionExperimentAndSweep() {
        Set<Long> seeds = new HashSet<>();
        for (int sweepSeed = 0; sweepSeed < 10; sweepSeed++) {
            for (int repetition = 0; repetition < 30; repetition++) {
                for (String identity : new String[] {"{\"a\":1}", "{\"a\":2}", "{\"b\":1}"}) {
                    long seed = RandomStreams.runSeed(sweepSeed, identity, repetition);
                    assertThat(seed).isNotNegative();
                    seeds.add(seed);
                }
            }
        }
        assertThat(seeds).hasSize(10 * 30 * 3);
    }

    @Test
    void aPermutationHasEveryPositionOnce() {
        var random = RandomStreams.of(1, RandomStreams.Purpose.SPLIT, 0);

        int[] order = RandomStreams.permutation(1000, random);

        assertThat(order).isNotEqualTo(IntStream.range(0, 1000).toArray());
        assertThat(Arrays.stream(order).sorted().toArray())
                .isEqualTo(IntStream.range(0, 1000).toArray());
    }

    @Test
    void everyPermutationIsEquallyLikely() {
        int[] counts = new int[6];
        int draws = 60_000;
        for (int draw = 0; draw < draws; draw++) {
            int[] order =
                    RandomStreams.permutation(
                            3, RandomStreams.of(draw, RandomStreams.Purpose.MINIBATCHES, 1));
            counts[order[0] * 2 + (order[1] > order[2] ? 1 : 0)]++;
        }
        // Each of the six is binomial with mean 10 000 and standard deviation 91: allow five.
        assertThat(Arrays.stream(counts).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(9540, 10460));
    }

    @Test
    void everyShuffleIsEquallyLikely() {
        int[] values = {7, 8, 9};
        int[] counts = new int[6];
        int[] order = new int[3];
        for (int draw = 0; draw < 60_000; draw++) {
            RandomStreams.shuffle(
                    values, RandomStreams.quick(draw, RandomStreams.Purpose.MINIBATCHES, 1), order);
            assertThat(order).containsExactlyInAnyOrder(7, 8, 9);
            counts[(order[0] - 7) * 2 + (order[1] > order[2] ? 1 : 0)]++;
        }
        // as above
        assertThat(Arrays.stream(counts).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(9540, 10460));
    }

    private static long[] numbers(long seed, RandomStreams.Purpose purpose, long index) {
        var random = RandomStreams.of(seed, purpose, index);
        return IntStream.range(0, 8).mapToLong(i -> random.nextLong()).toArray();
    }
}
