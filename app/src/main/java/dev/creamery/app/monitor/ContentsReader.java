package dev.creamery.app.monitor;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.creamery.app.monitor.BatchContents.ExperimentRow;
import dev.creamery.app.monitor.BatchContents.FailureRow;
import dev.creamery.engine.store.FailedRun;
import dev.creamery.engine.store.RunFailure;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a batch's table of experiments out of its manifest and its journals. */
final class ContentsReader {

    private final ManifestTable table;
    private final int repetitions;
    private final List<FailedRun> failed;

    /**
     * @param repetitions of every experiment
     * @param failed its runs whose last attempt failed
     */
    ContentsReader(ManifestTable table, int repetitions, List<FailedRun> failed) {
        this.table = table;
        this.repetitions = repetitions;
        this.failed = failed;
    }

    /**
     * @param finished runs by experiment, over all batches of the workspace
     * @param lastWords of its last engine, if that died
     */
    BatchContents read(Map<Long, Set<String>> finished, String lastWords) {
        Map<Long, Long> failures =
                failed.stream().collect(groupingBy(FailedRun::experimentId, counting()));
        return new BatchContents(
                table.columns(),
                table.constants(),
                table.rows().stream().map(one -> row(one, finished, failures)).toList(),
                failures(),
                table.invalid(),
                lastWords);
    }

    private ExperimentRow row(
            ManifestTable.Row row, Map<Long, Set<String>> finished, Map<Long, Long> failures) {
        return new ExperimentRow(
                row.id(),
                row.spot(),
                row.values(),
                row.parameters(),
                repetitions,
                Math.min(repetitions, finished.getOrDefault(row.id(), Set.of()).size()),
                failures.getOrDefault(row.id(), 0L).intValue());
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
}
