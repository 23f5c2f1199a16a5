package dev.creamery.app.chart.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where an axis has ticks.
 *
 * @param major labelled ticks, ascending
 * @param minor ticks between them without a label
 */
public record Ticks(List<Tick> major, double[] minor) {
    /** A tick with its label, which may be empty. */
    public record Tick(double value, String label) {}

    private static final double[] STEPS = {1, 2, 5, 10};

    /** Exponents of two between labels. */
    private static final int[] STRIDES = {1, 2, 5, 10, 20, 50};

    /** One tick alone tells no distances: then labels come as close as they can be read. */
    private static final double CLOSEST = 14;

    private static final Set<Integer> HALF_DECADES = Set.of(3);

    public Ticks {
        major = List.copyOf(major);
    }

    /**
     * Ticks on an axis.
     *
     * @param length of the axis, in pixels
     * @param spacing the least distance of two labels, in pixels
     */
    public static Ticks of(Scale scale, double length, double spacing) {
        return of(scale, length, spacing, AxisSpec.Numbers.ANY);
    }

    /** The same; where only some numbers occur, there are no ticks between them. */
    static Ticks of(Scale scale, double length, double spacing, AxisSpec.Numbers numbers) {
        Ticks ticks = spaced(scale, length, spacing, numbers);
        return ticks.major().size() > 1 || spacing <= CLOSEST
                ? ticks
                : spaced(scale, length, CLOSEST, numbers);
    }

    private static Ticks spaced(
            Scale scale, double length, double spacing, AxisSpec.Numbers numbers) {
        int most = (int) Math.max(2, length / spacing);
        boolean whole = numbers != AxisSpec.Numbers.ANY;
        if (scale.kind() == ScaleKind.LINEAR) {
            return linear(scale, most, whole);
        }
        if (numbers == AxisSpec.Numbers.POWERS_OF_TWO) {
            Ticks powers = powersOfTwo(scale, length, spacing);
            if (powers.major().size() > 1) {
                return powers;
            }
        }
        if (scale.decades() < .3) {
            return linear(scale, most, whole);
        }
        double perDecade = length / scale.decades();
        Ticks ticks = log(scale, perDecade, spacing);
        if (ticks.major().size() > 1 || spacing > CLOSEST) {
            return ticks;
        }
        return scale.decades() < 1
                ? linear(scale, most, whole)
                : log(scale, perDecade, 1, HALF_DECADES);
    }

    /** Ticks at whole numbers with names, such as categories. */
    public static Ticks named(List<String> names) {
        List<Tick> major = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            major.add(new Tick(i, names.get(i)));
        }
        return new Ticks(major, new double[0]);
    }

    private static Ticks powersOfTwo(Scale scale, double length, double spacing) {
        double perPower = length / (scale.decades() / Math.log10(2));
        int stride = STRIDES[STRIDES.length - 1];
        for (int i = STRIDES.length - 1; i >= 0 && STRIDES[i] * perPower >= spacing * .5; i--) {
            stride = STRIDES[i]; // Half the spacing, as such labels are short.
        }
        List<Tick> major = new ArrayList<>();
        List<Double> minor = new ArrayList<>();
        int lowest = (int) Math.ceil(Math.log(scale.min()) / Math.log(2) - 1e-9);
        for (int exponent = lowest; withinRounding(scale, Math.pow(2, exponent)); exponent++) {
            double value = Math.pow(2, exponent);
            if (Math.floorMod(exponent, stride) == 0) {
                major.add(new Tick(value, NumberText.powerOfTwo(exponent)));
            } else {
                minor.add(value);
            }
        }
        return new Ticks(major, array(minor));
    }

    private static Ticks linear(Scale scale, int most, boolean whole) {
        double nice = niceStep((scale.max() - scale.min()) / most);
        while (multiples(scale, nice) < 2) {
            nice = niceStep(nice / 2.5);
        }
        double step = whole ? Math.max(1, nice) : nice;
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        boolean scientific =
                decimals > 5 || Math.max(Math.abs(scale.min()), Math.abs(scale.max())) >= 1e7;
        List<Tick> major = new ArrayList<>();
        long first = (long) Math.ceil(scale.min() / step - 1e-9);
        for (long i = first; i * step <= scale.max() + step * 1e-9; i++) {
            double value = i * step;
            String label =
                    scientific && value != 0
                            ? NumberText.scientific(value, 4)
                            : NumberText.fixed(value, decimals);
            major.add(new Tick(value, label));
        }
        double leading = step / Math.pow(10, Math.floor(Math.log10(step) + 1e-9));
        int parts = Math.round(leading) == 2 ? 4 : 5;
        boolean nothingBetween = whole && step < parts;
        return new Ticks(major, nothingBetween ? new double[0] : between(scale, step, parts));
    }

    private static double multiples(Scale scale, double step) {
        return Math.floor(scale.max() / step + 1e-9) - Math.ceil(scale.min() / step - 1e-9) + 1;
    }

    private static double[] between(Scale scale, double step, int parts) {
        double small = step / parts;
        List<Double> minor = new ArrayList<>();
        for (long i = (long) Math.ceil(scale.min() / small - 1e-9);
                i * small <= scale.max() + small * 1e-9;
                i++) {
            if (i % parts != 0) {
                minor.add(i * small);
            }
        }
        return array(minor);
    }

    /** The smallest of 1, 2, 5 · 10ⁿ that is not below {@code raw}. */
    static double niceStep(double raw) {
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        for (double step : STEPS) {
            if (step * power >= raw * (1 - 1e-9)) {
                return step * power;
            }
        }
        return 10 * power;
    }

    private static Ticks log(Scale scale, double perDecade, double spacing) {
        int stride = (int) Math.max(1, Math.ceil(spacing / perDecade));
        return log(scale, perDecade, stride, labelledDigits(perDecade, spacing, scale.decades()));
    }

    private static Ticks log(
            Scale scale, double perDecade, int stride, Set<Integer> labelledDigits) {
        int lowest = (int) Math.floor(Math.log10(scale.min()) + 1e-9);
        int highest = (int) Math.ceil(Math.log10(scale.max()) - 1e-9);
        boolean plain = lowest >= -4 && highest <= 5;
        List<Tick> major = new ArrayList<>();
        List<Double> minor = new ArrayList<>();
        for (int exponent = lowest; exponent <= highest; exponent++) {
            for (int digit = 1; digit <= 9; digit++) {
                double value = digit * Math.pow(10, exponent);
                if (!withinRounding(scale, value)) {
                    continue;
                }
                boolean labelled =
                        digit == 1
                                ? Math.floorMod(exponent, stride) == 0
                                : stride == 1 && labelledDigits.contains(digit);
                if (labelled) {
                    major.add(new Tick(value, label(digit, exponent, plain)));
                } else if (digit == 1 || stride == 1 && perDecade > 28) {
                    minor.add(value);
                }
            }
        }
        return new Ticks(major, array(minor));
    }

    /** The digits besides 1 whose labels would not come too close to each other. */
    private static Set<Integer> labelledDigits(double perDecade, double spacing, double decades) {
        if (perDecade * Math.log10(10 / 9.0) >= spacing * .8) {
            return Set.of(2, 3, 4, 5, 6, 7, 8, 9);
        }
        if (perDecade * Math.log10(10 / 7.0) >= spacing && decades < 2) {
            return Set.of(2, 3, 5, 7);
        }
        return perDecade * Math.log10(2) >= spacing && decades < 3 ? Set.of(2, 5) : Set.of();
    }

    private static boolean withinRounding(Scale scale, double value) {
        return value >= scale.min() * (1 - 1e-9) && value <= scale.max() * (1 + 1e-9);
    }

    private static String label(int digit, int exponent, boolean plain) {
        if (plain) {
            return NumberText.fixed(digit * Math.pow(10, exponent), -exponent);
        }
        String power = NumberText.powerOfTen(exponent);
        return digit == 1 ? power : exponent == 0 ? digit + "" : digit + "×" + power;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
