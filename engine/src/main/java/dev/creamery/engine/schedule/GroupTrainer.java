package dev.creamery.engine.schedule;

import dev.creamery.engine.data.PreparedDataset;
import dev.creamery.engine.data.RunData;
import dev.creamery.engine.store.Provenance;
import dev.creamery.engine.store.RunCheckpoint;
import dev.creamery.engine.store.RunRecord;
import dev.creamery.engine.sweep.DatasetFacts;
import dev.creamery.engine.sweep.Experiment;
import dev.creamery.engine.sweep.InvalidValueException;
import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.train.Trainer;
import dev.creamery.engine.train.TrainingJob;
import dev.creamery.engine.train.TrainingSession;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Trains groups of runs, epoch by epoch. Threads may use it at the same time. */
final class GroupTrainer {

    private final Trainer trainer;
    private final DatasetCache datasets;
    private final String batch;
    private final Provenance provenance;
    private final InstantSource clock;
    private final Checkpointer checkpointer;

    /**
     * @param batch the batch that the runs are recorded under
     */
    GroupTrainer(
            Trainer trainer,
            DatasetCache datasets,
            String batch,
            Provenance provenance,
            InstantSource clock,
            Checkpointer checkpointer) {
        this.trainer = trainer;
        this.datasets = datasets;
        this.batch = batch;
        this.provenance = provenance;
        this.clock = clock;
        this.checkpointer = checkpointer;
    }

    /** Where the runs of a group begin or go on, in groups that can be trained. */
    List<StartingPoint> startingPoints(RunGroup group) {
        return checkpointer.startingPoints(group);
    }

    /**
     * Trains a group. If training is stopped before its last epoch, it can go on from there.
     *
     * @param stop looked at after every epoch
     * @param afterEpoch called after every epoch
     * @return the finished runs; nothing if training was stopped before its last epoch
     */
    Optional<List<RunRecord>> train(
            StartingPoint point, StopSignal stop, Consumer<TrainingSession> afterEpoch) {
        RunGroup group = point.group();
        long start =
                point.saved().stream()
                        .mapToLong(RunCheckpoint::startTime)
                        .min()
                        .orElse(clock.instant().getEpochSecond());
        TrainingJob job = job(group);
        try (TrainingSession session = session(job, point.saved())) {
            Checkpointer.Watch checkpoints = checkpointer.watch(group, start);
            while (session.epoch() < job.experiment().epochs()) {
                if (stop.isRequested()) {
                    checkpoints.stop(session);
                    return Optional.empty();
                }
                session.trainEpoch();
                afterEpoch.accept(session);
                checkpoints.epoch(session);
            }
            return Optional.of(records(group, session, start));
        }
    }

    private TrainingSession session(TrainingJob job, List<RunCheckpoint> saved) {
        return saved.isEmpty()
                ? trainer.start(job)
                : trainer.resume(job, saved.stream().map(RunCheckpoint::state).toList());
    }

    private TrainingJob job(RunGroup group) {
        PlannedExperiment planned = group.experiment().planned();
        Experiment experiment = planned.experiment();
        PreparedDataset dataset = datasets.get(experiment.dataset());
        if (!dataset.facts().equals(planned.facts())) {
            throw new InvalidValueException(
                    "dataset %s has %s, and had %s when the batch was launched; put the old file back, or give the new one another name"
                            .formatted(
                                    experiment.dataset(),
                                    dimensions(dataset.facts()),
                                    dimensions(planned.facts())));
        }
        return new TrainingJob(
                experiment,
                planned.network(),
                group.runs().stream()
                        .map(
                                run ->
                                        new TrainingJob.Run(
                                                run.seed(),
                                                RunData.draw(
                                                        dataset,
                                                        run.seed(),
                                                        experiment.labelNoise())))
                        .toList());
    }

    private static String dimensions(DatasetFacts facts) {
        return "%d rows, %d features (%d inputs), %d outputs for %s"
                .formatted(
                        facts.rows(),
                        facts.features(),
                        facts.inputs(),
                        facts.outputs(),
                        facts.task().label());
    }

    private List<RunRecord> records(RunGroup group, TrainingSession session, long start) {
        long end = clock.instant().getEpochSecond();
        List<RunRecord> records = new ArrayList<>();
        for (int index = 0; index < group.size(); index++) {
            PlannedRun run = group.runs().get(index);
            records.add(
                    new RunRecord(
                            group.experiment().id(),
                            group.experiment().planned(),
                            batch,
                            run.repetition(),
                            run.seed(),
                            run.runId(),
                            provenance,
                            start,
                            end,
                            session.history(index)));
        }
        return records;
    }
}
