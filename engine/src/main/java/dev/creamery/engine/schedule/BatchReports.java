package dev.creamery.engine.schedule;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.creamery.engine.schedule.BatchReport.FailureCause;
import dev.creamery.engine.schedule.BatchReport.Phase;
import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.BatchState;
import dev.creamery.engine.store.FailedRun;
import dev.creamery.engine.store.LiveStatus;
import dev.creamery.engine.store.Manifest;
import dev.creamery.engine.store.NumberedExperiment;
import dev.creamery.engine.store.RunFailure;
import dev.creamery.engine.store.SeatHolder;
import dev.creamery.engine.store.Steering;
import dev.creamery.engine.store.Workspace;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes reports out of the journals of a workspace, which it reads once. */
final class BatchReports {

    private final BatchState workspace;

    BatchReports(Workspace workspace) throws IOException {
        this.workspace = workspace.state();
    }

    BatchReport of(Batch batch) throws IOException {
        boolean taken = batch.isTaken();
        List<SeatHolder> holders = batch.holders();
        Steering steering = batch.steering();
        Manifest manifest = batch.manifest();
        List<FailedRun> failed =
                FailedRun.of(batch.entries()).stream()
                        .filter(run -> !isFinished(run.experimentId(), run.runId()))
                        .filter(run -> !steering.retries(run))
                        .toList();
        int repetitions = batch.sweep().repetitions();
        int runs = manifest.valid().size() * repetitions;
        int done = done(manifest, repetitions);
        List<LiveStatus> live = holders.isEmpty() ? List.of() : batch.live(Instant.now());
        return new BatchReport(
                batch.name(),
                Phase.of(taken, steering.state(), done + failed.size() >= runs),
                steering,
                manifest.valid().size(),
                manifest.invalid().size(),
                repetitions,
                runs,
                done,
                running(batch, holders),
                failed.size(),
                causes(failed),
                holders,
                left(live),
                live.stream().map(LiveStatus::waitingFor).flatMap(Optional::stream).findFirst(),
                steering.warnings());
    }

    /** Of several engines, the one that takes longest counts. */
    private static Optional<Duration> left(List<LiveStatus> live) {
        return live.stream()
                .map(LiveStatus::left)
                .flatMap(Optional::stream)
                .map(LiveStatus.Left::expected)
                .max(Comparator.naturalOrder());
    }

    private boolean isFinished(long experiment, String run) {
        return workspace.finishedRuns(experiment).contains(run);
    }

    private int done(Manifest manifest, int repetitions) {
        int done = 0;
        for (NumberedExperiment experiment : manifest.valid()) {
            done += Math.min(repetitions, workspace.finishedRuns(experiment.id()).size());
        }
        return done;
    }

    /** Runs that the engines at work have begun, and not ended. */
    private static int running(Batch batch, List<SeatHolder> holders) throws IOException {
        int running = 0;
        for (SeatHolder holder : holders) {
            running += BatchState.of(batch.entries(holder.engine())).claimed().size();
        }
        return running;
    }

    private static List<FailureCause> causes(Collection<FailedRun> failed) {
        Map<RunFailure, List<FailedRun>> byFailure =
                failed.stream()
                        .collect(groupingBy(FailedRun::failure, LinkedHashMap::new, toList()));
        return byFailure.entrySet().stream()
                .map(cause -> cause(cause.getKey(), cause.getValue()))
                .sorted(Comparator.comparingInt(FailureCause::runs).reversed())
                .toList();
    }

    private static FailureCause cause(RunFailure failure, List<FailedRun> runs) {
        return new FailureCause(
                failure,
                runs.size(),
                runs.stream().map(FailedRun::experimentId).distinct().sorted().toList());
    }
}
