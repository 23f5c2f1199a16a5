package dev.creamery.app.compose;

import dev.creamery.engine.schedule.CostModel;
import dev.creamery.engine.sweep.Experiment;

import java.util.Map;
import java.util.Optional;

/**
 * What a sweep's cost depends on besides the sweep.
 *
 * @param cost how fast this machine trains, if that is known yet
 * @param threads that would train
 * @param finished runs of the open workspace, by experiment
 */
record Circumstances(Optional<CostModel> cost, int threads, Map<Experiment, Integer> finished) {

    Circumstances withCost(CostModel known) {
        return new Circumstances(Optional.of(known), threads, finished);
    }

    Circumstances withThreads(int now) {
        return new Circumstances(cost, now, finished);
    }

    Circumstances withFinished(Map<Experiment, Integer> now) {
        return new Circumstances(cost, threads, now);
    }
}
