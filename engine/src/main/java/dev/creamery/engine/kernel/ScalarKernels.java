package dev.creamery.engine.kernel;

/** Plain loops, one value at a time: the reference for all other kernels, and their fallback. */
public final class ScalarKernels implements Kernels {

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public int runs() {
        return 1;
    }

    @Override
    public void gather(
            float[][] tables, int columns, int[] tableRows, int first, Block block, int rows) {
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                float[] table = tables[row % LaneSums.WIDTH];
                block.values()[block.at(column) + row] =
                        table[tableRows[first + row] * columns + column];
            }
            java.util.Arrays.fill(block.values(), block.at(column) + rows, block.at(column + 1), 0);
        }
    }

    @Override
    public void forward(
            Dense layer, float[] parameters, Block in, Block out, int rows, boolean rectified) {
        for (int unit = 0; unit < layer.units(); unit++) {
            int target = out.at(unit);
            float bias = parameters[layer.biases() + unit];
            java.util.Arrays.fill(out.values(), target, target + rows, bias);
            for (int input = 0; input < layer.inputs(); input++) {
                float weight = parameters[layer.weights() + unit * layer.inputs() + input];
                addScaled(weight, in, in.at(input), out, target, rows);
            }
            for (int index = target; rectified && index < target + rows; index++) {
                out.values()[index] = out.values()[index] < 0 ? 0 : out.values()[index];
            }
        }
    }

    @Override
    public void parameterGradient(Dense layer, Block delta, Block in, float[] gradient, int rows) {
        float[] partial = new float[LaneSums.WIDTH];
        for (int unit = 0; unit < layer.units(); unit++) {
            for (int input = 0; input < layer.inputs(); input++) {
                gradient[layer.weights() + unit * layer.inputs() + input] =
                        layer.inputs() < Dense.WIDE
                                ? product(
                                        delta.values(),
                                        delta.at(unit),
                                        in.values(),
                                        in.at(input),
                                        rows,
                                        partial)
                                : chain(
                                        delta.values(),
                                        delta.at(unit),
                                        in.values(),
                                        in.at(input),
                                        rows);
            }
            java.util.Arrays.fill(partial, 0);
            for (int row = 0; row < rows; row++) {
                partial[row % LaneSums.WIDTH] += delta.values()[delta.at(unit) + row];
            }
            gradient[layer.biases() + unit] = LaneSums.add(partial, 0);
        }
    }

    /** The sum of products in 16 partial sums; row r goes to the one at r mod 16. */
    private static float product(
            float[] one, int start, float[] other, int otherStart, int rows, float[] partial) {
        java.util.Arrays.fill(partial, 0);
        for (int row = 0; row < rows; row++) {
            int lane = row % LaneSums.WIDTH;
            partial[lane] = Math.fma(one[start + row], other[otherStart + row], partial[lane]);
        }
        return LaneSums.add(partial, 0);
    }

    /** The sum of products in the order of the rows. */
    private static float chain(float[] one, int start, float[] other, int otherStart, int rows) {
        float sum = 0;
        for (int row = 0; row < rows; row++) {
            sum = Math.fma(one[start + row], other[otherStart + row], sum);
        }
        return sum;
    }

    @Override
    public void inputGradient(
            Dense layer, float[] parameters, Block delta, Block result, int rows) {
        for (int input = 0; input < layer.inputs(); input++) {
            int target = result.at(input);
            java.util.Arrays.fill(result.values(), target, target + rows, 0);
            for (int unit = 0; unit < layer.units(); unit++) {
                float weight = parameters[layer.weights() + unit * layer.inputs() + input];
                addScaled(weight, delta, delta.at(unit), result, target, rows);
            }
        }
    }

    @Override
    public void rectifierGradient(
            Block activated, Block derivatives, Block delta, int units, int rows) {
        for (int unit = 0; unit < units; unit++) {
            for (int row = 0; row < rows; row++) {
                boolean passes = activated.values()[activated.at(unit) + row] > 0;
                float derivative = derivatives.values()[derivatives.at(unit) + row];
                delta.values()[delta.at(unit) + row] = passes ? derivative : 0;
            }
        }
    }

    @Override
    public void add(Block one, Block other, Block sum, int units, int rows) {
        for (int unit = 0; unit < units; unit++) {
            for (int row = 0; row < rows; row++) {
                sum.values()[sum.at(unit) + row] =
                        one.values()[one.at(unit) + row] + other.values()[other.at(unit) + row];
            }
        }
    }

    @Override
    public void sigmoid(float[] values, int units, int rows, int stride) {
        for (int unit = 0; unit < units; unit++) {
            for (int index = unit * stride; index < unit * stride + rows; index++) {
                values[index] = 1 / (1 + Elementary.exp(-values[index]));
            }
        }
    }

    @Override
    public void softmax(float[] values, int units, int rows, int stride) {
        for (int row = 0; row < rows; row++) {
            float highest = values[row];
            for (int unit = 1; unit < units; unit++) {
                float value = values[unit * stride + row];
                highest = value > highest ? value : highest;
            }
            float sum = 0;
            for (int unit = 0; unit < units; unit++) {
                float power = Elementary.exp(values[unit * stride + row] - highest);
                values[unit * stride + row] = power;
                sum += power;
            }
            float factor = 1 / sum;
            for (int unit = 0; unit < units; unit++) {
                values[unit * stride + row] *= factor;
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
    public void classGradient(
            float[] predictions,
            float[] classes,
            float[] delta,
            float factor,
            int units,
            int rows,
            int stride) {
        for (int unit = 0; unit < units; unit++) {
            for (int row = 0; row < rows; row++) {
                float target = classes[row] == unit ? 1 : 0;
                delta[unit * stride + row] = (predictions[unit * stride + row] - target) * factor;
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

    /** Leaves it to the trainer's own definition of the statistics. */
    @Override
    public boolean measure(
            float[] predictions,
            float[] targets,
            int units,
            int rows,
            int stride,
            boolean crossEntropy,
            boolean binaryTargets,
            double[] sums) {
        return false;
    }

    @Override
    public boolean measureClasses(
            float[] predictions, float[] classes, int units, int rows, int stride, double[] sums) {
        return false;
    }

    @Override
    public void penalty(
            float[] parameters, int start, int end, float l1, float l2, double[] penalties) {
        penalties[0] += ScalarUpdates.penalty(parameters, start, end, l1, l2);
    }

    @Override
    public void addPenaltyGradient(
            float[] parameters, float[] gradient, int start, int end, float l1, float l2) {
        ScalarUpdates.addPenaltyGradient(parameters, gradient, start, end, l1, l2);
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
        ScalarUpdates.adam(parameters, gradient, moments, rate, beta1, beta2, epsilon, 0);
    }

    @Override
    public void rmsProp(
            float[] parameters,
            float[] gradient,
            float[] squares,
            float rate,
            float rho,
            float epsilon) {
        ScalarUpdates.rmsProp(parameters, gradient, squares, rate, rho, epsilon, 0);
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
        ScalarUpdates.rmsPropWithMomentum(
                parameters, gradient, moments, rate, rho, momentum, epsilon, 0);
    }

    @Override
    public void descend(float[] parameters, float[] gradient, float rate) {
        ScalarUpdates.descend(parameters, gradient, rate, 0);
    }

    @Override
    public void descendWithMomentum(
            float[] parameters, float[] gradient, float[] velocity, float rate, float momentum) {
        ScalarUpdates.descendWithMomentum(parameters, gradient, velocity, rate, momentum, 0);
    }

    /** {@code target += factor · values}. */
    private static void addScaled(
            float factor, Block block, int start, Block into, int targetStart, int rows) {
        float[] values = block.values();
        float[] target = into.values();
        for (int row = 0; row < rows; row++) {
            target[targetStart + row] =
                    Math.fma(factor, values[start + row], target[targetStart + row]);
        }
    }
}
