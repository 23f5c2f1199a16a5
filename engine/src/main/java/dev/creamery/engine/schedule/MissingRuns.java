package dev.creamery.engine.schedule;

import dev.creamery.engine.store.BatchState;
import dev.creamery.engine.store.Manifest;
import dev.creamery.engine.store.NumberedExperiment;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.sweep.SweepJson;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The runs that a batch still needs. A repetition counts whichever batch finished it; where others
 * were made with another seed, only the difference in number is missing.
 */
public final class MissingRuns {

    private final Sweep sweep;
    private final BatchState workspace;
    private final Set<String> givenUp;
    private final SweepJson json = new SweepJson();

    /**
     * @param workspace the union of all journals of the workspace
     */
    public MissingRuns(Sweep sweep, BatchState workspace) {
        this(sweep, workspace, Set.of());
    }

    /**
     * @param workspace the union of all journals of the workspace
     * @param givenUp runs that failed and are not to be tried again
     */
    MissingRuns(Sweep sweep, BatchState workspace, Set<String> givenUp) {
        this.sweep = sweep;
        this.workspace = workspace;
        this.givenUp = givenUp;
    }

    /** The missing runs, one group per experiment that lacks some, in the manifest's order. */
    public List<RunGroup> of(Manifest manifest) {
        List<RunGroup> groups = new ArrayList<>();
        for (NumberedExperiment experiment : manifest.valid()) {
            List<PlannedRun> missing = missing(experiment);
            if (!missing.isEmpty()) {
                groups.add(new RunGroup(experiment, missing));
            }
        }
        return groups;
    }

    private List<PlannedRun> missing(NumberedExperiment experiment) {
        Set<String> finished = workspace.finishedRuns(experiment.id());
        String canonical = json.canonical(experiment.planned().experiment());
        return IntStream.range(0, sweep.repetitions())
                .mapToObj(repetition -> PlannedRun.of(sweep.seed(), canonical, repetition))
                .filter(run -> !finished.contains(run.runId()))
                .limit(Math.max(0, sweep.repetitions() - finished.size()))
                .filter(run -> !givenUp.contains(run.runId()))
                .toList();
    }
}
