package dev.creamery.engine.train;

/**
 * Everything that a run needs to go on from the end of an epoch. Random streams are functions of
 * seed and epoch and need no state.
 *
 * @param parameters weights and biases, see {@link ParameterLayout}
 * @param optimizerState the optimizer's moments: none for plain SGD; one array as long as {@code
 *     parameters} for momentum; for RMSprop the mean squares, then any momentum; for Adam the first
 *     moments, then the second
 * @param history the epochs done so far
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and far too large to copy
public record RunState(float[] parameters, float[] optimizerState, RunHistory history) {

    /** Epochs done so far. */
    public int epochs() {
        return history.epochs();
    }
}
