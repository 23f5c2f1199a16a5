package dev.creamery.engine.train;

import dev.creamery.engine.sweep.Optimizer;

/**
 * Everything that a run needs to go on from the end of an epoch. Random streams are functions of
 * seed and epoch and need no state.
 *
 * @param parameters weights and biases, see {@link ParameterLayout}
 * @param optimizerState the optimizer's moments: none for plain SGD; one array as long as {@code
 *     parameters} for momentum; for RMSprop the mean squares, then any momentum; for Adam the first
 *     moments, then the second. All zeros before the first step
 * @param history the epochs done so far
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and far too large to copy
public record RunState(float[] parameters, float[] optimizerState, RunHistory history) {

    /** Where a run begins: Glorot-uniform weights, moments of zero, an empty history. */
    public static RunState initial(TrainingJob job, TrainingJob.Run run) {
        float[] parameters = InitialWeights.glorotUniform(job.network(), run.seed());
        int moments = moments(job.experiment().optimizer());
        return new RunState(
                parameters,
                new float[Math.multiplyExact(moments, parameters.length)],
                new RunHistory(job.experiment().epochs()));
    }

    /** How many arrays of moments, each as long as the parameters, an optimizer keeps. */
    public static int moments(Optimizer optimizer) {
        return switch (optimizer) {
            case Optimizer.Adam() -> 2;
            case Optimizer.RmsProp(float momentum) -> momentum == 0 ? 1 : 2;
            case Optimizer.Sgd(float momentum) -> momentum == 0 ? 0 : 1;
        };
    }

    /** Epochs done so far. */
    public int epochs() {
        return history.epochs();
    }
}
