package dev.creamery.engine.train.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;

import java.util.Map;

/** An {@link UpdateRule} with the moments of one graph. */
final class RuleUpdater implements GradientUpdater<UpdateRule> {

    private final UpdateRule rule;
    private final INDArray[] moments;

    /**
     * @param moments views of the graph's state, (parameters) each
     */
    RuleUpdater(UpdateRule rule, INDArray[] moments) {
        this.rule = rule;
        this.moments = moments;
    }

    @Override
    public UpdateRule getConfig() {
        return rule;
    }

    @Override
    public void applyUpdater(INDArray gradient, int iteration, int epoch) {
        rule.apply(gradient, moments);
    }

    @Override
    public void setState(Map<String, INDArray> state, boolean initialize) {
        throw new UnsupportedOperationException("state is kept in one array, not by name");
    }

    @Override
    public Map<String, INDArray> getState() {
        throw new UnsupportedOperationException("state is kept in one array, not by name");
    }

    @Override
    public void setStateViewArray(
            INDArray state, long[] gradientShape, char gradientOrder, boolean initialize) {
        throw new UnsupportedOperationException("the state's array is given at construction");
    }
}
