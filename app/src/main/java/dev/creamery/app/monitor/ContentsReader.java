package dev.creamery.app.monitor;

import dev.creamery.app.monitor.BatchContents.ExperimentRow;
import dev.creamery.app.monitor.BatchContents.FailureRow;
import dev.creamery.engine.store.BatchState;
import dev.creamery.engine.store.JournalEntry;
import dev.creamery.engine.store.Manifest;
import dev.creamery.engine.store.NumberedExperiment;
import dev.creamery.engine.store.RunFailure;
import dev.creamery.engine.sweep.Hyperparameter;
import dev.creamery.engine.sweep.Hyperparameters;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.sweep.SweepJson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a batch's table of experiments out of its manifest and its journals. */
final class ContentsReader {

    private final Sweep sweep;
    private final Manifest manifest;
    private final List<JournalEntry> entries;
    private final BatchState state;
    private final SweepJson json = new SweepJson();

    ContentsReader(Sweep sweep, Manifest manifest, List<JournalEntry> entries, BatchState state) {
        this.sweep = sweep;
        this.manifest = manifest;
        this.entries = entries;
        this.state = state;
    }

    /**
     * @param finished runs by experiment, over all batches of the workspace
     */
    BatchContents read(Map<Long, Set<String>> finished) {
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
        Map<Long, Set<String>> failed = failedRuns();
        return new BatchContents(
                varied.stream().map(Object::toString).toList(),
                constants,
                manifest.valid().stream().map(one -> row(one, varied, finished, failed)).toList(),
                failures(),
                manifest.invalid().size());
    }

    private ExperimentRow row(
            NumberedExperiment experiment,
            List<Hyperparameter<?>> varied,
            Map<Long, Set<String>> finished,
            Map<Long, Set<String>> failed) {
        return new ExperimentRow(
                experiment.id(),
                varied.stream().map(one -> value(experiment, one)).toList(),
                experiment.planned().network().numFreeParameters(),
                sweep.repetitions(),
                Math.min(
                        sweep.repetitions(),
                        finished.getOrDefault(experiment.id(), Set.of()).size()),
                failed.getOrDefault(experiment.id(), Set.of()).size());
    }

    /** Runs whose last attempt failed, by experiment. */
    private Map<Long, Set<String>> failedRuns() {
        Map<Long, Set<String>> failed = new HashMap<>();
        for (JournalEntry entry : entries) {
            if (entry instanceof JournalEntry.Failed failure) {
                Set<String> runs = new HashSet<>(failure.runs());
                runs.retainAll(state.failed().keySet());
                failed.computeIfAbsent(failure.experimentId(), any -> new HashSet<>()).addAll(runs);
            }
        }
        return failed;
    }

    private List<FailureRow> failures() {
        Map<RunFailure, Integer> counts = new LinkedHashMap<>();
        state.failed().values().forEach(failure -> counts.merge(failure, 1, Integer::sum));
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
