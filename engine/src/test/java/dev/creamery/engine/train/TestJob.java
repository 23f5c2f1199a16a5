package dev.creamery.engine.train;

import dev.creamery.engine.data.PreparedDataset;
import dev.creamery.engine.data.RunData;
import dev.creamery.engine.network.Loss;
import dev.creamery.engine.network.NetworkStructure;
import dev.creamery.engine.network.Shape;
import dev.creamery.engine.network.Task;
import dev.creamery.engine.sweep.DatasetFacts;
import dev.creamery.engine.sweep.Experiment;
import dev.creamery.engine.sweep.KernelRegularizer;
import dev.creamery.engine.sweep.Optimizer;
import dev.creamery.engine.sweep.RandomStreams;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A small job on data made up here, the same on every call. Begin with {@link #of} and change what
 * the test is about.
 *
 * @param loss fixes task, output activation and the kind of targets
 * @param rows of the dataset; a fifth is for testing
 * @param inputScale factor of one input column to the next; small ones make small gradients
 * @param widths of the layers, without the output layer
 */
public record TestJob(
        Loss loss,
        int rows,
        int inputs,
        int outputs,
        float inputScale,
        List<Integer> widths,
        boolean residual,
        int batchSize,
        float learningRate,
        KernelRegularizer regularizer,
        Optimizer optimizer,
        int epochs,
        List<Long> seeds) {

    public static TestJob of(Loss loss) {
        int outputs =
                switch (loss) {
                    case MEAN_SQUARED_ERROR -> 2;
                    case BINARY_CROSSENTROPY -> 1;
                    case CATEGORICAL_CROSSENTROPY -> 3;
                };
        return new TestJob(
                loss,
                30,
                3,
                outputs,
                1,
                List.of(5, 5),
                false,
                7,
                0.01f,
                KernelRegularizer.NONE,
                new Optimizer.Adam(),
                2,
                List.of(1L));
    }

    public TestJob withRows(int value) {
        return new TestJob(
                loss,
                value,
                inputs,
                outputs,
                inputScale,
                widths,
                residual,
                batchSize,
                learningRate,
                regularizer,
                optimizer,
                epochs,
                seeds);
    }

    public TestJob withInputs(int value, float scale) {
        return new TestJob(
                loss,
                rows,
                value,
                outputs,
                scale,
                widths,
                residual,
                batchSize,
                learningRate,
                regularizer,
                optimizer,
                epochs,
                seeds);
    }

    public TestJob withOutputs(int value) {
        return new TestJob(
                loss,
                rows,
                inputs,
                value,
                inputScale,
                widths,
                residual,
                batchSize,
                learningRate,
                regularizer,
                optimizer,
                epochs,
                seeds);
    }

    public TestJob withHidden(Integer... value) {
        return new TestJob(
                loss,
                rows,
                inputs,
                outputs,
                inputScale,
                List.of(value),
                residual,
                batchSize,
                learningRate,
                regularizer,
                optimizer,
                epochs,
                seeds);
    }

    public TestJob withResidual(boolean value) {
        return new TestJob(
                loss,
                rows,
                inputs,
                outputs,
                inputScale,
                widths,
                value,
                batchSize,
                learningRate,
                regularizer,
                optimizer,
                epochs,
                seeds);
    }

    public TestJob withShape(Shape shape, int firstWidth, int depth) {
        List<Integer> all = shape.widths(firstWidth, outputs, depth);
        return withHidden(all.subList(0, depth - 1).toArray(Integer[]::new))
                .withResidual(shape.residual());
    }

    public TestJob withBatchSize(int value) {
        return new TestJob(
                loss,
                rows,
                inputs,
                outputs,
                inputScale,
                widths,
                residual,
                value,
                learningRate,
                regularizer,
                optimizer,
                epochs,
                seeds);
    }

    public TestJob withRegularizer(KernelRegularizer value) {
        return new TestJob(
                loss,
                rows,
                inputs,
                outputs,
                inputScale,
                widths,
                residual,
                batchSize,
                learningRate,
                value,
                optimizer,
                epochs,
                seeds);
    }

    public TestJob withOptimizer(Optimizer value, float rate) {
        return new TestJob(
                loss,
                rows,
                inputs,
                outputs,
                inputScale,
                widths,
                residual,
                batchSize,
                rate,
                regularizer,
                value,
                epochs,
                seeds);
    }

    public TestJob withEpochs(int value) {
        return new TestJob(
                loss,
                rows,
                inputs,
                outputs,
                inputScale,
                widths,
                residual,
                batchSize,
                learningRate,
                regularizer,
                optimizer,
                value,
                seeds);
    }

    public TestJob withSeeds(long... values) {
        return new TestJob(
                loss,
                rows,
                inputs,
                outputs,
                inputScale,
                widths,
                residual,
                batchSize,
                learningRate,
                regularizer,
                optimizer,
                epochs,
                LongStream.of(values).boxed().toList());
    }

    public TrainingJob job() {
        PreparedDataset dataset = dataset();
        return new TrainingJob(
                experiment(),
                network(),
                seeds.stream()
                        .map(seed -> new TrainingJob.Run(seed, split(dataset, seed)))
                        .toList());
    }

    public NetworkStructure network() {
        List<Integer> all = new java.util.ArrayList<>(widths);
        all.add(outputs);
        return new NetworkStructure(inputs, all, residual, task().outputActivation(outputs));
    }

    /**
     * The first run's state before its first epoch, but with biases that are not zero, so that no
     * unit lies on the edge of its ReLU.
     */
    public RunState state() {
        TrainingJob job = job();
        RunState state = RunState.initial(job, job.runs().getFirst());
        RandomGenerator random = new java.util.Random(4);
        ParameterLayout layout = new ParameterLayout(job.network());
        for (NetworkStructure.Layer layer : job.network().layers()) {
            int start = layout.biases(layer.index());
            for (int index = start; index < start + layer.units(); index++) {
                state.parameters()[index] = random.nextFloat(0.02f, 0.2f);
            }
        }
        return state;
    }

    private Task task() {
        return loss == Loss.MEAN_SQUARED_ERROR ? Task.REGRESSION : Task.CLASSIFICATION;
    }

    private Experiment experiment() {
        return new Experiment(
                "made_up",
                new Shape.Rectangle(residual),
                network().numFreeParameters(),
                widths.size() + 1,
                learningRate,
                batchSize,
                0,
                regularizer,
                optimizer,
                epochs);
    }

    private PreparedDataset dataset() {
        RandomGenerator random = new java.util.Random(rows * 31L + inputs);
        float[] features = new float[rows * inputs];
        float[] targets = new float[rows * outputs];
        for (int row = 0; row < rows; row++) {
            float scale = 1;
            float sum = 0;
            for (int input = 0; input < inputs; input++) {
                float value = random.nextFloat();
                features[row * inputs + input] = scale * value;
                scale *= inputScale;
                sum += value;
            }
            for (int output = 0; output < outputs; output++) {
                float noisy = (sum / inputs + random.nextFloat()) / 2;
                targets[row * outputs + output] =
                        switch (loss) {
                            case MEAN_SQUARED_ERROR -> noisy;
                            case BINARY_CROSSENTROPY -> noisy > 0.5f ? 1 : 0;
                            case CATEGORICAL_CROSSENTROPY ->
                                    output == (int) (sum * 7) % outputs ? 1 : 0;
                        };
            }
        }
        return new PreparedDataset(
                new DatasetFacts("made_up", rows, inputs, task(), inputs, outputs),
                features,
                targets);
    }

    private static RunData split(PreparedDataset dataset, long seed) {
        int rows = dataset.rows();
        int[] order =
                RandomStreams.permutation(
                        rows, RandomStreams.of(seed, RandomStreams.Purpose.SPLIT, 0));
        int testRows = (int) dataset.facts().testRows();
        int[] train = Arrays.copyOfRange(order, testRows, rows);
        return new RunData(
                dataset,
                train,
                Arrays.copyOf(order, testRows),
                gather(dataset.targets(), train, dataset.facts().outputs()));
    }

    /** The rows of a row-major array, one after the other. */
    static float[] gather(float[] values, int[] rows, int columns) {
        float[] gathered = new float[rows.length * columns];
        IntStream.range(0, rows.length)
                .forEach(
                        row ->
                                System.arraycopy(
                                        values,
                                        rows[row] * columns,
                                        gathered,
                                        row * columns,
                                        columns));
        return gathered;
    }
}
