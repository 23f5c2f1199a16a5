package dev.creamery.engine.sweep;

import java.math.BigDecimal;

/** 32-bit numbers as people write them. */
final class ShortNumber {

    private static final int MOST_DECIMALS = 6;

    private ShortNumber() {}

    /** The shortest decimal that is this number; with an exponent where that is much shorter. */
    static String of(float value) {
        BigDecimal exact = new BigDecimal(Float.toString(value)).stripTrailingZeros();
        return exact.scale() > MOST_DECIMALS ? exact.toString() : exact.toPlainString();
    }
}
