package dev.creamery.engine.store;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several parts of a batch's runs, each for an engine of its own.
 *
 * @param number from 1 to {@code count}
 * @param count how many shards the batch is divided into
 */
public record Shard(int number, int count) {

    /** All runs of a batch. */
    public static final Shard WHOLE = new Shard(1, 1);

    /** Nobody has so many machines. */
    public static final int MOST = 10_000;

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,9})/([0-9]{1,9})");
    private static final Pattern FILE = Pattern.compile("shard-([0-9]{1,9})-of-([0-9]{1,9})\\..*");

    /**
     * @throws IllegalArgumentException if there is no such shard; the message says what is allowed
     */
    public Shard {
        if (number < 1 || number > count || count > MOST) {
            throw new IllegalArgumentException(
                    "there is no shard %d/%d; allowed: 1/N to N/N, for N from 1 to %d"
                            .formatted(number, count, MOST));
        }
    }

    /**
     * The shard that a text names, for example {@code 2/5}.
     *
     * @throws IllegalArgumentException if it names none; the message says what is allowed
     */
    public static Shard parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no shard; write for example 2/5, the second of five");
        }
        return of(matcher);
    }

    /** The shard of an engine, or of a file that it wrote, by its name. */
    public static Shard ofFile(String name) {
        Matcher matcher = FILE.matcher(name);
        return matcher.matches() ? of(matcher) : WHOLE;
    }

    private static Shard of(Matcher matcher) {
        return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    public boolean isWhole() {
        return count == 1;
    }

    /** What the names of its engines begin with, and so those of their files. */
    public String prefix() {
        return isWhole() ? "" : "shard-%d-of-%d.".formatted(number, count);
    }

    /** Whether the two could have a run in common: all that are not shards of one division. */
    boolean overlaps(Shard other) {
        return count != other.count || number == other.number;
    }

    /** The lock of its engine, in a batch's folder. */
    String lockName() {
        return isWhole() ? "engine.lock" : prefix() + "lock";
    }

    /** The shard that a lock is of; nothing if it is another kind of file. */
    static Optional<Shard> ofLock(String name) {
        return Optional.of(ofFile(name)).filter(shard -> shard.lockName().equals(name));
    }

    /** For example {@code 2/5}. */
    @Override
    public String toString() {
        return number + "/" + count;
    }
}
