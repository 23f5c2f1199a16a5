package dev.creamery.engine.kernel;

/** Plain loops, one value at a time: the reference for all other kernels, and their fallback. */
public final class ScalarKernels implements Kernels {

    /** Partial sums of a sum over rows; row r goes to the one at r mod 16. */
    private static final int PARTIAL_SUMS = 16;

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public void forward(
            Dense layer,
            float[] parameters,
            float[] in,
            float[] out,
            int rows,
            int stride,
            boolean rectified) {
        for (int unit = 0; unit < layer.units(); unit++) {
            int target = unit * stride;
            java.util.Arrays.fill(out, target, target + rows, parameters[layer.biases() + unit]);
            for (int input = 0; input < layer.inputs(); input++) {
                float weight = parameters[layer.weights() + unit * layer.inputs() + input];
                addScaled(weight, in, input * stride, out, target, rows);
            }
            for (int index = target; rectified && index < target + rows; index++) {
                out[index] = out[index] < 0 ? 0 : out[index];
            }
        }
    }

    @Override
    public void parameterGradient(
            Dense layer, float[] delta, float[] in, float[] gradient, int rows, int stride) {
        float[] partial = new float[PARTIAL_SUMS];
        for (int unit = 0; unit < layer.units(); unit++) {
            for (int input = 0; input < layer.inputs(); input++) {
                java.util.Arrays.fill(partial, 0);
                for (int row = 0; row < rows; row++) {
                    int lane = row % PARTIAL_SUMS;
                    partial[lane] =
                            Math.fma(
                                    delta[unit * stride + row],
                                    in[input * stride + row],
                                    partial[lane]);
                }
                gradient[layer.weights() + unit * layer.inputs() + input] = total(partial);
            }
            java.util.Arrays.fill(partial, 0);
            for (int row = 0; row < rows; row++) {
                partial[row % PARTIAL_SUMS] += delta[unit * stride + row];
            }
            gradient[layer.biases() + unit] = total(partial);
        }
    }

    @Override
    public void inputGradient(
            Dense layer, float[] parameters, float[] delta, float[] result, int rows, int stride) {
        for (int input = 0; input < layer.inputs(); input++) {
            int target = input * stride;
            java.util.Arrays.fill(result, target, target + rows, 0);
            for (int unit = 0; unit < layer.units(); unit++) {
                float weight = parameters[layer.weights() + unit * layer.inputs() + input];
                addScaled(weight, delta, unit * stride, result, target, rows);
            }
        }
    }

    @Override
    public void rectifierGradient(
            float[] activated,
            float[] derivatives,
            float[] delta,
            int units,
            int rows,
            int stride) {
        for (int unit = 0; unit < units; unit++) {
            for (int index = unit * stride; index < unit * stride + rows; index++) {
                delta[index] = activated[index] > 0 ? derivatives[index] : 0;
            }
        }
    }

    @Override
    public void add(float[] one, float[] other, float[] sum, int units, int rows, int stride) {
        for (int unit = 0; unit < units; unit++) {
            for (int index = unit * stride; index < unit * stride + rows; index++) {
                sum[index] = one[index] + other[index];
            }
        }
    }

    @Override
    public void sigmoid(float[] values, int units, int rows, int stride) {
        for (int unit = 0; unit < units; unit++) {
            for (int index = unit * stride; index < unit * stride + rows; index++) {
                values[index] = 1 / (1 + (float) Math.exp(-values[index]));
            }
        }
    }

    @Override
    public void softmax(float[] values, int units, int rows, int stride) {
        for (int row = 0; row < rows; row++) {
            float highest = values[row];
            for (int unit = 1; unit < units; unit++) {
                highest = Math.max(highest, values[unit * stride + row]);
            }
            float sum = 0;
            for (int unit = 0; unit < units; unit++) {
                float power = (float) Math.exp(values[unit * stride + row] - highest);
                values[unit * stride + row] = power;
                sum += power;
            }
            for (int unit = 0; unit < units; unit++) {
                values[unit * stride + row] /= sum;
            }
        }
    }

    @Override
    public void crossEntropyGradient(
            float[] predictions,
            float[] targets,
            float[] delta,
            float factor,
            int units,
            int rows,
            int stride) {
        for (int unit = 0; unit < units; unit++) {
            for (int index = unit * stride; index < unit * stride + rows; index++) {
                delta[index] = (predictions[index] - targets[index]) * factor;
            }
        }
    }

    @Override
    public void squaredErrorGradient(
            float[] predictions,
            float[] targets,
            float[] delta,
            float factor,
            int units,
            int rows,
            int stride) {
        for (int unit = 0; unit < units; unit++) {
            for (int index = unit * stride; index < unit * stride + rows; index++) {
                float p = predictions[index];
                delta[index] = (p - targets[index]) * (p * (1 - p)) * factor;
            }
        }
    }

    @Override
    public double penalty(float[] parameters, int start, int end, float l1, float l2) {
        double absolute = 0;
        double squared = 0;
        for (int index = start; index < end; index++) {
            double weight = parameters[index];
            absolute += Math.abs(weight);
            squared += weight * weight;
        }
        return (l1 == 0 ? 0 : l1 * absolute) + (l2 == 0 ? 0 : l2 * squared);
    }

    @Override
    public void addPenaltyGradient(
            float[] parameters, float[] gradient, int start, int end, float l1, float l2) {
        for (int index = start; index < end; index++) {
            float weight = parameters[index];
            gradient[index] += l1 * Math.signum(weight) + 2 * l2 * weight;
        }
    }

    @Override
    public void adam(
            float[] parameters,
            float[] gradient,
            float[] moments,
            float rate,
            float beta1,
            float beta2,
            float epsilon) {
        int count = parameters.length;
        for (int index = 0; index < count; index++) {
            float g = gradient[index];
            float m = Math.fma(g - moments[index], 1 - beta1, moments[index]);
            float v = Math.fma(g * g - moments[count + index], 1 - beta2, moments[count + index]);
            moments[index] = m;
            moments[count + index] = v;
            parameters[index] -= m * rate / ((float) Math.sqrt(v) + epsilon);
        }
    }

    @Override
    public void rmsProp(
            float[] parameters,
            float[] gradient,
            float[] squares,
            float rate,
            float rho,
            float epsilon) {
        for (int index = 0; index < parameters.length; index++) {
            float g = gradient[index];
            float v = Math.fma(g * g - squares[index], 1 - rho, squares[index]);
            squares[index] = v;
            parameters[index] -= g * rate / ((float) Math.sqrt(v) + epsilon);
        }
    }

    @Override
    public void rmsPropWithMomentum(
            float[] parameters,
            float[] gradient,
            float[] moments,
            float rate,
            float rho,
            float momentum,
            float epsilon) {
        int count = parameters.length;
        for (int index = 0; index < count; index++) {
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

    @Override
    public void descend(float[] parameters, float[] gradient, float rate) {
        for (int index = 0; index < parameters.length; index++) {
            parameters[index] = Math.fma(-rate, gradient[index], parameters[index]);
        }
    }

    @Override
    public void descendWithMomentum(
            float[] parameters, float[] gradient, float[] velocity, float rate, float momentum) {
        for (int index = 0; index < parameters.length; index++) {
            velocity[index] = Math.fma(momentum, velocity[index], -rate * gradient[index]);
            parameters[index] += velocity[index];
        }
    }

    /** {@code target += factor · values}. */
    private static void addScaled(
            float factor, float[] values, int start, float[] target, int targetStart, int rows) {
        for (int row = 0; row < rows; row++) {
            target[targetStart + row] =
                    Math.fma(factor, values[start + row], target[targetStart + row]);
        }
    }

    /**
     * Adds the partial sums by halves, as vectors of 4, 8 or 16 values can all do it alike.
     *
     * @param partial is overwritten
     */
    private static float total(float[] partial) {
        for (int half = PARTIAL_SUMS / 2; half > 0; half /= 2) {
            for (int lane = 0; lane < half; lane++) {
                partial[lane] += partial[lane + half];
            }
        }
        return partial[0];
    }
}
