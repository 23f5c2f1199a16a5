package dev.creamery.engine.kernel;

/**
 * The steps of training a dense network on one minibatch. Blocks are feature-major (see the
 * package); {@code rows} of every {@code stride} values are used, and no others are changed in a
 * way that matters. The last 16 of every {@code stride} values are 0 and stay so.
 */
public interface Kernels {

    /** The name in a result's provenance. */
    String name();

    /**
     * How many runs are trained at once, 1 or 16. If 16, every value stands for sixteen that lie
     * together, one of each run: parameters, gradients and moments are (parameters, 16), blocks
     * (units, stride) with {@code rows} sixteen times those of the minibatch.
     */
    int runs();

    /**
     * Copies rows of tables into a block, and sets its other rows to 0.
     *
     * @param tables 16 of (any, columns), row-major: row r of the block is of the one at r mod 16
     * @param tableRows which rows
     * @param first index in {@code tableRows} of the block's row 0
     * @param block (columns, stride)
     */
    void gather(float[][] tables, int columns, int[] tableRows, int first, Block block, int rows);

    /**
     * Applies a layer: {@code out = biases + weights · in}, then ReLU if {@code rectified}. NaN
     * stays NaN.
     *
     * @param in (inputs, stride)
     * @param out (units, stride)
     */
    void forward(Dense layer, float[] parameters, Block in, Block out, int rows, boolean rectified);

    /**
     * The gradient of a layer's parameters, written at the places of the parameters: {@code weights
     * = delta · inᵀ}, {@code biases} = the sums of {@code delta} over the rows.
     *
     * @param delta derivatives of the loss by the layer's values before activation, (units, stride)
     * @param in (inputs, stride)
     * @param gradient as long as the parameters
     */
    void parameterGradient(Dense layer, Block delta, Block in, float[] gradient, int rows);

    /**
     * The derivatives of the loss by a layer's inputs: {@code result = weightsᵀ · delta}.
     *
     * @param delta (units, stride)
     * @param result (inputs, stride)
     */
    void inputGradient(Dense layer, float[] parameters, Block delta, Block result, int rows);

    /**
     * Goes back through ReLU: {@code delta = derivatives} where {@code activated > 0}, else 0. The
     * arrays may be the same.
     *
     * @param units of all three blocks
     */
    void rectifierGradient(Block activated, Block derivatives, Block delta, int units, int rows);

    /**
     * Goes back through a layer and the ReLU before it: {@link #inputGradient}, then {@link
     * #rectifierGradient}.
     *
     * @param delta (units, stride)
     * @param activated the layer's inputs, which ReLU gave, (inputs, stride)
     * @param result (inputs, stride), another array
     */
    default void hiddenGradient(
            Dense layer, float[] parameters, Block delta, Block activated, Block result, int rows) {
        inputGradient(layer, parameters, delta, result, rows);
        rectifierGradient(activated, result, result, layer.inputs(), rows);
    }

    /** {@code sum = one + other}, for blocks of so many units; the arrays may be the same. */
    void add(Block one, Block other, Block sum, int units, int rows);

    /** Replaces values by their sigmoid. */
    void sigmoid(float[] values, int units, int rows, int stride);

    /** Replaces the values of each row by their softmax. */
    void softmax(float[] values, int units, int rows, int stride);

    /**
     * The derivatives of a mean cross-entropy by the values before sigmoid or softmax: {@code delta
     * = (predictions − targets) · factor}. They do not vanish where the cross-entropy clips its
     * probability, as they do not in Keras, which then starts from the values before activation.
     */
    void crossEntropyGradient(
            float[] predictions,
            float[] targets,
            float[] delta,
            float factor,
            int units,
            int rows,
            int stride);

    /**
     * The same where each row belongs to one class: {@code targets} of it is 1, all others 0.
     *
     * @param classes numbers of units, (stride)
     */
    void classGradient(
            float[] predictions,
            float[] classes,
            float[] delta,
            float factor,
            int units,
            int rows,
            int stride);

    /**
     * The derivatives of a mean squared error by the values before sigmoid: {@code delta =
     * (predictions − targets) · predictions · (1 − predictions) · factor}.
     */
    void squaredErrorGradient(
            float[] predictions,
            float[] targets,
            float[] delta,
            float factor,
            int units,
            int rows,
            int stride);

    /**
     * Adds a minibatch's statistics.
     *
     * @param predictions activated outputs, (units, stride)
     * @param targets likewise
     * @param crossEntropy whether the loss is the binary cross-entropy, or the squared error
     * @param binaryTargets whether the hinge losses read targets 0 and 1 as −1 and 1
     * @param sums (runs, 10) sums over rows, is added to: loss, accuracy, mean squared error, mean
     *     absolute error, squared error again (for its root), mean squared logarithmic error,
     *     hinge, squared hinge, cosine similarity, Kullback–Leibler divergence
     * @return whether these kernels do so; if not, nothing is changed
     */
    boolean measure(
            float[] predictions,
            float[] targets,
            int units,
            int rows,
            int stride,
            boolean crossEntropy,
            boolean binaryTargets,
            double[] sums);

    /**
     * The same where each row belongs to one class and the loss is the categorical cross-entropy.
     *
     * @param predictions of softmax
     * @param classes numbers of units, (stride)
     */
    boolean measureClasses(
            float[] predictions, float[] classes, int units, int rows, int stride, double[] sums);

    /**
     * Adds the sum of l1·|w| + l2·w² over the parameters from {@code start} to before {@code end}.
     *
     * @param penalties (runs)
     */
    void penalty(float[] parameters, int start, int end, float l1, float l2, double[] penalties);

    /** Adds the gradient of {@link #penalty} to {@code gradient}. */
    void addPenaltyGradient(
            float[] parameters, float[] gradient, int start, int end, float l1, float l2);

    /**
     * Adam: {@code m += (1 − β1)(g − m)}, {@code v += (1 − β2)(g² − v)}, {@code p −= rate · m / (√v
     * + ε)}.
     *
     * @param moments all m, then all v
     * @param rate the learning rate with both bias corrections
     */
    void adam(
            float[] parameters,
            float[] gradient,
            float[] moments,
            float rate,
            float beta1,
            float beta2,
            float epsilon);

    /** RMSprop without momentum: {@code v += (1 − ρ)(g² − v)}, {@code p −= rate · g / (√v + ε)}. */
    void rmsProp(
            float[] parameters,
            float[] gradient,
            float[] squares,
            float rate,
            float rho,
            float epsilon);

    /**
     * RMSprop with momentum: {@code v += (1 − ρ)(g² − v)}, {@code b = momentum · b + rate · g / √(v
     * + ε)}, {@code p −= b}.
     *
     * @param moments all v, then all b
     */
    void rmsPropWithMomentum(
            float[] parameters,
            float[] gradient,
            float[] moments,
            float rate,
            float rho,
            float momentum,
            float epsilon);

    /** Gradient descent: {@code p −= rate · g}. */
    void descend(float[] parameters, float[] gradient, float rate);

    /** Gradient descent with momentum: {@code v = momentum · v − rate · g}, {@code p += v}. */
    void descendWithMomentum(
            float[] parameters, float[] gradient, float[] velocity, float rate, float momentum);
}
