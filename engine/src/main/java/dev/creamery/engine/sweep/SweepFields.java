package dev.creamery.engine.sweep;

import org.jspecify.annotations.Nullable;

/** What a sweep has besides its cubes, and the values that it can take. */
public final class SweepFields {

    /** What a person calls the sweep; also part of file names. */
    public static final Domain<String> NAME = new NameDomain();

    /** Runs per experiment; BUTTER counts them in 8 bits. */
    public static final Domain<Integer> REPETITIONS = NumberDomain.integers(1, 255);

    /** Every run's own seed is derived from it. */
    public static final Domain<Long> SEED = NumberDomain.longs(0, Long.MAX_VALUE);

    private SweepFields() {}

    private record NameDomain() implements Domain<String> {
        @Override
        public String read(@Nullable Object plain) {
            if (plain instanceof String name && name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
                return name;
            }
            throw new InvalidValueException("is not a name; allowed: " + allowed());
        }

        @Override
        public Object write(String value) {
            return value;
        }

        @Override
        public String allowed() {
            return "1 to 100 letters, digits, '.', '_' and '-', a letter or digit first";
        }
    }
}
