package dev.creamery.app.monitor;

import dev.creamery.app.place.EngineState;
import dev.creamery.app.place.Notice;
import dev.creamery.app.place.Notices;
import dev.creamery.app.task.TaskRunner;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

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
    private final InstantSource clock;
    private final Notices notices = new Notices();
    private final BatchViewModel batch;
    private final ReadOnlyObjectWrapper<List<BatchProgress>> list =
            new ReadOnlyObjectWrapper<>(List.of());
    private final Map<String, Pace> paces = new HashMap<>();
    private String problem = "";
    private boolean shown;
    private long round;

    /**
     * @param engine what the status bar tells; kept true from now on
     */
    public RunsViewModel(
            Batches batches,
            TaskRunner tasks,
            ReadOnlyObjectProperty<Path> workspace,
            ObjectProperty<EngineState> engine,
            InstantSource clock) {
        this.batches = batches;
        this.tasks = tasks;
        this.workspace = workspace;
        this.engine = engine;
        this.clock = clock;
        batch = new BatchViewModel(batches, tasks, workspace, notices);
        workspace.addListener(
                (property, before, now) -> {
                    paces.clear();
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

    /** Asks a batch's engine to stop. */
    public void stop(String name) {
        Path folder = workspace.get();
        tasks.run(
                () -> {
                    batches.stop(folder, name);
                    return name;
                },
                done -> look(),
                failure ->
                        notices.show(
                                Notice.error(
                                        name + " could not be stopped: " + failure.getMessage(),
                                        REMEDY,
                                        failure)));
    }

    /** Starts an engine that trains what is missing of a batch. */
    public void goOn(String name) {
        Path folder = workspace.get();
        notices.show(Notice.info("An engine is being started for " + name));
        tasks.run(
                () -> {
                    batches.goOn(folder, name);
                    return name;
                },
                done -> {
                    notices.dismiss();
                    look();
                },
                failure ->
                        notices.show(
                                Notice.error(
                                        name + " could not go on: " + failure.getMessage(),
                                        "Nothing that was finished is lost. Put right what the"
                                                + " message says, then go on again.",
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
        Instant now = clock.instant();
        for (BatchProgress one : found) {
            if (one.status().isActive()) {
                paces.computeIfAbsent(one.name(), any -> new Pace(now, one.done() + one.failed()));
            } else {
                paces.remove(one.name());
            }
        }
        list.set(List.copyOf(found));
        batch.update(found);
        engine.set(engineState(found.stream().filter(one -> one.status().isActive()).toList()));
    }

    private EngineState engineState(List<BatchProgress> active) {
        if (active.isEmpty()) {
            return new EngineState(
                    "Nothing is being trained in this workspace", OptionalDouble.empty(), "");
        }
        if (active.size() > 1) {
            double fraction =
                    active.stream().mapToDouble(BatchProgress::fraction).average().orElse(0);
            int done = active.stream().mapToInt(BatchProgress::done).sum();
            int total = active.stream().mapToInt(BatchProgress::total).sum();
            return new EngineState(
                    active.size() + " batches are being trained",
                    OptionalDouble.of(fraction),
                    "%,d / %,d runs".formatted(done, total));
        }
        BatchProgress one = active.getFirst();
        return new EngineState(
                one.status() == BatchStatus.RUNNING
                        ? one.name() + " is being trained"
                        : one.name() + " stops at the end of the epoch",
                OptionalDouble.of(one.fraction()),
                one.counts() + left(one).map(text -> " · " + text + " left").orElse(""));
    }

    /** The time that a batch in training still takes, for people; nothing if that is not known. */
    public Optional<String> left(BatchProgress one) {
        return Optional.ofNullable(paces.get(one.name()))
                .flatMap(pace -> pace.left(one, clock.instant()))
                .map(Pace::text);
    }
}
