package dev.creamery.app.monitor;

import static java.util.Objects.requireNonNull;

import dev.creamery.app.place.ShapeGrids.Spot;
import dev.creamery.engine.store.Manifest;
import dev.creamery.engine.store.NumberedExperiment;
import dev.creamery.engine.sweep.Experiment;
import dev.creamery.engine.sweep.Hyperparameter;
import dev.creamery.engine.sweep.Hyperparameters;
import dev.creamery.engine.sweep.SweepJson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a batch's manifest tells of its experiments, as text: it never changes.
 *
 * @param columns the hyperparameters in which the experiments differ
 * @param constants those in which they do not, such as {@code shape rectangle}
 * @param rows valid experiments, in the sweep's order
 * @param invalid experiments that were left out, having no valid network
 */
record ManifestTable(List<String> columns, List<String> constants, List<Row> rows, int invalid) {

    ManifestTable {
        columns = List.copyOf(columns);
        constants = List.copyOf(constants);
        rows = List.copyOf(rows);
    }

    /**
     * An experiment.
     *
     * @param values of {@link ManifestTable#columns}
     */
    record Row(long id, Spot spot, List<String> values, long parameters) {
        Row {
            values = List.copyOf(values);
        }
    }

    static ManifestTable of(Manifest manifest) {
        Texts texts = new Texts();
        List<Hyperparameter<?>> varied = new ArrayList<>();
        List<String> constants = new ArrayList<>();
        for (Hyperparameter<?> hyperparameter : Hyperparameters.all()) {
            Set<String> values = new LinkedHashSet<>();
            manifest.valid().forEach(one -> values.add(texts.of(one, hyperparameter)));
            if (values.size() > 1) {
                varied.add(hyperparameter);
            } else if (values.size() == 1) {
                constants.add(hyperparameter + " " + values.iterator().next());
            }
        }
        return new ManifestTable(
                varied.stream().map(Object::toString).toList(),
                constants,
                manifest.valid().stream().map(one -> row(one, varied, texts)).toList(),
                manifest.invalid().size());
    }

    private static Row row(
            NumberedExperiment numbered, List<Hyperparameter<?>> varied, Texts texts) {
        Experiment one = numbered.planned().experiment();
        return new Row(
                numbered.id(),
                new Spot(one.shape(), one.size(), one.depth()),
                varied.stream().map(axis -> texts.of(numbered, axis)).toList(),
                numbered.planned().network().numFreeParameters());
    }

    /** Values as text; each is written once, as there are few of them. */
    private static final class Texts {
        private final SweepJson json = new SweepJson();
        private final Map<Map.Entry<Hyperparameter<?>, Object>, String> known = new HashMap<>();

        String of(NumberedExperiment numbered, Hyperparameter<?> hyperparameter) {
            Experiment one = numbered.planned().experiment();
            return requireNonNull(
                    known.computeIfAbsent(
                            Map.entry(hyperparameter, hyperparameter.get().apply(one)),
                            unseen -> json.text(hyperparameter, one)));
        }
    }
}
