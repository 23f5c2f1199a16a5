package dev.creamery.app.monitor;

import dev.creamery.app.place.EngineState;
import dev.creamery.app.place.Notice;
import dev.creamery.app.place.Notices;
import dev.creamery.app.task.TaskRunner;
import dev.creamery.engine.store.RunOrder;
import dev.creamery.engine.sweep.Sweep;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The batches of the open workspace, looked at again and again in the background, and what the
 * status bar tells of them.
 */
public final class RunsViewModel {

    private static final Duration SHOWN = Duration.ofSeconds(1);
    private static final Duration HIDDEN = Duration.ofSeconds(3);
    static final String REMEDY =
            "Check that the workspace's folder is there and can be read and written.";

    private final Batches batches;
    private final TaskRunner tasks;
    private final ReadOnlyObjectProperty<Path> workspace;
    private final ObjectProperty<EngineState> engine;
    private final BatchEnds ends;
    private final BatchDeeds deeds;
    private final Consumer<Sweep> compose;
    private final TrainingState training;
    private final Notices notices = new Notices();
    private final BatchViewModel batch;
    private final ReadOnlyObjectWrapper<List<BatchProgress>> list =
            new ReadOnlyObjectWrapper<>(List.of());
    private String problem = "";
    private boolean shown;
    private long round;

    /**
     * @param engine what the status bar tells; kept true from now on
     * @param announcer is told when a batch ends
     * @param compose goes to Compose with a new draft of that sweep
     */
    public RunsViewModel(
            Batches batches,
            TaskRunner tasks,
            ReadOnlyObjectProperty<Path> workspace,
            ObjectProperty<EngineState> engine,
            Announcer announcer,
            Consumer<Sweep> compose,
            InstantSource clock) {
        this.batches = batches;
        this.tasks = tasks;
        this.workspace = workspace;
        this.engine = engine;
        ends = new BatchEnds(announcer, tasks);
        deeds = new BatchDeeds(tasks, workspace, notices, this::look);
        this.compose = compose;
        training = new TrainingState(clock);
        batch = new BatchViewModel(batches, tasks, workspace, notices);
        workspace.addListener(
                (property, before, now) -> {
                    training.forget();
                    notices.dismiss();
                    show(List.of());
                    look();
                });
        look();
    }

    /** The batches, by name. */
    public ReadOnlyObjectProperty<List<BatchProgress>> list() {
        return list.getReadOnlyProperty();
    }

    /** The one that is looked into. */
    public BatchViewModel batch() {
        return batch;
    }

    /** What went wrong here. */
    public Notices notices() {
        return notices;
    }

    /** Came into sight, or went out of it. */
    public void setShown(boolean now) {
        shown = now;
        batch.setShown(now);
        if (now) {
            look();
        }
    }

    /** Asks a batch's engines to stop. */
    public void stop(String name) {
        deeds.steer(name, "stopped", folder -> batches.stop(folder, name));
    }

    /** Asks a batch's engines to stop for good. */
    public void cancel(String name) {
        deeds.steer(name, "cancelled", folder -> batches.cancel(folder, name));
    }

    /** Has other threads train a batch; as many as its engine was started with if none is told. */
    public void setThreads(String name, OptionalInt threads) {
        deeds.steer(
                name, "given other threads", folder -> batches.setThreads(folder, name, threads));
    }

    /** Has the runs of a batch trained in another order. */
    public void setOrder(String name, RunOrder order) {
        deeds.steer(name, "given another order", folder -> batches.setOrder(folder, name, order));
    }

    /** Starts an engine that trains what is missing of a batch. */
    public void goOn(String name) {
        deeds.train(name, "go on", folder -> batches.goOn(folder, name));
    }

    /** Has all failed runs of a batch trained again. */
    public void retry(String name) {
        deeds.train(
                name, "be tried again", folder -> batches.retry(folder, name, Optional.empty()));
    }

    /** Has those failed runs of a batch trained again that failed for this reason. */
    public void retry(String name, String cause) {
        deeds.train(
                name, "be tried again", folder -> batches.retry(folder, name, Optional.of(cause)));
    }

    /** Has more repetitions of every experiment trained. */
    public void addRepetitions(String name, int more) {
        deeds.train(
                name,
                "be given more repetitions",
                folder -> batches.addRepetitions(folder, name, more));
    }

    /** Composes a sweep like a batch. */
    public void composeLike(String name) {
        composeLike(name, Optional.empty());
    }

    /** Composes a sweep of one of the batch's experiments alone. */
    public void composeLike(String name, long experiment) {
        composeLike(name, Optional.of(experiment));
    }

    private void composeLike(String name, Optional<Long> experiment) {
        Path folder = workspace.get();
        tasks.run(
                () -> batches.like(folder, name, experiment),
                compose,
                failure ->
                        notices.show(
                                Notice.error(
                                        "The sweep of %s cannot be read: %s"
                                                .formatted(name, failure.getMessage()),
                                        REMEDY,
                                        failure)));
    }

    /** Looks now, and then every few seconds; an older turn of looks ends. */
    private void look() {
        long mine = ++round;
        Path folder = workspace.get();
        tasks.run(
                () -> batches.list(folder),
                found -> {
                    if (mine == round) {
                        problem = "";
                        show(found);
                        lookLater(mine);
                    }
                },
                failure -> {
                    if (mine == round) {
                        tell(failure);
                        lookLater(mine);
                    }
                });
    }

    private void lookLater(long mine) {
        tasks.later(
                shown ? SHOWN : HIDDEN,
                () -> {
                    if (mine == round) {
                        look();
                    }
                });
    }

    /** The same problem is told once, however often it is met. */
    private void tell(Exception failure) {
        String message = "The batches cannot be read: " + failure.getMessage();
        if (!message.equals(problem)) {
            problem = message;
            notices.show(Notice.error(message, REMEDY, failure));
        }
        engine.set(new EngineState("The workspace cannot be read", OptionalDouble.empty(), ""));
    }

    private void show(List<BatchProgress> found) {
        ends.observe(list.get(), found);
        training.observe(found);
        list.set(List.copyOf(found));
        batch.update(found);
        engine.set(training.state(found));
    }

    /** The time that a batch in training still takes, for people; nothing if that is not known. */
    public Optional<String> left(BatchProgress one) {
        return training.left(one);
    }
}
