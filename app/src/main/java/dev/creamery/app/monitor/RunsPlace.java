package dev.creamery.app.monitor;

import dev.creamery.app.place.Action;
import dev.creamery.app.place.Place;
import dev.creamery.app.place.PlaceContext;
import dev.creamery.engine.sweep.Sweep;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The place where batches are watched. */
public final class RunsPlace implements Place {

    private final PlaceContext context;
    private final OwnEngines engines;
    private final RunsViewModel runs;
    private final RunsView view;
    private final List<Action> actions;

    /**
     * @param engines those that the window started
     * @param announcer tells that a batch has ended
     * @param compose goes to Compose with a new draft of that sweep
     */
    public RunsPlace(
            PlaceContext context,
            Batches batches,
            OwnEngines engines,
            Announcer announcer,
            Consumer<Sweep> compose) {
        this.context = context;
        this.engines = engines;
        runs =
                new RunsViewModel(
                        batches,
                        context.tasks(),
                        context.workspace(),
                        context.engine(),
                        announcer,
                        compose,
                        InstantSource.system());
        view = new RunsView(runs, context.modal());
        actions =
                List.of(
                        action(
                                "Stop the selected batch",
                                "fth-pause",
                                BatchProgress::canStop,
                                runs::stop),
                        action(
                                "Let the selected batch go on",
                                "fth-play",
                                BatchProgress::canGoOn,
                                runs::goOn),
                        action(
                                "Retry the failed runs of the selected batch",
                                "fth-rotate-cw",
                                one -> one.failed() > 0,
                                runs::retry),
                        action(
                                "Compose a sweep like the selected batch",
                                "fth-sliders",
                                one -> true,
                                runs::composeLike));
    }

    private Action action(
            String title, String icon, Predicate<BatchProgress> can, Consumer<String> does) {
        BooleanBinding enabled =
                Bindings.createBooleanBinding(
                        () -> runs.batch().progress().get().filter(can).isPresent(),
                        runs.batch().progress());
        return new Action(
                title,
                title(),
                icon,
                "",
                enabled,
                () -> runs.batch().selected().get().ifPresent(does));
    }

    @Override
    public String id() {
        return "runs";
    }

    @Override
    public String title() {
        return "Runs";
    }

    @Override
    public String icon() {
        return "fth-activity";
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public List<Action> actions() {
        return actions;
    }

    @Override
    public Optional<Node> beforeClosing(Runnable close) {
        return engines.running() == 0
                ? Optional.empty()
                : Optional.of(
                        new ClosingDialog(
                                new ClosingViewModel(engines, context.tasks(), close),
                                context.modal()));
    }

    @Override
    public List<Runnable> preparation() {
        return view.parts().oneByOne();
    }

    @Override
    public void shown() {
        view.parts().finish();
        runs.setShown(true);
    }

    @Override
    public void hidden() {
        runs.setShown(false);
    }
}
