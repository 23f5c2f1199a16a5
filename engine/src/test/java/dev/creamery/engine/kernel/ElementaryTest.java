package dev.creamery.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.function.DoubleUnaryOperator;

class ElementaryTest {

    private interface FloatFunction {
        float apply(float value);
    }

    @Test
    void exponentialIsWithinTwoUnitsInTheLastPlace() {
        assertError(Elementary::exp, Math::exp, exponents());
    }

    @Test
    void logarithmIsWithinTwoUnitsInTheLastPlace() {
        assertError(Elementary::log, Math::log, arguments());
    }

    @Test
    void vectorsGiveTheSameBits() {
        float[] exponentials = exponents();
        Elementary.exp(exponentials, 1, 1, 0, exponentials.length, exponentials.length);
        assertSameBits(Elementary::exp, exponents(), exponentials);
        float[] logarithms = arguments();
        Elementary.log(logarithms, 0, 0, 1, 0, logarithms.length, logarithms.length, logarithms);
        assertSameBits(Elementary::log, arguments(), logarithms);
    }

    @Test
    void exponentialHasItsLimits() {
        assertThat(Elementary.exp(0)).isEqualTo(1);
        assertThat(Elementary.exp(-87.1f)).isZero();
        assertThat(Elementary.exp(Float.NEGATIVE_INFINITY)).isZero();
        assertThat(Elementary.exp(Float.POSITIVE_INFINITY)).isEqualTo(Elementary.exp(87));
        assertThat(Elementary.exp(Float.NaN)).isNaN();
    }

    @Test
    void logarithmOfWhatIsNotFiniteIsNan() {
        assertThat(Elementary.log(1)).isZero();
        assertThat(Elementary.log(Float.NaN)).isNaN();
        assertThat(Elementary.log(Float.POSITIVE_INFINITY)).isNaN();
    }

    private static float[] exponents() {
        float[] values = new float[1 << 16];
        for (int index = 0; index < values.length; index++) {
            values[index] = -87 + 174f * index / (values.length - 1);
        }
        return values;
    }

    /** From 1e-7 to 2, as the statistics need them, and on to 1e30; many close to 1. */
    private static float[] arguments() {
        float[] values = new float[1 << 16];
        for (int index = 0; index < values.length / 2; index++) {
            values[index] = (float) Math.exp(-16.2 + 85.0 * index / (values.length / 2));
            values[values.length / 2 + index] = 0.5f + 1.5f * index / (values.length / 2);
        }
        return values;
    }

    private static void assertError(
            FloatFunction own, DoubleUnaryOperator exact, float[] arguments) {
        double worst = 0;
        for (float argument : arguments) {
            double expected = exact.applyAsDouble(argument);
            double error = Math.abs(own.apply(argument) - expected) / Math.ulp((float) expected);
            worst = Math.max(worst, error);
        }
        assertThat(worst).isLessThan(2).isGreaterThan(0.1);
    }

    private static void assertSameBits(FloatFunction single, float[] arguments, float[] actual) {
        for (int index = 0; index < actual.length; index++) {
            float expected = single.apply(arguments[index]);
            assertThat(Float.floatToRawIntBits(actual[index]))
                    .isEqualTo(Float.floatToRawIntBits(expected));
        }
    }
}
