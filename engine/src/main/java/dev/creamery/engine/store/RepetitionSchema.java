package dev.creamery.engine.store;

import static dev.creamery.engine.store.ColumnType.BOOL;
import static dev.creamery.engine.store.ColumnType.FLOAT32;
import static dev.creamery.engine.store.ColumnType.FLOAT32_LIST;
import static dev.creamery.engine.store.ColumnType.INT64;
import static dev.creamery.engine.store.ColumnType.STRING;
import static dev.creamery.engine.store.ColumnType.UINT16;
import static dev.creamery.engine.store.ColumnType.UINT32;
import static dev.creamery.engine.store.ColumnType.UINT32_LIST;
import static dev.creamery.engine.store.ColumnType.UINT64;
import static dev.creamery.engine.store.ColumnType.UINT8;

import dev.creamery.engine.network.NetworkStructure;
import dev.creamery.engine.sweep.BundledSweeps;
import dev.creamery.engine.sweep.Experiment;
import dev.creamery.engine.sweep.Hyperparameters;
import dev.creamery.engine.sweep.KernelRegularizer;
import dev.creamery.engine.sweep.NetworkStructureJson;
import dev.creamery.engine.sweep.SweepFlags;
import dev.creamery.engine.sweep.SweepJson;
import dev.creamery.engine.train.Statistic;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * BUTTER's columns of a repetition, in its order, with {@code momentum} after {@code optimizer}.
 */
public final class RepetitionSchema {

    /** The columns that tell runs of one experiment apart, or how they were made. */
    private static final Set<String> OF_RUN =
            Set.of(
                    "run_id",
                    "python_version",
                    "task_version",
                    "tensorflow_version",
                    "test_split_method",
                    "platform",
                    "git_hash",
                    "hostname",
                    "seed",
                    "start_time",
                    "update_time",
                    "command");

    private final SweepFlags sweepFlags = new SweepFlags(new BundledSweeps());
    private final SweepJson json = new SweepJson();
    private final NetworkStructureJson structures = new NetworkStructureJson();
    private final List<Column<RunRecord>> columns = new ArrayList<>();

    public RepetitionSchema() {
        add("experiment_id", UINT32, run -> (int) run.experimentId());
        add("run_id", STRING, RunRecord::runId);
        for (String sweep : BundledSweeps.BUTTER) {
            experiment(sweep, BOOL, experiment -> sweepFlags.of(experiment).get(sweep));
        }
        addParameters();
        add("num_free_parameters", UINT64, run -> network(run).numFreeParameters());
        add("widths", UINT32_LIST, run -> ints(network(run).widths()));
        add("network_structure", STRING, this::networkStructure);
        add("platform", STRING, run -> run.provenance().platform());
        add("git_hash", STRING, run -> run.provenance().gitHash());
        add("hostname", STRING, run -> run.provenance().hostname());
        add("seed", INT64, RunRecord::seed);
        add("start_time", INT64, RunRecord::startTime);
        add("update_time", INT64, RunRecord::updateTime);
        add("command", STRING, run -> run.provenance().command());
        for (Statistic statistic : Statistic.values()) {
            add(statistic.testColumn(), FLOAT32_LIST, run -> run.history().test(statistic));
            add(statistic.trainColumn(), FLOAT32_LIST, run -> run.history().train(statistic));
        }
    }

    private void addParameters() {
        constant("activation", STRING, "relu");
        add("batch", STRING, RunRecord::batch);
        experiment("batch_size", UINT32, Experiment::batchSize);
        experiment("dataset", STRING, Experiment::dataset);
        experiment("depth", UINT8, experiment -> (byte) experiment.depth());
        constant("early_stopping", STRING, null);
        experiment("epochs", UINT32, Experiment::epochs);
        constant("input_activation", STRING, "relu");
        regularizer("kernel_regularizer", STRING, this::regularizerJson);
        regularizer("kernel_regularizer_l1", FLOAT32, KernelRegularizer::l1);
        regularizer("kernel_regularizer_l2", FLOAT32, KernelRegularizer::l2);
        regularizer("kernel_regularizer_type", STRING, KernelRegularizer::type);
        experiment("label_noise", FLOAT32, Experiment::labelNoise);
        experiment("learning_rate", FLOAT32, Experiment::learningRate);
        experiment("optimizer", STRING, experiment -> experiment.optimizer().label());
        experiment("momentum", FLOAT32, experiment -> experiment.optimizer().momentum());
        add("output_activation", STRING, run -> network(run).outputActivation().label());
        add("python_version", STRING, run -> run.provenance().pythonVersion());
        experiment("shape", STRING, experiment -> experiment.shape().label());
        experiment("size", UINT64, Experiment::size);
        add("task", STRING, run -> run.planned().facts().task().label());
        add("task_version", UINT16, run -> (short) run.provenance().taskVersion());
        add("tensorflow_version", STRING, run -> run.provenance().tensorflowVersion());
        constant("test_split", FLOAT32, 0.2f);
        constant("test_split_method", STRING, "shuffled_train_test_split");
    }

    /** All columns, in order. */
    public List<Column<RunRecord>> columns() {
        return List.copyOf(columns);
    }

    /** The columns that all runs of an experiment share, which are also those of its summary. */
    public List<Column<RunRecord>> experimentColumns() {
        return columns.stream()
                .filter(column -> column.type() != FLOAT32_LIST)
                .filter(column -> !isOfRun(column.name()))
                .toList();
    }

    /** Whether a column, by its name, tells runs of one experiment apart or how they were made. */
    public static boolean isOfRun(String column) {
        return OF_RUN.contains(column);
    }

    private void add(String name, ColumnType type, Function<RunRecord, @Nullable Object> value) {
        columns.add(new Column<>(name, type, value));
    }

    private void constant(String name, ColumnType type, @Nullable Object value) {
        add(name, type, run -> value);
    }

    private void experiment(
            String name, ColumnType type, Function<Experiment, @Nullable Object> value) {
        add(name, type, run -> value.apply(run.planned().experiment()));
    }

    /** Null where there is no regularizer, and for the factor that it does not have. */
    private void regularizer(
            String name, ColumnType type, Function<KernelRegularizer, Object> value) {
        experiment(
                name,
                type,
                experiment -> {
                    KernelRegularizer regularizer = experiment.kernelRegularizer();
                    Object found = value.apply(regularizer);
                    return regularizer.isNone() || found.equals(0f) ? null : found;
                });
    }

    private String regularizerJson(KernelRegularizer regularizer) {
        return json.compact(Hyperparameters.KERNEL_REGULARIZER.domain().write(regularizer));
    }

    private String networkStructure(RunRecord run) {
        return structures.write(network(run), run.planned().experiment().kernelRegularizer());
    }

    private static NetworkStructure network(RunRecord run) {
        return run.planned().network();
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
