package dev.creamery.engine.kernel;

import static dev.creamery.engine.kernel.Lanes.COUNT;
import static dev.creamery.engine.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** The optimizers' rules in vectors, each with the plain loop for what does not fill one. */
final class VectorUpdates {

    private VectorUpdates() {}

    static void adam(
            float[] parameters,
            float[] gradient,
            float[] moments,
            float rate,
            float beta1,
            float beta2,
            float epsilon) {
        int count = parameters.length;
        int vectors = SPECIES.loopBound(count);
        FloatVector less1 = FloatVector.broadcast(SPECIES, 1 - beta1);
        FloatVector less2 = FloatVector.broadcast(SPECIES, 1 - beta2);
        for (int at = 0; at < vectors; at += COUNT) {
            FloatVector g = FloatVector.fromArray(SPECIES, gradient, at);
            FloatVector m = FloatVector.fromArray(SPECIES, moments, at);
            FloatVector v = FloatVector.fromArray(SPECIES, moments, count + at);
            m = g.sub(m).fma(less1, m);
            v = g.mul(g).sub(v).fma(less2, v);
            m.intoArray(moments, at);
            v.intoArray(moments, count + at);
            FloatVector step = m.mul(rate).div(v.lanewise(VectorOperators.SQRT).add(epsilon));
            FloatVector.fromArray(SPECIES, parameters, at).sub(step).intoArray(parameters, at);
        }
        ScalarUpdates.adam(parameters, gradient, moments, rate, beta1, beta2, epsilon, vectors);
    }

    static void rmsProp(
            float[] parameters,
            float[] gradient,
            float[] squares,
            float rate,
            float rho,
            float epsilon) {
        int vectors = SPECIES.loopBound(parameters.length);
        FloatVector less = FloatVector.broadcast(SPECIES, 1 - rho);
        for (int at = 0; at < vectors; at += COUNT) {
            FloatVector g = FloatVector.fromArray(SPECIES, gradient, at);
            FloatVector v = FloatVector.fromArray(SPECIES, squares, at);
            v = g.mul(g).sub(v).fma(less, v);
            v.intoArray(squares, at);
            FloatVector step = g.mul(rate).div(v.lanewise(VectorOperators.SQRT).add(epsilon));
            FloatVector.fromArray(SPECIES, parameters, at).sub(step).intoArray(parameters, at);
        }
        ScalarUpdates.rmsProp(parameters, gradient, squares, rate, rho, epsilon, vectors);
    }

    static void rmsPropWithMomentum(
            float[] parameters,
            float[] gradient,
            float[] moments,
            float rate,
            float rho,
            float momentum,
            float epsilon) {
        int count = parameters.length;
        int vectors = SPECIES.loopBound(count);
        FloatVector less = FloatVector.broadcast(SPECIES, 1 - rho);
        FloatVector keep = FloatVector.broadcast(SPECIES, momentum);
        for (int at = 0; at < vectors; at += COUNT) {
            FloatVector g = FloatVector.fromArray(SPECIES, gradient, at);
            FloatVector v = FloatVector.fromArray(SPECIES, moments, at);
            v = g.mul(g).sub(v).fma(less, v);
            v.intoArray(moments, at);
            FloatVector step = g.mul(rate).div(v.add(epsilon).lanewise(VectorOperators.SQRT));
            step = FloatVector.fromArray(SPECIES, moments, count + at).fma(keep, step);
            step.intoArray(moments, count + at);
            FloatVector.fromArray(SPECIES, parameters, at).sub(step).intoArray(parameters, at);
        }
        ScalarUpdates.rmsPropWithMomentum(
                parameters, gradient, moments, rate, rho, momentum, epsilon, vectors);
    }

    static void descend(float[] parameters, float[] gradient, float rate) {
        int vectors = SPECIES.loopBound(parameters.length);
        FloatVector down = FloatVector.broadcast(SPECIES, -rate);
        for (int at = 0; at < vectors; at += COUNT) {
            FloatVector.fromArray(SPECIES, gradient, at)
                    .fma(down, FloatVector.fromArray(SPECIES, parameters, at))
                    .intoArray(parameters, at);
        }
        ScalarUpdates.descend(parameters, gradient, rate, vectors);
    }

    static void descendWithMomentum(
            float[] parameters, float[] gradient, float[] velocity, float rate, float momentum) {
        int vectors = SPECIES.loopBound(parameters.length);
        FloatVector keep = FloatVector.broadcast(SPECIES, momentum);
        for (int at = 0; at < vectors; at += COUNT) {
            FloatVector down = FloatVector.fromArray(SPECIES, gradient, at).mul(-rate);
            FloatVector v = FloatVector.fromArray(SPECIES, velocity, at).fma(keep, down);
            v.intoArray(velocity, at);
            FloatVector.fromArray(SPECIES, parameters, at).add(v).intoArray(parameters, at);
        }
        ScalarUpdates.descendWithMomentum(parameters, gradient, velocity, rate, momentum, vectors);
    }

    /** The penalty of every {@code step}th weight, in each lane. */
    static void penalty(
            float[] parameters,
            int start,
            int end,
            int step,
            float l1,
            float l2,
            float[] sums,
            int to) {
        FloatVector absolute = FloatVector.zero(SPECIES);
        FloatVector squared = absolute;
        for (int index = start; index < end; index += step) {
            FloatVector w = FloatVector.fromArray(SPECIES, parameters, index);
            absolute = absolute.add(w.abs());
            squared = w.fma(w, squared);
        }
        absolute.mul(l1).add(squared.mul(l2)).intoArray(sums, to);
    }

    static void addPenaltyGradient(
            float[] parameters, float[] gradient, int start, int end, float l1, float l2) {
        FloatVector zero = FloatVector.zero(SPECIES);
        int at = start;
        for (; at + COUNT <= end; at += COUNT) {
            FloatVector w = FloatVector.fromArray(SPECIES, parameters, at);
            FloatVector sign =
                    zero.blend(l1, w.compare(VectorOperators.GT, zero))
                            .blend(-l1, w.compare(VectorOperators.LT, zero));
            FloatVector.fromArray(SPECIES, gradient, at)
                    .add(sign.add(w.mul(2 * l2)))
                    .intoArray(gradient, at);
        }
        ScalarUpdates.addPenaltyGradient(parameters, gradient, at, end, l1, l2);
    }
}
