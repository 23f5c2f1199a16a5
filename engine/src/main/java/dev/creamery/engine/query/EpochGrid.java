package dev.creamery.engine.query;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The epochs that the index keeps of every curve: eight in a decade, 28 up to epoch 3000, and the
 * last one.
 */
public final class EpochGrid {

    private static final int LONGEST = 10_000_000;
    private static final double[] DECADE = {1, 1.3, 1.8, 2.4, 3, 4, 5, 7.5};
    private static final int[] EPOCHS = epochs();

    private EpochGrid() {}

    /** The epochs up to a length, ascending, from 1; the length itself is always the last. */
    public static int[] upTo(int length) {
        int count = (int) IntStream.of(EPOCHS).takeWhile(epoch -> epoch < length).count();
        int[] epochs = Arrays.copyOf(EPOCHS, count + 1);
        epochs[count] = length;
        return length < 1 ? new int[0] : epochs;
    }

    /** Whether the index keeps this epoch of every curve that reaches it. */
    static boolean contains(int epoch) {
        return Arrays.binarySearch(EPOCHS, epoch) >= 0;
    }

    /**
     * The epoch that is nearest on a log scale to a wanted one.
     *
     * @param length of the longest curve: its last epoch is kept too
     */
    public static int nearest(int wanted, int length) {
        int nearest = 1;
        for (int candidate : upTo(length)) {
            if (Math.abs(Math.log((double) candidate / wanted))
                    < Math.abs(Math.log((double) nearest / wanted))) {
                nearest = candidate;
            }
        }
        return nearest;
    }

    /** The place of an epoch of the grid in an index's list, from 1. */
    static int place(int epoch) {
        int place = Arrays.binarySearch(EPOCHS, epoch);
        if (place < 0) {
            throw new IllegalArgumentException(epoch + " is not an epoch of the grid");
        }
        return place + 1;
    }

    /**
     * Epochs for a drawing: all of them if they are few, otherwise evenly spread on a log scale.
     *
     * @param length last epoch
     * @param points how many are wanted at most, for example the chart's width in pixels; at least
     *     2
     */
    public static int[] spread(int length, int points) {
        if (length <= points) {
            return IntStream.rangeClosed(1, length).toArray();
        }
        return IntStream.range(0, points)
                .map(i -> (int) Math.round(Math.pow(length, (double) i / (points - 1))))
                .distinct()
                .toArray();
    }

    /** SQL for the epochs of a list of that length: {@link #upTo}. */
    static String sql(String length) {
        return "list_append(list_filter([%s], lambda epoch: epoch < %s), %s)"
                .formatted(Sql.numbers(EPOCHS), length, length);
    }

    private static int[] epochs() {
        IntStream first = IntStream.of(1, 2, 3, 4, 5, 6, 8);
        IntStream decades =
                IntStream.iterate(10, scale -> scale < LONGEST, scale -> scale * 10)
                        .flatMap(
                                scale ->
                                        Arrays.stream(DECADE)
                                                .mapToInt(step -> (int) Math.round(step * scale)));
        return IntStream.concat(first, IntStream.concat(decades, IntStream.of(LONGEST))).toArray();
    }
}
