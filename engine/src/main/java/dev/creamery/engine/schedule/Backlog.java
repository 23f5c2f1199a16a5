package dev.creamery.engine.schedule;

import static java.util.stream.Collectors.toSet;

import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.FailedRun;
import dev.creamery.engine.store.Manifest;
import dev.creamery.engine.store.RunFailure;
import dev.creamery.engine.store.RunRecord;
import dev.creamery.engine.store.Shard;
import dev.creamery.engine.store.Steering;
import dev.creamery.engine.store.Workspace;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a launch has to train: the runs that are missing when it begins, and later those that people
 * want too, because they added repetitions or want failed runs to be tried again. Threads may use
 * it at the same time.
 */
final class Backlog {

    private final Workspace workspace;
    private final Batch batch;
    private final Manifest manifest;
    private final Shard shard;
    private final ShardDivision division;

    /** Handed out, and not failed. */
    private final Set<String> open = new HashSet<>();

    /** Of this launch. */
    private final Map<String, RunFailure> failures = new LinkedHashMap<>();

    /**
     * @param shard what this engine has of the batch
     */
    Backlog(Workspace workspace, Batch batch, Manifest manifest, Shard shard) {
        this.shard = shard;
        division = new ShardDivision(manifest, shard.count());
        this.workspace = workspace;
        this.batch = batch;
        this.manifest = manifest;
    }

    /**
     * Runs that are wanted now and were not wanted before.
     *
     * @param groups one at most per experiment
     * @param failedBefore how many of these runs failed in this launch
     */
    record Wanted(List<RunGroup> groups, int failedBefore) {
        int runs() {
            return groups.stream().mapToInt(RunGroup::size).sum();
        }
    }

    /** Looks what is wanted, and hands out each run once, unless it fails and is wanted again. */
    Wanted look() throws IOException {
        List<RunGroup> missing =
                new MissingRuns(batch.sweep(), workspace.state(), leftAlone()).of(manifest);
        return handOut(division.of(shard, missing));
    }

    /** Runs that failed before and are left alone, of those that this engine has. */
    int givenUp() throws IOException {
        Set<String> failed = leftAlone();
        List<RunGroup> unfinished = new MissingRuns(batch.sweep(), workspace.state()).of(manifest);
        return (int)
                division.of(shard, unfinished).stream()
                        .flatMap(group -> group.runIds().stream())
                        .filter(failed::contains)
                        .count();
    }

    /** The ids of runs that failed and that nobody wants to be tried again. */
    private Set<String> leftAlone() throws IOException {
        Steering steering = batch.steering();
        return FailedRun.of(batch.entries()).stream()
                .filter(run -> !steering.retries(run))
                .map(FailedRun::runId)
                .collect(toSet());
    }

    /** Whether no run of the whole batch is to be trained but those that have failed. */
    boolean isComplete() throws IOException {
        Set<String> failed =
                FailedRun.of(batch.entries()).stream().map(FailedRun::runId).collect(toSet());
        return new MissingRuns(batch.sweep(), workspace.state(), failed).of(manifest).isEmpty();
    }

    /** Runs that this engine has of so many repetitions, finished or not. */
    int runs(int repetitions) {
        return division.runs(shard, repetitions);
    }

    private synchronized Wanted handOut(List<RunGroup> missing) {
        List<RunGroup> groups = new ArrayList<>();
        int failedBefore = 0;
        for (RunGroup group : missing) {
            List<PlannedRun> runs =
                    group.runs().stream().filter(run -> open.add(run.runId())).toList();
            for (PlannedRun run : runs) {
                failedBefore += failures.remove(run.runId()) == null ? 0 : 1;
            }
            if (!runs.isEmpty()) {
                groups.add(new RunGroup(group.experiment(), runs));
            }
        }
        return new Wanted(groups, failedBefore);
    }

    private synchronized void failed(RunGroup group, RunFailure failure) {
        for (String run : group.runIds()) {
            open.remove(run);
            failures.put(run, failure);
        }
    }

    /** Every distinct failure of this launch, and how many runs it befell. */
    synchronized Map<RunFailure, Integer> failures() {
        Map<RunFailure, Integer> counts = new LinkedHashMap<>();
        failures.values().forEach(failure -> counts.merge(failure, 1, Integer::sum));
        return counts;
    }

    /** A log that tells this too what happens to runs. */
    RunLog hearing(RunLog log) {
        return new RunLog() {
            @Override
            public void claimed(RunGroup group) {
                log.claimed(group);
            }

            @Override
            public void resumed(RunGroup group, int epoch) {
                log.resumed(group, epoch);
            }

            @Override
            public void trained(List<RunRecord> runs) {
                log.trained(runs);
            }

            @Override
            public void failed(RunGroup group, RunFailure failure) {
                log.failed(group, failure); // first: what is not open must be known as failed
                Backlog.this.failed(group, failure);
            }
        };
    }
}
