package dev.creamery.app.explore.details;

import dev.creamery.engine.sweep.Hyperparameters;
import dev.creamery.engine.sweep.InvalidSweepException;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.sweep.SweepJson;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes a sweep of one experiment, to be composed further. */
final class SweepOfExperiment {

    private static final List<String> PLAIN =
            List.of(
                    "dataset",
                    "shape",
                    "size",
                    "depth",
                    "learning_rate",
                    "batch_size",
                    "label_noise",
                    "epochs");

    private final SweepJson json = new SweepJson();

    /**
     * The sweep: that experiment alone, with as many repetitions.
     *
     * @throws InvalidSweepException if a value of these data is none that can be composed
     */
    Sweep of(ExperimentFacts experiment) {
        Map<String, @Nullable Object> cube = new LinkedHashMap<>();
        for (String column : PLAIN) {
            Object value = experiment.values().get(column);
            if (value != null) {
                cube.put(column, List.of(value));
            }
        }
        Map<String, Object> regularizer = regularizer(experiment);
        if (!regularizer.isEmpty()) {
            cube.put(Hyperparameters.KERNEL_REGULARIZER.column(), List.of(regularizer));
        }
        String optimizer = experiment.text("optimizer");
        if (!optimizer.isEmpty()) {
            cube.put(
                    Hyperparameters.OPTIMIZER.column(),
                    List.of(optimizer(optimizer, experiment.values().get("momentum"))));
        }
        Map<String, @Nullable Object> sweep = new LinkedHashMap<>();
        sweep.put("name", name(experiment));
        experiment
                .whole("num_runs")
                .filter(runs -> runs > 0)
                .ifPresent(runs -> sweep.put("repetitions", runs));
        sweep.put("cubes", List.of(cube));
        return json.read(json.compact(sweep));
    }

    private static Map<String, Object> regularizer(ExperimentFacts experiment) {
        Map<String, Object> members = new LinkedHashMap<>();
        String type = experiment.text("kernel_regularizer_type");
        if (type.isEmpty()) {
            return members;
        }
        members.put("type", type);
        for (String factor : List.of("l1", "l2")) {
            Object value = experiment.values().get("kernel_regularizer_" + factor);
            if (value instanceof Number number && number.doubleValue() != 0) {
                members.put(factor, value);
            }
        }
        return members;
    }

    private static Map<String, Object> optimizer(String name, @Nullable Object momentum) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", name);
        if (momentum instanceof Number number && number.doubleValue() != 0) {
            members.put("momentum", momentum);
        }
        return members;
    }

    private static String name(ExperimentFacts experiment) {
        return "like-" + Objects.toString(experiment.values().get("experiment_id"), "this");
    }
}
