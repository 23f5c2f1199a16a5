package dev.creamery.engine.sweep;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.function.Function;

/**
 * Numbers of a range, both ends included.
 *
 * @param whole whether only whole numbers belong to it
 * @param convert from the exact number to the value's type
 */
record NumberDomain<T extends Number>(
        BigDecimal lowest, BigDecimal highest, boolean whole, Function<BigDecimal, T> convert)
        implements Domain<T> {

    static NumberDomain<Integer> integers(int lowest, int highest) {
        return new NumberDomain<>(
                BigDecimal.valueOf(lowest),
                BigDecimal.valueOf(highest),
                true,
                BigDecimal::intValueExact);
    }

    static NumberDomain<Long> longs(long lowest, long highest) {
        return new NumberDomain<>(
                BigDecimal.valueOf(lowest),
                BigDecimal.valueOf(highest),
                true,
                BigDecimal::longValueExact);
    }

    static NumberDomain<Float> floats(String lowest, String highest) {
        return new NumberDomain<>(
                new BigDecimal(lowest), new BigDecimal(highest), false, BigDecimal::floatValue);
    }

    @Override
    public T read(@Nullable Object plain) {
        if (!(plain instanceof Number number)) {
            throw new InvalidValueException("is not a number; allowed: " + allowed());
        }
        BigDecimal exact = exact(number);
        boolean fractional = exact.stripTrailingZeros().scale() > 0;
        if (whole && fractional) {
            throw new InvalidValueException("is not a whole number; allowed: " + allowed());
        }
        if (exact.compareTo(lowest) < 0 || exact.compareTo(highest) > 0) {
            throw new InvalidValueException("is out of range; allowed: " + allowed());
        }
        return convert.apply(exact);
    }

    @Override
    public Object write(T value) {
        BigDecimal shortest = exact(value).stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    @Override
    public String allowed() {
        return (whole ? "whole numbers" : "numbers")
                + " from "
                + text(lowest)
                + " to "
                + text(highest);
    }

    /** As people write it, and as a sweep file takes it: 1e-12, not 1E-12. */
    private static String text(BigDecimal number) {
        return number.toString().replace("E+", "e").replace('E', 'e');
    }

    /** The shortest decimal that reads back as the same number, so that 0.1f is 0.1. */
    private static BigDecimal exact(Number number) {
        try {
            return new BigDecimal(number.toString());
        } catch (NumberFormatException notFinite) {
            throw new InvalidValueException("is not a finite number");
        }
    }
}
