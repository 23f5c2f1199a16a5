package dev.creamery.app.monitor;

import dev.creamery.app.place.ByteText;
import dev.creamery.engine.schedule.BatchSteering;
import dev.creamery.engine.schedule.CostTally;
import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.ExperimentCurves;
import dev.creamery.engine.store.NumberedExperiment;
import dev.creamery.engine.store.RunOrder;
import dev.creamery.engine.store.Steering;
import dev.creamery.engine.store.Workspace;
import dev.creamery.engine.sweep.Axis;
import dev.creamery.engine.sweep.Cube;
import dev.creamery.engine.sweep.Experiment;
import dev.creamery.engine.sweep.Hyperparameter;
import dev.creamery.engine.sweep.Hyperparameters;
import dev.creamery.engine.sweep.Sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads batches from workspaces, and of their journals only those that have grown. */
public final class WorkspaceBatches implements Batches {

    /** Engines, processes of their own. */
    public interface Engines {
        /** Starts one that goes on with a batch. */
        void goOn(String batch, Path workspace) throws IOException;

        /** The end of what the last one said that was started for a batch; "" for nothing. */
        String lastWords(String batch, Path workspace) throws IOException;
    }

    private static final long LEAST_ROOM = 1_000_000;

    private final Engines engines;
    private final KnownBatches known = new KnownBatches();

    public WorkspaceBatches(Engines engines) {
        this.engines = engines;
    }

    @Override
    public synchronized List<BatchProgress> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder.resolve("batches"))) {
            return List.of();
        }
        List<Batch> batches = known.read(folder);
        Map<Long, Set<String>> finished = known.finished();
        List<BatchProgress> progress = new ArrayList<>();
        for (Batch batch : batches) {
            progress.add(progress(folder, batch, finished));
        }
        return progress;
    }

    @Override
    public synchronized BatchContents contents(Path folder, String batch) throws IOException {
        known.read(folder);
        KnownBatches.Known one =
                known.get(batch)
                        .orElseThrow(
                                () ->
                                        new IOException(
                                                "there is no batch %s in %s any more"
                                                        .formatted(batch, folder)));
        return new ContentsReader(known.table(batch), one.sweep().repetitions(), one.failed())
                .read(known.finished(), engines.lastWords(batch, folder));
    }

    /** Finished runs by experiment, over all batches; none if the folder does not exist. */
    public synchronized Map<Experiment, Integer> finished(Path folder) throws IOException {
        Map<Experiment, Integer> runs = new HashMap<>();
        if (Files.isDirectory(folder.resolve("batches"))) {
            known.read(folder);
            Map<Long, Set<String>> finished = known.finished();
            for (KnownBatches.Known batch : known.all()) {
                for (NumberedExperiment one : batch.manifest().valid()) {
                    Set<String> of = finished.getOrDefault(one.id(), Set.of());
                    if (!of.isEmpty()) {
                        runs.put(one.planned().experiment(), of.size());
                    }
                }
            }
        }
        return runs;
    }

    @Override
    public List<float[]> testLosses(Path folder, long experiment) throws IOException {
        return new ExperimentCurves(Workspace.open(folder)).read(experiment, "val_loss");
    }

    @Override
    public Sweep like(Path folder, String batch, Optional<Long> experiment) throws IOException {
        Batch one = Workspace.open(folder).batch(batch);
        return experiment.isEmpty() ? one.sweep() : like(one, experiment.get());
    }

    private static Sweep like(Batch batch, long id) throws IOException {
        Sweep sweep = batch.sweep();
        Experiment same =
                batch.manifest().valid().stream()
                        .filter(one -> one.id() == id)
                        .map(one -> one.planned().experiment())
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IOException(
                                                "batch %s has no experiment %d"
                                                        .formatted(batch.name(), id)));
        List<Axis<?>> axes = new ArrayList<>();
        Hyperparameters.all().forEach(axis -> axes.add(axis(axis, same)));
        return new Sweep(
                batch.name() + "-" + id,
                sweep.repetitions(),
                sweep.seed(),
                List.of(new Cube(axes)));
    }

    private static <T> Axis<T> axis(Hyperparameter<T> hyperparameter, Experiment experiment) {
        return new Axis<>(hyperparameter, List.of(hyperparameter.get().apply(experiment)));
    }

    @Override
    public void stop(Path folder, String batch) throws IOException {
        Workspace workspace = Workspace.open(folder);
        new BatchSteering(workspace).pause(workspace.batch(batch));
    }

    @Override
    public void cancel(Path folder, String batch) throws IOException {
        Workspace workspace = Workspace.open(folder);
        new BatchSteering(workspace).cancel(workspace.batch(batch));
    }

    @Override
    public void goOn(Path folder, String batch) throws IOException {
        engines.goOn(batch, folder);
    }

    @Override
    public void retry(Path folder, String batch, Optional<String> cause) throws IOException {
        Workspace workspace = Workspace.open(folder);
        Batch one = workspace.batch(batch);
        BatchSteering steering = new BatchSteering(workspace);
        if (cause.isPresent()) {
            steering.retryCause(one, cause.get());
        } else {
            steering.retry(one);
        }
        goOnUnlessTaken(one, folder);
    }

    @Override
    public void addRepetitions(Path folder, String batch, int more) throws IOException {
        Workspace workspace = Workspace.open(folder);
        Batch one = workspace.batch(batch);
        new BatchSteering(workspace).addRepetitions(one, more);
        goOnUnlessTaken(one, folder);
    }

    private void goOnUnlessTaken(Batch batch, Path folder) throws IOException {
        if (!batch.isTaken()) {
            goOn(folder, batch.name());
        }
    }

    @Override
    public void setThreads(Path folder, String batch, OptionalInt threads) throws IOException {
        Workspace workspace = Workspace.open(folder);
        new BatchSteering(workspace).setThreads(workspace.batch(batch), threads);
    }

    @Override
    public void setOrder(Path folder, String batch, RunOrder order) throws IOException {
        Workspace workspace = Workspace.open(folder);
        new BatchSteering(workspace).setOrder(workspace.batch(batch), order);
    }

    private BatchProgress progress(Path folder, Batch batch, Map<Long, Set<String>> finished)
            throws IOException {
        KnownBatches.Known one = known.get(batch.name()).orElseThrow();
        int repetitions = one.sweep().repetitions();
        List<NumberedExperiment> valid = one.manifest().valid();
        int done = 0;
        for (NumberedExperiment experiment : valid) {
            done += Math.min(repetitions, finished.getOrDefault(experiment.id(), Set.of()).size());
        }
        int total = valid.size() * repetitions;
        Steering steering = batch.steering();
        int failed = (int) one.failed().stream().filter(run -> !steering.retries(run)).count();
        boolean taken = batch.isTaken();
        return new BatchProgress(
                batch.name(),
                BatchStatus.of(taken, steering.state(), done + failed >= total),
                valid.size(),
                total,
                done,
                failed,
                steering,
                taken ? activity(folder, batch, one, finished) : Activity.NONE);
    }

    /** What waits for room is told how much there is, and how much the rest takes. */
    private Activity activity(
            Path folder, Batch batch, KnownBatches.Known one, Map<Long, Set<String>> finished)
            throws IOException {
        Activity activity = Activity.of(batch.live(Instant.now()));
        long free = Files.getFileStore(folder).getUsableSpace();
        Optional<String> what =
                activity.waitingFor()
                        .or(
                                () ->
                                        // An engine on a full disk may be unable to tell.
                                        activity.groups().isEmpty() && free < LEAST_ROOM
                                                ? Optional.of("its disk is full")
                                                : Optional.empty());
        return what.map(
                        told ->
                                activity.waitingFor(
                                        "%s is free on the disk of %s, and the rest of the batch needs about %s. Delete or move files there: training goes on by itself, and nothing that was trained is lost."
                                                .formatted(
                                                        ByteText.text(free),
                                                        folder,
                                                        ByteText.text(bytesLeft(one, finished)))))
                .orElse(activity);
    }

    private static long bytesLeft(KnownBatches.Known one, Map<Long, Set<String>> finished) {
        CostTally tally = new CostTally();
        for (NumberedExperiment experiment : one.manifest().valid()) {
            int left =
                    one.sweep().repetitions()
                            - finished.getOrDefault(experiment.id(), Set.of()).size();
            int epochs = experiment.planned().experiment().epochs();
            tally.add(0, epochs, epochs, Math.max(0, left));
        }
        return tally.estimate(1).bytes();
    }
}
