package dev.creamery.engine.train.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

import java.util.Map;

/**
 * An optimizer that deeplearning4j does not have as Keras does. Its moments are arrays as long as
 * the parameters and start at zero.
 */
interface UpdateRule extends IUpdater {

    /** Number of arrays of moments. */
    int moments();

    double learningRate();

    /**
     * Turns a gradient into the step that is to be subtracted from the parameters.
     *
     * @param gradient (parameters), replaced by the step
     * @param moments one per moment, (parameters), updated
     */
    void apply(INDArray gradient, INDArray[] moments);

    @Override
    default long stateSize(long parameters) {
        return moments() * parameters;
    }

    @Override
    default GradientUpdater<UpdateRule> instantiate(INDArray state, boolean initialize) {
        if (initialize) {
            state.assign(0);
        }
        INDArray flat = state.reshape(state.length());
        long parameters = state.length() / moments();
        INDArray[] views = new INDArray[moments()];
        for (int index = 0; index < views.length; index++) {
            views[index] =
                    flat.get(NDArrayIndex.interval(index * parameters, (index + 1) * parameters));
        }
        return new RuleUpdater(this, views);
    }

    @Override
    default GradientUpdater<UpdateRule> instantiate(
            Map<String, INDArray> state, boolean initialize) {
        throw new UnsupportedOperationException("state is kept in one array, not by name");
    }

    @Override
    default double getLearningRate(int iteration, int epoch) {
        return learningRate();
    }

    @Override
    default boolean hasLearningRate() {
        return true;
    }

    @Override
    default void setLrAndSchedule(double learningRate, ISchedule schedule) {
        throw new UnsupportedOperationException("the learning rate of a run never changes");
    }
}
