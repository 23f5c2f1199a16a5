package dev.creamery.app.compose;

import dev.creamery.app.place.Notice;
import dev.creamery.app.place.Notices;
import dev.creamery.app.task.LatestOnly;
import dev.creamery.app.task.TaskRunner;
import dev.creamery.engine.network.Shape;
import dev.creamery.engine.sweep.BundledSweeps;
import dev.creamery.engine.sweep.Cube;
import dev.creamery.engine.sweep.DatasetDirectory;
import dev.creamery.engine.sweep.PlannedExperiment;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How large the draft is, where its valid networks are, and the network that is looked at. */
public final class SummaryViewModel {

    private static final Duration QUIET = Duration.ofMillis(25);

    private final DraftEditor editor;
    private final TaskRunner tasks;
    private final Notices notices;
    private final LatestOnly latest;
    private final SummaryCalculator calculator;
    private final CellPlanner planner;
    private final ReadOnlyObjectWrapper<SweepSummary> summary =
            new ReadOnlyObjectWrapper<>(SweepSummary.EMPTY);
    private final ReadOnlyBooleanWrapper updating = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Optional<String>> dataset =
            new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<PlannedExperiment>> network =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Cell> cell = Optional.empty();

    SummaryViewModel(
            DraftEditor editor, TaskRunner tasks, DatasetDirectory datasets, Notices notices) {
        this.editor = editor;
        this.notices = notices;
        this.tasks = tasks;
        latest = new LatestOnly(tasks, QUIET);
        planner = new CellPlanner(datasets);
        calculator = new SummaryCalculator(planner);
        editor.draft().addListener((property, before, now) -> update());
        dataset.addListener((property, before, now) -> look());
        update();
    }

    public ReadOnlyObjectProperty<SweepSummary> summary() {
        return summary.getReadOnlyProperty();
    }

    /** Whether the summary is of an older draft for now. */
    public ReadOnlyBooleanProperty updating() {
        return updating.getReadOnlyProperty();
    }

    /** Why there is no summary; "" if there is one. */
    public ReadOnlyStringProperty failure() {
        return failure.getReadOnlyProperty();
    }

    /** The dataset whose map is shown; all if none is named. */
    public ObjectProperty<Optional<String>> dataset() {
        return dataset;
    }

    /** The network that is looked at. */
    public ReadOnlyObjectProperty<Optional<PlannedExperiment>> network() {
        return network.getReadOnlyProperty();
    }

    /**
     * Looks at the network of a place in the map: of the chosen dataset, or the first that has it.
     */
    public void look(Shape shape, long size, int depth) {
        FeasibilityMap map = summary.get().map();
        cell =
                dataset.get().map(List::of).orElse(map.datasets()).stream()
                        .map(name -> new Cell(name, shape, size, depth))
                        .filter(one -> map.at(one).isPresent())
                        .findFirst();
        network.set(cell.flatMap(map::at));
    }

    /**
     * Takes the experiments without a valid network out of the draft, by cutting its cubes into
     * smaller ones.
     */
    public void dropInvalid() {
        FeasibilityMap map = summary.get().map();
        List<Cube> cubes = editor.draft().get().finishedCubes();
        tasks.run(
                () -> {
                    List<CubeDraft> kept = new ArrayList<>();
                    for (Cube cube : cubes) {
                        kept.addAll(
                                FeasibleCubes.of(
                                        cube,
                                        at ->
                                                map.at(at).isEmpty()
                                                        || map.at(at).orElseThrow().isValid()));
                    }
                    return kept;
                },
                kept -> {
                    if (!kept.isEmpty() && cubes.equals(editor.draft().get().finishedCubes())) {
                        editor.edit(draft -> draft.withCubes(kept));
                        tellDropped(kept.size());
                    }
                },
                this::failed);
    }

    private void tellDropped(int cubes) {
        String left = cubes == 1 ? "one cube is" : cubes + " cubes are";
        notices.show(
                Notice.info(
                        "Every experiment without a valid network is left out: "
                                + left
                                + " what remains. Undo brings them back."));
    }

    /** Plans BUTTER's largest sweep, out of sight: whatever comes later is then fast. */
    void warmUp() {
        tasks.run(
                () ->
                        calculator.summarize(
                                new BundledSweeps()
                                        .named(BundledSweeps.BUTTER.getFirst())
                                        .orElseThrow()
                                        .cubes(),
                                1),
                done -> {},
                failed -> {});
    }

    private void update() {
        SweepDraft draft = editor.draft().get();
        List<Cube> cubes = draft.finishedCubes();
        int repetitions = draft.repetitionsValue().orElse(0);
        updating.set(true);
        latest.submit(() -> calculator.summarize(cubes, repetitions), this::show, this::failed);
    }

    private void show(SweepSummary now) {
        updating.set(false);
        failure.set("");
        summary.set(now);
        if (dataset.get().filter(name -> !now.map().datasets().contains(name)).isPresent()) {
            dataset.set(Optional.empty());
        }
        look();
    }

    private void failed(Exception problem) {
        updating.set(false);
        failure.set(String.valueOf(problem.getMessage()));
    }

    /** The cell that was looked at, if it is still there; else one in the middle. */
    private void look() {
        FeasibilityMap map = summary.get().map();
        Optional<Cell> same =
                cell.filter(at -> map.at(at).isPresent())
                        .filter(at -> dataset.get().map(at.dataset()::equals).orElse(true));
        if (same.isPresent()) {
            network.set(same.flatMap(map::at));
        } else if (map.shapes().isEmpty()) {
            cell = Optional.empty();
            network.set(Optional.empty());
        } else {
            look(
                    map.shapes().getFirst(),
                    map.sizes().get(map.sizes().size() / 2),
                    map.depths().get(map.depths().size() / 2));
        }
    }
}
