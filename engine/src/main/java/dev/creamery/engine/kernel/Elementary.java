package dev.creamery.engine.kernel;

import static dev.creamery.engine.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Exponential and natural logarithm in 32 bits, alike one value at a time and in vectors, bit for
 * bit. The polynomials were fitted by Remez' exchange algorithm to the least greatest relative
 * error; with rounding, both are within 2 units in the last place.
 */
final class Elementary {

    /** Below it, the exponential is taken for 0, which spares the processor subnormal numbers. */
    static final float LOWEST_EXPONENT = -87;

    /** Above it, the exponential is taken for that of this value. */
    static final float HIGHEST_EXPONENT = 87;

    private static final float LOG2_E = 1.442695041f;

    /** ln 2 in two parts, the first short enough for exact products with whole numbers. */
    private static final float LN_2_HIGH = 0.693359375f;

    private static final float LN_2_LOW = -2.12194440e-4f;

    /** Added to a number below 2^22, it leaves the nearest whole number in the lowest bits. */
    private static final float ROUNDER = 12582912;

    private static final int ROUNDER_BITS = Float.floatToRawIntBits(ROUNDER);
    private static final int BIAS = 127;
    private static final int MANTISSA_BITS = 23;
    private static final int MANTISSA = (1 << MANTISSA_BITS) - 1;

    /** √½: logarithms are taken of mantissas from there to √2. */
    private static final int ROOT_HALF_BITS = 0x3f3504f3;

    // exp(r) = 1 + r + r² (E0 + E1 r + …) for |r| ≤ ln 2 / 2, to 3e-9
    private static final float E0 = 0.49999994f;
    private static final float E1 = 0.1666652f;
    private static final float E2 = 0.041668393f;
    private static final float E3 = 0.008368781f;
    private static final float E4 = 0.0013814466f;

    // ln(1 + f) = f + f² (L0 + L1 f + …) for 1 + f from √½ to √2, to 3e-8
    private static final float L0 = -0.4999999f;
    private static final float L1 = 0.3333395f;
    private static final float L2 = -0.25001755f;
    private static final float L3 = 0.19962072f;
    private static final float L4 = -0.16570508f;
    private static final float L5 = 0.14917973f;
    private static final float L6 = -0.14307523f;
    private static final float L7 = 0.087348476f;

    private Elementary() {}

    /** e^x; 0 below {@link #LOWEST_EXPONENT}; NaN for NaN. */
    static float exp(float x) {
        float bounded = x > HIGHEST_EXPONENT ? HIGHEST_EXPONENT : x;
        bounded = bounded < LOWEST_EXPONENT ? LOWEST_EXPONENT : bounded;
        float shifted = Math.fma(bounded, LOG2_E, ROUNDER);
        float whole = shifted - ROUNDER;
        float r = Math.fma(whole, -LN_2_HIGH, bounded);
        r = Math.fma(whole, -LN_2_LOW, r);
        float p = Math.fma(E4, r, E3);
        p = Math.fma(p, r, E2);
        p = Math.fma(p, r, E1);
        p = Math.fma(p, r, E0);
        p = Math.fma(p, r * r, r) + 1;
        int power = Float.floatToRawIntBits(shifted) - ROUNDER_BITS + BIAS;
        float result = p * Float.intBitsToFloat(power << MANTISSA_BITS);
        return x < LOWEST_EXPONENT ? 0 : result;
    }

    /**
     * {@code values = exp(factor · values)}, of values {@code first} to before {@code end}, filled
     * up to whole vectors, of every unit. The loop is here, as the compiler may refuse to inline a
     * function of this size into one, and a vector that is handed over would be made on the heap.
     *
     * @param values (units, stride)
     */
    static void exp(float[] values, float factor, int units, int first, int end, int stride) {
        FloatVector lowest = FloatVector.broadcast(SPECIES, LOWEST_EXPONENT);
        FloatVector highest = FloatVector.broadcast(SPECIES, HIGHEST_EXPONENT);
        for (int unit = 0, start = 0; unit < units; unit++, start += stride) {
            for (int at = start + first; at < start + end; at += Lanes.COUNT) {
                FloatVector x = FloatVector.fromArray(SPECIES, values, at).mul(factor);
                FloatVector bounded = x.blend(highest, x.compare(VectorOperators.GT, highest));
                bounded = bounded.blend(lowest, bounded.compare(VectorOperators.LT, lowest));
                FloatVector shifted =
                        bounded.fma(
                                FloatVector.broadcast(SPECIES, LOG2_E),
                                FloatVector.broadcast(SPECIES, ROUNDER));
                FloatVector whole = shifted.sub(ROUNDER);
                FloatVector r = whole.fma(FloatVector.broadcast(SPECIES, -LN_2_HIGH), bounded);
                r = whole.fma(FloatVector.broadcast(SPECIES, -LN_2_LOW), r);
                FloatVector p =
                        FloatVector.broadcast(SPECIES, E4)
                                .fma(r, FloatVector.broadcast(SPECIES, E3));
                p = p.fma(r, FloatVector.broadcast(SPECIES, E2));
                p = p.fma(r, FloatVector.broadcast(SPECIES, E1));
                p = p.fma(r, FloatVector.broadcast(SPECIES, E0));
                p = p.fma(r.mul(r), r).add(1);
                FloatVector power =
                        shifted.reinterpretAsInts()
                                .add(BIAS - ROUNDER_BITS)
                                .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                                .reinterpretAsFloats();
                p.mul(power).blend(0, x.compare(VectorOperators.LT, lowest)).intoArray(values, at);
            }
        }
    }

    /**
     * Replaces the values of each row by their softmax: {@code exp(x − highest)}, as {@link
     * #exp(float)} does it, divided by the sum over the units in their order. Rows are filled up to
     * whole vectors.
     *
     * @param values (units, stride)
     */
    static void softmax(float[] values, int units, int rows, int stride) {
        FloatVector lowest = FloatVector.broadcast(SPECIES, LOWEST_EXPONENT);
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int row = 0; row < rows; row += Lanes.COUNT) {
            FloatVector highest = FloatVector.fromArray(SPECIES, values, row);
            for (int unit = 1, at = row + stride; unit < units; unit++, at += stride) {
                FloatVector value = FloatVector.fromArray(SPECIES, values, at);
                highest = highest.blend(value, value.compare(VectorOperators.GT, highest));
            }
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int unit = 0, at = row; unit < units; unit++, at += stride) {
                FloatVector x = FloatVector.fromArray(SPECIES, values, at).sub(highest);
                VectorMask<Float> isTiny = x.compare(VectorOperators.LT, lowest);
                FloatVector bounded = x.blend(lowest, isTiny);
                FloatVector shifted =
                        bounded.fma(
                                FloatVector.broadcast(SPECIES, LOG2_E),
                                FloatVector.broadcast(SPECIES, ROUNDER));
                FloatVector whole = shifted.sub(ROUNDER);
                FloatVector r = whole.fma(FloatVector.broadcast(SPECIES, -LN_2_HIGH), bounded);
                r = whole.fma(FloatVector.broadcast(SPECIES, -LN_2_LOW), r);
                FloatVector p =
                        FloatVector.broadcast(SPECIES, E4)
                                .fma(r, FloatVector.broadcast(SPECIES, E3));
                p = p.fma(r, FloatVector.broadcast(SPECIES, E2));
                p = p.fma(r, FloatVector.broadcast(SPECIES, E1));
                p = p.fma(r, FloatVector.broadcast(SPECIES, E0));
                p = p.fma(r.mul(r), r).add(1);
                IntVector power =
                        shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, MANTISSA_BITS);
                FloatVector exp =
                        p.reinterpretAsInts().add(power).reinterpretAsFloats().blend(0, isTiny);
                sum = sum.add(exp);
                exp.intoArray(values, at);
            }
            FloatVector factor = one.div(sum);
            for (int unit = 0, at = row; unit < units; unit++, at += stride) {
                FloatVector.fromArray(SPECIES, values, at).mul(factor).intoArray(values, at);
            }
        }
    }

    /** ln x, for positive x that are not subnormal; what is not finite gives NaN. */
    static float log(float x) {
        int bits = Float.floatToRawIntBits(x) - ROOT_HALF_BITS;
        float exponent = bits >> MANTISSA_BITS;
        float f = Float.intBitsToFloat((bits & MANTISSA) + ROOT_HALF_BITS) - 1;
        float p = Math.fma(L7, f, L6);
        p = Math.fma(p, f, L5);
        p = Math.fma(p, f, L4);
        p = Math.fma(p, f, L3);
        p = Math.fma(p, f, L2);
        p = Math.fma(p, f, L1);
        p = Math.fma(p, f, L0);
        p = Math.fma(p, f * f, exponent * LN_2_LOW) + f;
        return Math.fma(exponent, LN_2_HIGH, p) + x * 0;
    }

    /**
     * {@code into = ln(max(values, lowest) + shift)}, as {@link #exp(float[], float, int, int, int,
     * int)}.
     */
    static void log(
            float[] values,
            float lowest,
            float shift,
            int units,
            int first,
            int end,
            int stride,
            float[] into) {
        FloatVector low = FloatVector.broadcast(SPECIES, lowest);
        for (int unit = 0, start = 0; unit < units; unit++, start += stride) {
            for (int at = start + first; at < start + end; at += Lanes.COUNT) {
                FloatVector value = FloatVector.fromArray(SPECIES, values, at);
                FloatVector x = value.blend(low, value.compare(VectorOperators.LT, low)).add(shift);
                IntVector bits = x.reinterpretAsInts().sub(ROOT_HALF_BITS);
                FloatVector exponent =
                        (FloatVector)
                                bits.lanewise(VectorOperators.ASHR, MANTISSA_BITS)
                                        .convert(VectorOperators.I2F, 0);
                FloatVector f = bits.and(MANTISSA).add(ROOT_HALF_BITS).reinterpretAsFloats().sub(1);
                FloatVector p =
                        FloatVector.broadcast(SPECIES, L7)
                                .fma(f, FloatVector.broadcast(SPECIES, L6));
                p = p.fma(f, FloatVector.broadcast(SPECIES, L5));
                p = p.fma(f, FloatVector.broadcast(SPECIES, L4));
                p = p.fma(f, FloatVector.broadcast(SPECIES, L3));
                p = p.fma(f, FloatVector.broadcast(SPECIES, L2));
                p = p.fma(f, FloatVector.broadcast(SPECIES, L1));
                p = p.fma(f, FloatVector.broadcast(SPECIES, L0));
                p = p.fma(f.mul(f), exponent.mul(LN_2_LOW)).add(f);
                exponent.fma(FloatVector.broadcast(SPECIES, LN_2_HIGH), p)
                        .add(x.mul(0))
                        .intoArray(into, at);
            }
        }
    }
}
