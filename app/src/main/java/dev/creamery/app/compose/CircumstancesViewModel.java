package dev.creamery.app.compose;

import dev.creamery.app.place.PlaceContext;
import dev.creamery.app.preferences.Preferences;
import dev.creamery.app.task.LatestOnly;
import dev.creamery.app.task.TaskRunner;
import dev.creamery.engine.sweep.Experiment;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Keeps up with what a sweep's cost depends on. This machine is measured when it first matters. */
final class CircumstancesViewModel {

    static final String CALIBRATING = "calibrating…";

    private static final Duration QUIET = Duration.ofMillis(50);

    private final TaskRunner tasks;
    private final Calibration calibration;
    private final FinishedRuns finished;
    private final ReadOnlyObjectProperty<Path> workspace;
    private final LatestOnly finishedWork;
    private final ReadOnlyObjectWrapper<Circumstances> now;
    private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper(CALIBRATING);
    private boolean calibrated;

    CircumstancesViewModel(PlaceContext context, Calibration calibration, FinishedRuns finished) {
        this.tasks = context.tasks();
        this.calibration = calibration;
        this.finished = finished;
        this.workspace = context.workspace();
        finishedWork = new LatestOnly(tasks, QUIET);
        now =
                new ReadOnlyObjectWrapper<>(
                        new Circumstances(
                                Optional.empty(), threads(context.preferences().get()), Map.of()));
        context.preferences()
                .addListener(
                        (property, before, changed) ->
                                now.set(now.get().withThreads(threads(changed))));
        workspace.addListener(
                (property, before, other) -> {
                    now.set(now.get().withFinished(Map.of()));
                    countFinished();
                });
        // Its text changes whenever runs have finished.
        context.engine().addListener((property, before, changed) -> countFinished());
        countFinished();
    }

    ReadOnlyObjectProperty<Circumstances> now() {
        return now.getReadOnlyProperty();
    }

    /** Why no time can be predicted yet; "" once it can. */
    ReadOnlyStringProperty obstacle() {
        return obstacle.getReadOnlyProperty();
    }

    /** A time is to be predicted: measures this machine, once. */
    void calibrate() {
        if (calibrated) {
            return;
        }
        calibrated = true;
        tasks.run(
                calibration::get,
                cost -> {
                    obstacle.set("");
                    now.set(now.get().withCost(cost));
                },
                failure -> {
                    calibrated = false; // the next edit tries again
                    obstacle.set("not known: " + failure.getMessage());
                });
    }

    private void countFinished() {
        Path folder = workspace.get();
        Map<Experiment, Integer> before = now.get().finished();
        finishedWork.submit(
                () -> {
                    Map<Experiment, Integer> found = finished.of(folder);
                    return found.equals(before)
                            ? Optional.<Map<Experiment, Integer>>empty()
                            : Optional.of(found);
                },
                changed -> changed.ifPresent(found -> now.set(now.get().withFinished(found))),
                unreadable -> {}); // Runs tells it
    }

    private static int threads(Preferences preferences) {
        return preferences.threads() > 0
                ? preferences.threads()
                : Runtime.getRuntime().availableProcessors();
    }
}
