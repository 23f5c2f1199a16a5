package dev.creamery.engine.query;

import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Turns a facet's values into their places in its list of values, so that an experiment takes two
 * bytes per facet, and finds the places that a selection lets through.
 */
final class FacetCoder {

    private final FacetDomain domain;

    /** The values without null, as numbers: for texts their places instead. */
    private final double[] numbers;

    private final int nulls;

    private FacetCoder(FacetDomain domain, double[] numbers, int nulls) {
        this.domain = domain;
        this.numbers = numbers;
        this.nulls = nulls;
    }

    /** Nothing if there are too many values, or some that doubles cannot tell apart. */
    static Optional<FacetCoder> of(FacetDomain domain) {
        List<@Nullable Object> values = domain.values();
        if (values.isEmpty()) {
            return Optional.empty();
        }
        int nulls = values.getFirst() == null ? 1 : 0;
        double[] numbers = new double[values.size() - nulls];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] =
                    domain.column().type() == ColumnType.TEXT
                            ? i
                            : number(domain.column(), values.get(i + nulls));
            if (i > 0 && Double.compare(numbers[i - 1], numbers[i]) >= 0) {
                return Optional.empty();
            }
        }
        return Optional.of(new FacetCoder(domain, numbers, nulls));
    }

    FacetDomain domain() {
        return domain;
    }

    /** The number of places: those of the values, and one for a value that came later. */
    int places() {
        return domain.values().size() + 1;
    }

    /** An expression on {@code experiment} of type DOUBLE, NULL for NULL: {@link #encode} it. */
    String sql() {
        String column = domain.column().quoted();
        if (domain.column().type() != ColumnType.TEXT) {
            return column + "::DOUBLE";
        }
        String texts =
                domain.values().stream()
                        .filter(Objects::nonNull)
                        .map(text -> Sql.text(text.toString()))
                        .collect(Collectors.joining(", "));
        return "CASE WHEN %1$s IS NOT NULL THEN coalesce(enum_code(TRY_CAST(%1$s AS ENUM(%2$s))), -1) END::DOUBLE"
                .formatted(column, texts);
    }

    /** Writes the places of a vector's values. */
    void encode(DuckDBReadableVector values, int rows, short[] places, int from) {
        double last = 0;
        int place = place(last);
        for (int row = 0; row < rows; row++) {
            if (values.isNull(row)) {
                places[from + row] = 0;
                continue;
            }
            double value = values.getDouble(row);
            if (value != last) { // Files hold one value of most columns.
                last = value;
                place = place(value);
            }
            places[from + row] = (short) place;
        }
    }

    private int place(double number) {
        // Zero is greater than minus zero for the search, but not for the database.
        int found = Arrays.binarySearch(numbers, number + 0.0);
        return found < 0 ? domain.values().size() : found + nulls;
    }

    /** Whether a selection is of this facet's kind, so that {@link #allowed} can tell. */
    boolean suits(FacetSelection selection) {
        ColumnType type = domain.column().type();
        return switch (selection) {
            case FacetSelection.Range range -> type.isNumber();
            case FacetSelection.Values(List<@Nullable Object> chosen) ->
                    chosen.stream()
                            .allMatch(
                                    value ->
                                            value == null
                                                    || (type == ColumnType.TEXT
                                                            ? value instanceof String
                                                            : type == ColumnType.BOOLEAN
                                                                    ? value instanceof Boolean
                                                                    : value instanceof Number));
        };
    }

    /** Which places a selection lets through, as {@link FacetText#condition} does. */
    boolean[] allowed(FacetSelection selection) {
        boolean[] allowed = new boolean[places()];
        switch (selection) {
            case FacetSelection.Values(List<@Nullable Object> chosen) -> {
                for (@Nullable Object value : chosen) {
                    int place = value == null ? nulls - 1 : placeOf(value);
                    if (place >= 0) {
                        allowed[place] = true;
                    }
                }
                allowed[places() - 1] = false;
            }
            case FacetSelection.Range(OptionalDouble lowest, OptionalDouble highest) -> {
                if (lowest.isEmpty() && highest.isEmpty()) {
                    Arrays.fill(allowed, true);
                    break;
                }
                double low = lowest.isEmpty() ? 0 : number(domain.column(), lowest.getAsDouble());
                double high =
                        highest.isEmpty() ? 0 : number(domain.column(), highest.getAsDouble());
                for (int i = 0; i < numbers.length; i++) {
                    // Not a number is the greatest of all, for the database.
                    allowed[i + nulls] =
                            (lowest.isEmpty() || Double.compare(numbers[i], low) >= 0)
                                    && (highest.isEmpty() || Double.compare(numbers[i], high) <= 0);
                }
            }
        }
        return allowed;
    }

    private int placeOf(Object value) {
        return domain.column().type() == ColumnType.TEXT
                ? domain.values().indexOf(value)
                : place(number(domain.column(), value));
    }

    /** A value as the column holds it: 0.0001 as a float is not the double 0.0001. */
    private static double number(Column column, @Nullable Object value) {
        double number =
                switch (value) {
                    case Boolean flag -> flag ? 1 : 0;
                    case Number any -> any.doubleValue();
                    case null, default ->
                            throw new IllegalArgumentException(value + " is no number");
                };
        return (column.type() == ColumnType.FLOAT ? (float) number : number) + 0.0;
    }
}
