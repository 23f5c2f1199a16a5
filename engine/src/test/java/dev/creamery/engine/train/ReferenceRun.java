package dev.creamery.engine.train;

import dev.creamery.engine.data.RunData;

import java.util.Arrays;

/** Trains the first run of a job in double precision, straight from the definitions. */
final class ReferenceRun {

    private final TrainingJob job;
    private final ReferenceNetwork network;
    private final ReferenceOptimizer optimizer;
    private final double[] parameters;

    ReferenceRun(TrainingJob job, float[] start) {
        this.job = job;
        network = new ReferenceNetwork(job);
        optimizer = new ReferenceOptimizer(job, start.length);
        parameters = new double[start.length];
        for (int index = 0; index < start.length; index++) {
            parameters[index] = start[index];
        }
    }

    double[] parameters() {
        return parameters;
    }

    /**
     * Trains an epoch.
     *
     * @param epoch from 1
     * @return the training statistics
     */
    float[] trainEpoch(int epoch) {
        TrainingJob.Run run = job.runs().getFirst();
        RunData data = run.data();
        EpochAccumulator statistics = EpochAccumulator.ofTraining(job.loss(), data);
        int[] order = MinibatchOrder.of(run.seed(), epoch, data.trainRows().length);
        int size = job.experiment().batchSize();
        for (int start = 0; start < order.length; start += size) {
            int[] positions =
                    Arrays.copyOfRange(order, start, Math.min(order.length, start + size));
            int[] rows = Arrays.stream(positions).map(p -> data.trainRows()[p]).toArray();
            float[] inputs = TestJob.gather(data.dataset().inputs(), rows, job.network().inputs());
            float[] targets =
                    TestJob.gather(data.trainTargets(), positions, job.network().outputs());
            statistics.add(
                    network.predictions(parameters, inputs),
                    targets,
                    positions.length,
                    network.penalty(parameters));
            optimizer.update(parameters, network.gradient(parameters, inputs, targets));
        }
        return statistics.values();
    }

    /** The statistics over the whole test set at some parameters. */
    static float[] testValues(TrainingJob job, float[] parameters) {
        ReferenceRun at = new ReferenceRun(job, parameters);
        RunData data = job.runs().getFirst().data();
        EpochAccumulator statistics = EpochAccumulator.ofTest(job.loss(), data);
        statistics.add(
                at.network.predictions(
                        at.parameters,
                        TestJob.gather(
                                data.dataset().inputs(), data.testRows(), job.network().inputs())),
                TestJob.gather(data.dataset().targets(), data.testRows(), job.network().outputs()),
                data.testRows().length,
                at.network.penalty(at.parameters));
        return statistics.values();
    }
}
