package dev.creamery.engine.kernel;

/**
 * The optimizers' rules, one value at a time, from index {@code start} on (and before {@code end}).
 */
final class ScalarUpdates {

    private ScalarUpdates() {}

    static double penalty(float[] parameters, int start, int end, float l1, float l2) {
        double absolute = 0;
        double squared = 0;
        for (int index = start; index < end; index++) {
            double weight = parameters[index];
            absolute += Math.abs(weight);
            squared += weight * weight;
        }
        return (l1 == 0 ? 0 : l1 * absolute) + (l2 == 0 ? 0 : l2 * squared);
    }

    static void addPenaltyGradient(
            float[] parameters, float[] gradient, int start, int end, float l1, float l2) {
        for (int index = start; index < end; index++) {
            float weight = parameters[index];
            float sign = weight > 0 ? l1 : weight < 0 ? -l1 : 0;
            gradient[index] += sign + weight * (2 * l2);
        }
    }

    static void adam(
            float[] parameters,
            float[] gradient,
            float[] moments,
            float rate,
            float beta1,
            float beta2,
            float epsilon,
            int start) {
        int count = parameters.length;
        for (int index = start; index < count; index++) {
            float g = gradient[index];
            float m = Math.fma(g - moments[index], 1 - beta1, moments[index]);
            float v = Math.fma(g * g - moments[count + index], 1 - beta2, moments[count + index]);
            moments[index] = m;
            moments[count + index] = v;
            parameters[index] -= m * rate / ((float) Math.sqrt(v) + epsilon);
        }
    }

    static void rmsProp(
            float[] parameters,
            float[] gradient,
            float[] squares,
            float rate,
            float rho,
            float epsilon,
            int start) {
        for (int index = start; index < parameters.length; index++) {
            float g = gradient[index];
            float v = Math.fma(g * g - squares[index], 1 - rho, squares[index]);
            squares[index] = v;
            parameters[index] -= g * rate / ((float) Math.sqrt(v) + epsilon);
        }
    }

    static void rmsPropWithMomentum(
            float[] parameters,
            float[] gradient,
            float[] moments,
            float rate,
            float rho,
            float momentum,
            float epsilon,
            int start) {
        int count = parameters.length;
        for (int index = start; index < count; index++) {
            float g = gradient[index];
            float v = Math.fma(g * g - moments[index], 1 - rho, moments[index]);
            moments[index] = v;
            float step =
                    Math.fma(
                            moments[count + index],
                            momentum,
                            g * rate / (float) Math.sqrt(v + epsilon));
            moments[count + index] = step;
            parameters[index] -= step;
        }
    }

    static void descend(float[] parameters, float[] gradient, float rate, int start) {
        for (int index = start; index < parameters.length; index++) {
            parameters[index] = Math.fma(-rate, gradient[index], parameters[index]);
        }
    }

    static void descendWithMomentum(
            float[] parameters,
            float[] gradient,
            float[] velocity,
            float rate,
            float momentum,
            int start) {
        for (int index = start; index < parameters.length; index++) {
            velocity[index] = Math.fma(momentum, velocity[index], -rate * gradient[index]);
            parameters[index] += velocity[index];
        }
    }
}
