package dev.creamery.engine.sweep;

/**
 * The penalty Σ l1·|w| + l2·w² over every layer's weights, biases left out, that is added to the
 * loss.
 *
 * @param l1 factor of the absolute values, 0 for none
 * @param l2 factor of the squares, 0 for none
 */
public record KernelRegularizer(float l1, float l2) {

    public static final KernelRegularizer NONE = new KernelRegularizer(0, 0);

    public static KernelRegularizer ofL1(float l1) {
        return new KernelRegularizer(l1, 0);
    }

    public static KernelRegularizer ofL2(float l2) {
        return new KernelRegularizer(0, l2);
    }

    public boolean isNone() {
        return l1 == 0 && l2 == 0;
    }

    /** For people, such as {@code l2 0.01}, {@code l1 0.01, l2 0.001} or {@code none}. */
    public String text() {
        String first = "l1 " + ShortNumber.of(l1);
        String second = "l2 " + ShortNumber.of(l2);
        return switch (type()) {
            case "none" -> "none";
            case "l1" -> first;
            case "l2" -> second;
            default -> first + ", " + second;
        };
    }

    /** BUTTER's {@code kernel_regularizer_type}; "none" where that column is null. */
    public String type() {
        if (isNone()) {
            return "none";
        }
        if (l1 != 0 && l2 != 0) {
            return "l1_l2";
        }
        return l1 != 0 ? "l1" : "l2";
    }
}
