package dev.creamery.engine.sweep;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Every random number of a run, as a function of the run's seed alone. Streams are made anew where
 * they are needed, so none has a state that a checkpoint would have to keep.
 */
public final class RandomStreams {

    /** What a stream of random numbers is for; streams of one seed do not depend on each other. */
    public enum Purpose {
        SPLIT,
        LABEL_NOISE,
        WEIGHTS,
        MINIBATCHES,
        /** Rows of generated datasets; the seed is the dataset's, not a run's. */
        SYNTHETIC_ROWS
    }

    private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private RandomStreams() {}

    /**
     * A new stream.
     *
     * @param seed the run's seed
     * @param index tells apart streams of one purpose, for example by epoch
     */
    public static RandomGenerator of(long seed, Purpose purpose, long index) {
        return FACTORY.create(mix(mix(seed, purpose.ordinal()), index));
    }

    /** The same for many numbers: a generator of less state, four times as quick. */
    public static SplittableRandom quick(long seed, Purpose purpose, long index) {
        return new SplittableRandom(mix(mix(seed, purpose.ordinal()), index));
    }

    /**
     * The seed of one repetition.
     *
     * @param sweepSeed the sweep's seed
     * @param canonical the experiment's identity, see {@link SweepJson#canonical}
     * @param repetition from 0
     * @return not negative, as people expect of a seed
     */
    public static long runSeed(long sweepSeed, String canonical, int repetition) {
        long hash = sweepSeed;
        for (int index = 0; index < canonical.length(); index++) {
            hash = mix(hash, canonical.charAt(index));
        }
        return mix(hash, repetition) & Long.MAX_VALUE;
    }

    /**
     * The numbers 0 … {@code count} − 1 in random order (Fisher and Yates' shuffle).
     *
     * @return (count)
     */
    public static int[] permutation(int count, RandomGenerator random) {
        int[] order = new int[count];
        for (int index = 1; index < count; index++) {
            int other = random.nextInt(index + 1);
            order[index] = order[other];
            order[other] = index;
        }
        return order;
    }

    /**
     * Copies values in random order. One 64-bit number is drawn for each, and the high half of its
     * product with the number of places says which place: without a division, and without the bias
     * that a shorter number would have.
     *
     * @param into as long as {@code values}
     */
    public static void shuffle(int[] values, SplittableRandom random, int[] into) {
        if (values.length > 0) {
            into[0] = values[0];
        }
        for (int index = 1; index < values.length; index++) {
            int other = (int) Math.unsignedMultiplyHigh(random.nextLong(), index + 1L);
            into[index] = into[other];
            into[other] = values[index];
        }
    }

    /**
     * Steele, Lea and Flood's SplitMix64 finaliser (2014), after adding a multiple of its
     * increment.
     */
    private static long mix(long state, long addend) {
        long z = state + (addend + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
