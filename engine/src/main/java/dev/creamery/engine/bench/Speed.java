package dev.creamery.engine.bench;

/**
 * How fast a workload was trained.
 *
 * @param contender its name
 * @param secondsPerEpoch processor time of an epoch of one network
 */
public record Speed(Workload workload, String contender, double secondsPerEpoch) {

    /** Epochs of one network per second of processor time. */
    public double epochs() {
        return 1 / secondsPerEpoch;
    }

    /** Minibatches of one network per second of processor time. */
    public double steps() {
        return workload.stepsPerEpoch() / secondsPerEpoch;
    }

    /** Floating-point operations of matrix products per nanosecond. */
    public double gigaflops() {
        return workload.operationsPerEpoch() / secondsPerEpoch / 1e9;
    }

    /** How many times as fast as another one of the same workload. */
    public double over(Speed other) {
        return other.secondsPerEpoch / secondsPerEpoch;
    }
}
