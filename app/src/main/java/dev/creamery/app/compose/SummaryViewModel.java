package dev.creamery.app.compose;

import dev.creamery.app.place.DurationText;
import dev.creamery.app.place.Notice;
import dev.creamery.app.place.Notices;
import dev.creamery.app.place.ShapeGrids.Spot;
import dev.creamery.app.task.LatestOnly;
import dev.creamery.app.task.TaskRunner;
import dev.creamery.engine.schedule.CostModel;
import dev.creamery.engine.sweep.BundledSweeps;
import dev.creamery.engine.sweep.Cube;
import dev.creamery.engine.sweep.DatasetDirectory;
import dev.creamery.engine.sweep.InvalidValueException;
import dev.creamery.engine.sweep.PlannedExperiment;

import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How large the draft is, where its valid networks are, and the network that is looked at. */
public final class SummaryViewModel {

    private static final Duration QUIET = Duration.ofMillis(10);

    private final DraftEditor editor;
    private final CircumstancesViewModel circumstances;
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
    private final StringProperty mostPerRun = new SimpleStringProperty("10 min");
    private final ReadOnlyStringWrapper mostPerRunProblem = new ReadOnlyStringWrapper("");
    private Optional<Cell> cell = Optional.empty();
    private @Nullable Question asked;

    /** What a summary follows from. */
    private record Question(List<Cube> cubes, int repetitions, Circumstances circumstances) {}

    SummaryViewModel(
            DraftEditor editor,
            TaskRunner tasks,
            DatasetDirectory datasets,
            CircumstancesViewModel circumstances,
            Notices notices) {
        this.circumstances = circumstances;
        this.editor = editor;
        this.notices = notices;
        this.tasks = tasks;
        latest = new LatestOnly(tasks, QUIET);
        planner = new CellPlanner(datasets);
        calculator = new SummaryCalculator(planner);
        editor.draft().addListener((property, before, now) -> update());
        circumstances.now().addListener((property, before, now) -> update());
        dataset.addListener((property, before, now) -> look());
        mostPerRun.addListener((property, before, now) -> checkMostPerRun());
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
    public void look(Spot spot) {
        FeasibilityMap map = summary.get().map();
        cell =
                dataset.get().map(List::of).orElse(map.datasets()).stream()
                        .map(name -> FeasibilityMap.cell(name, spot))
                        .filter(one -> map.at(one).isPresent())
                        .findFirst();
        network.set(cell.flatMap(map::at));
    }

    /**
     * Takes the experiments without a valid network out of the draft, by cutting its cubes into
     * smaller ones.
     */
    public void dropInvalid() {
        Map<Cell, PlannedCell> cells = summary.get().map().cells();
        cut(
                cube ->
                        FeasibleCubes.of(
                                cube,
                                at -> {
                                    PlannedCell cell = cells.get(at);
                                    return cell == null || cell.isValid();
                                }),
                "Every experiment without a valid network");
    }

    /** The time that a run may take, as typed. */
    public StringProperty mostPerRun() {
        return mostPerRun;
    }

    /** What is wrong with it; "" if nothing is. */
    public ReadOnlyStringProperty mostPerRunProblem() {
        return mostPerRunProblem.getReadOnlyProperty();
    }

    /** Why no times are known; "" if they are. */
    public ReadOnlyStringProperty timeObstacle() {
        return circumstances.obstacle();
    }

    /** Takes the experiments out of the draft whose runs would take longer than was typed. */
    public void capTimePerRun() {
        Optional<CostModel> cost = circumstances.now().get().cost();
        if (!mostPerRunProblem.get().isEmpty() || cost.isEmpty()) {
            return;
        }
        Duration most = DurationText.read(mostPerRun.get());
        AffordableCubes affordable =
                new AffordableCubes(
                        summary.get().map().cells(), cost.get(), most.toMillis() / 1000.0);
        cut(affordable::of, "Every run of more than " + DurationText.text(most));
    }

    /** Puts the smaller cubes that a function makes of each cube in their place. */
    private void cut(Function<Cube, List<CubeDraft>> smaller, String what) {
        List<Cube> cubes = editor.draft().get().finishedCubes();
        tasks.run(
                () -> cubes.stream().flatMap(cube -> smaller.apply(cube).stream()).toList(),
                kept -> {
                    if (kept.isEmpty()) {
                        notices.show(
                                Notice.error(
                                        what + " is all that the sweep has",
                                        "Nothing was left out. Allow more, or choose smaller"
                                                + " networks or fewer epochs."));
                    } else if (cubes.equals(editor.draft().get().finishedCubes())) {
                        editor.edit(draft -> draft.withCubes(kept));
                        tellCut(what, kept.size());
                    }
                },
                this::failed);
    }

    private void tellCut(String what, int cubes) {
        String left = cubes == 1 ? "one cube is" : cubes + " cubes are";
        Notice told =
                Notice.info(
                        what + " is left out: " + left + " what remains. Undo brings them back.");
        notices.show(told);
        dismissAtNextEdit(told);
    }

    private void dismissAtNextEdit(Notice told) {
        editor.draft()
                .addListener(
                        new InvalidationListener() {
                            @Override
                            public void invalidated(Observable edited) {
                                edited.removeListener(this);
                                if (notices.current().get().equals(Optional.of(told))) {
                                    notices.dismiss();
                                }
                            }
                        });
    }

    private void checkMostPerRun() {
        try {
            var unused = DurationText.read(mostPerRun.get());
            mostPerRunProblem.set("");
        } catch (InvalidValueException invalid) {
            mostPerRunProblem.set(String.valueOf(invalid.getMessage()));
        }
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
                                1,
                                circumstances.now().get()),
                done -> {},
                failed -> {});
    }

    private void update() {
        SweepDraft draft = editor.draft().get();
        List<Cube> cubes = draft.finishedCubes();
        int repetitions = draft.repetitionsValue().orElse(0);
        Circumstances now = circumstances.now().get();
        Question question = new Question(cubes, repetitions, now);
        if (question.equals(asked)) {
            return; // the name was typed, or the seed
        }
        asked = question;
        updating.set(true);
        latest.submit(
                () -> calculator.summarize(cubes, repetitions, now), this::show, this::failed);
    }

    private void show(SweepSummary now) {
        updating.set(false);
        failure.set("");
        summary.set(now);
        if (now.runs() > 0) {
            circumstances.calibrate();
        }
        if (dataset.get().filter(name -> !now.map().datasets().contains(name)).isPresent()) {
            dataset.set(Optional.empty());
        }
        look();
    }

    private void failed(Exception problem) {
        asked = null;
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
        } else if (map.extent().shapes().isEmpty()) {
            cell = Optional.empty();
            network.set(Optional.empty());
        } else {
            var extent = map.extent();
            look(
                    new Spot(
                            extent.shapes().getFirst(),
                            extent.sizes().get(extent.sizes().size() / 2),
                            extent.depths().get(extent.depths().size() / 2)));
        }
    }
}
