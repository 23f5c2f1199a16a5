package dev.creamery.app.compose;

import dev.creamery.app.place.NumberText;
import dev.creamery.engine.sweep.Domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;

/**
 * Numbers and ranges of numbers.
 *
 * @param domain which numbers are allowed
 * @param whole whether only whole ones are
 * @param powers whether powers of two are written as such
 */
record NumberSyntax<T extends Number & Comparable<T>>(
        Domain<T> domain, boolean whole, boolean powers, String example) implements AxisSyntax<T> {

    @Override
    public List<T> item(String text) {
        List<BigDecimal> numbers = new NumberRange(whole).read(text);
        // The ends are the person's own; what lies between may be rounded to whole numbers.
        boolean inside = numbers.size() > 2;
        return numbers.stream()
                .map(number -> whole && inside ? rounded(number, numbers) : number)
                .map(domain::read)
                .distinct()
                .toList();
    }

    private static BigDecimal rounded(BigDecimal number, List<BigDecimal> all) {
        boolean end = number.equals(all.getFirst()) || number.equals(all.getLast());
        return end ? number : number.setScale(0, RoundingMode.HALF_EVEN);
    }

    @Override
    public String text(T value) {
        int exponent = powers ? NumberText.exponentOfTwo(value.longValue()) : -1;
        return exponent < 0
                ? NumberText.shortest(new BigDecimal(value.toString()))
                : "2^" + exponent;
    }

    @Override
    public String label(T value) {
        if (!whole) {
            return text(value);
        }
        return powers ? NumberText.size(value.longValue()) : NumberText.grouped(value.longValue());
    }

    @Override
    public Comparator<T> order() {
        return Comparator.naturalOrder();
    }
}
