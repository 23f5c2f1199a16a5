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

import java.io.IOException;
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
    private static final String REMEDY =
            "Check that the workspace's folder is there and can be read and written.";

    private final Batches batches;
    private final TaskRunner tasks;
    private final ReadOnlyObjectProperty<Path> workspace;
    private final ObjectProperty<EngineState> engine;
    private final Announcer announcer;
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
        this.announcer = announcer;
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
        steer(name, "stopped", folder -> batches.stop(folder, name));
    }

    /** Asks a batch's engines to stop for good. */
    public void cancel(String name) {
        steer(name, "cancelled", folder -> batches.cancel(folder, name));
    }

    /** Has other threads train a batch; as many as its engine was started with if none is told. */
    public void setThreads(String name, OptionalInt threads) {
        steer(name, "given other threads", folder -> batches.setThreads(folder, name, threads));
    }

    /** Has the runs of a batch trained in another order. */
    public void setOrder(String name, RunOrder order) {
        steer(name, "given another order", folder -> batches.setOrder(folder, name, order));
    }

    /** Starts an engine that trains what is missing of a batch. */
    public void goOn(String name) {
        train(name, "go on", folder -> batches.goOn(folder, name));
    }

    /** Has all failed runs of a batch trained again. */
    public void retry(String name) {
        train(name, "be tried again", folder -> batches.retry(folder, name, Optional.empty()));
    }

    /** Has those failed runs of a batch trained again that failed for this reason. */
    public void retry(String name, String cause) {
        train(name, "be tried again", folder -> batches.retry(folder, name, Optional.of(cause)));
    }

    /** Has more repetitions of every experiment trained. */
    public void addRepetitions(String name, int more) {
        train(
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

    /** Something that is done to a workspace in the background. */
    @FunctionalInterface
    private interface Deed {
        void in(Path folder) throws IOException;
    }

    private void steer(String name, String done, Deed deed) {
        Path folder = workspace.get();
        tasks.run(
                () -> {
                    deed.in(folder);
                    return name;
                },
                steered -> look(),
                failure ->
                        notices.show(
                                Notice.error(
                                        name
                                                + " could not be "
                                                + done
                                                + ": "
                                                + failure.getMessage(),
                                        REMEDY,
                                        failure)));
    }

    /** What may need an engine of its own, which takes seconds to start. */
    private void train(String name, String what, Deed deed) {
        Path folder = workspace.get();
        notices.show(Notice.info("An engine is being asked for " + name));
        tasks.run(
                () -> {
                    deed.in(folder);
                    return name;
                },
                done -> {
                    notices.dismiss();
                    look();
                },
                failure ->
                        notices.show(
                                Notice.error(
                                        name + " could not " + what + ": " + failure.getMessage(),
                                        "Nothing that was finished is lost. Put right what the"
                                                + " message says, then try it again.",
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
        found.forEach(this::announceEnd);
        training.observe(found);
        list.set(List.copyOf(found));
        batch.update(found);
        engine.set(training.state(found));
    }

    /** Tells a batch that was in training when it was last looked at, and is not any more. */
    private void announceEnd(BatchProgress one) {
        boolean was =
                list.get().stream()
                        .anyMatch(
                                before ->
                                        before.name().equals(one.name())
                                                && before.status().isActive());
        if (!was || one.status().isActive()) {
            return;
        }
        switch (one.status()) {
            case FINISHED -> announce(one.name() + " is finished", one.counts());
            case STOPPED ->
                    announce(
                            one.name() + " stopped before its end",
                            "Its engine ended. What is finished is kept; Runs lets it go on.");
            default -> {} // a person stopped it
        }
    }

    private void announce(String title, String text) {
        tasks.run(
                () -> {
                    announcer.announce(title, text);
                    return title;
                },
                told -> {},
                failure -> {}); // the window tells it, too
    }

    /** The time that a batch in training still takes, for people; nothing if that is not known. */
    public Optional<String> left(BatchProgress one) {
        return training.left(one);
    }
}
