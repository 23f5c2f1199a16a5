package dev.creamery.app.monitor;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.creamery.app.monitor.BatchContents.ExperimentRow;
import dev.creamery.app.monitor.BatchContents.FailureRow;
import dev.creamery.app.place.ShapeGrids.Spot;
import dev.creamery.engine.store.FailedRun;
import dev.creamery.engine.store.Manifest;
import dev.creamery.engine.store.NumberedExperiment;
import dev.creamery.engine.store.RunFailure;
import dev.creamery.engine.sweep.Experiment;
import dev.creamery.engine.sweep.Hyperparameter;
import dev.creamery.engine.sweep.Hyperparameters;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.sweep.SweepJson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a batch's table of experiments out of its manifest and its journals. */
final class ContentsReader {

    private final Sweep sweep;
    private final Manifest manifest;
    private final List<FailedRun> failed;
    private final SweepJson json = new SweepJson();

    /**
     * @param failed its runs whose last attempt failed
     */
    ContentsReader(Sweep sweep, Manifest manifest, List<FailedRun> failed) {
        this.sweep = sweep;
        this.manifest = manifest;
        this.failed = failed;
    }

    /**
     * @param finished runs by experiment, over all batches of the workspace
     * @param lastWords of its last engine, if that died
     */
    BatchContents read(Map<Long, Set<String>> finished, String lastWords) {
        List<Hyperparameter<?>> varied = new ArrayList<>();
        List<String> constants = new ArrayList<>();
        for (Hyperparameter<?> hyperparameter : Hyperparameters.all()) {
            List<String> values =
                    manifest.valid().stream()
                            .map(one -> value(one, hyperparameter))
                            .distinct()
                            .toList();
            if (values.size() > 1) {
                varied.add(hyperparameter);
            } else if (values.size() == 1) {
                constants.add(hyperparameter + " " + values.getFirst());
            }
        }
        Map<Long, Long> failures =
                failed.stream().collect(groupingBy(FailedRun::experimentId, counting()));
        return new BatchContents(
                varied.stream().map(Object::toString).toList(),
                constants,
                manifest.valid().stream().map(one -> row(one, varied, finished, failures)).toList(),
                failures(),
                manifest.invalid().size(),
                lastWords);
    }

    private ExperimentRow row(
            NumberedExperiment experiment,
            List<Hyperparameter<?>> varied,
            Map<Long, Set<String>> finished,
            Map<Long, Long> failures) {
        Experiment one = experiment.planned().experiment();
        return new ExperimentRow(
                experiment.id(),
                new Spot(one.shape(), one.size(), one.depth()),
                varied.stream().map(axis -> value(experiment, axis)).toList(),
                experiment.planned().network().numFreeParameters(),
                sweep.repetitions(),
                Math.min(
                        sweep.repetitions(),
                        finished.getOrDefault(experiment.id(), Set.of()).size()),
                failures.getOrDefault(experiment.id(), 0L).intValue());
    }

    private List<FailureRow> failures() {
        Map<RunFailure, Integer> counts = new LinkedHashMap<>();
        failed.forEach(run -> counts.merge(run.failure(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(
                        one ->
                                new FailureRow(
                                        one.getValue(),
                                        one.getKey().message(),
                                        one.getKey().remedy()))
                .sorted(Comparator.comparingInt(FailureRow::runs).reversed())
                .toList();
    }

    private String value(NumberedExperiment experiment, Hyperparameter<?> hyperparameter) {
        return json.text(hyperparameter, experiment.planned().experiment());
    }
}
