package dev.creamery.engine.sweep;

/**
 * An update rule, with the constants that Keras gives it. The learning rate is an axis of its own.
 */
public sealed interface Optimizer {

    /** The Keras name, as in BUTTER's column {@code optimizer}. */
    String label();

    /** BUTTER's {@code momentum}; 0 where the rule has none. */
    default float momentum() {
        return 0;
    }

    /** For people, such as {@code SGD momentum 0.9}. */
    default String text() {
        return momentum() == 0 ? label() : label() + " momentum " + ShortNumber.of(momentum());
    }

    /** Adam (Kingma and Ba, 2015, algorithm 1, with ε inside Keras' bias-corrected step). */
    record Adam() implements Optimizer {
        public static final float BETA_1 = 0.9f;
        public static final float BETA_2 = 0.999f;
        public static final float EPSILON = 1e-7f;

        @Override
        public String label() {
            return "adam";
        }
    }

    /** RMSprop (Hinton's lecture 6e), optionally with momentum. */
    record RmsProp(float momentum) implements Optimizer {
        public static final float RHO = 0.9f;
        public static final float EPSILON = 1e-7f;

        @Override
        public String label() {
            return "RMSprop";
        }
    }

    /** Stochastic gradient descent, optionally with (not Nesterov's) momentum. */
    record Sgd(float momentum) implements Optimizer {
        @Override
        public String label() {
            return "SGD";
        }
    }
}
