package dev.creamery.app.compose;

import dev.creamery.app.place.Notices;
import dev.creamery.app.place.PlaceContext;
import dev.creamery.engine.sweep.DatasetDirectory;
import dev.creamery.engine.sweep.Hyperparameter;
import dev.creamery.engine.sweep.Hyperparameters;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Compose as a whole: the draft's fields, its axes, its summary, its file and its launch. */
public final class ComposeViewModel {

    /** What is being typed and is not a value yet, in the saved state. */
    private static final String ENTRIES = "entries";

    private static final String MOST_PER_RUN = "most_per_run";

    private final DraftEditor editor = new DraftEditor(SweepDraft.empty());
    private final Notices notices = new Notices();
    private final SweepDocument document;
    private final SummaryViewModel summary;
    private final LaunchViewModel launch;
    private final List<AxisViewModel<?>> axes = new ArrayList<>();
    private final StringProperty name;
    private final StringProperty repetitions;
    private final StringProperty seed;
    private final ReadOnlyObjectWrapper<List<String>> problems =
            new ReadOnlyObjectWrapper<>(List.of());

    /**
     * @param datasets knows their facts
     * @param launcher none where no engine can be started from this window
     * @param calibration knows how fast this machine trains
     * @param finished knows what the workspace has already
     */
    public ComposeViewModel(
            PlaceContext context,
            DatasetDirectory datasets,
            Optional<BatchLauncher> launcher,
            Calibration calibration,
            FinishedRuns finished) {
        document = new SweepDocument(editor, context.tasks(), context.files(), notices);
        summary =
                new SummaryViewModel(
                        editor,
                        context.tasks(),
                        datasets,
                        new CircumstancesViewModel(context, calibration, finished),
                        notices);
        Axes syntax = new Axes();
        for (Hyperparameter<?> hyperparameter : Hyperparameters.all()) {
            AxisViewModel<?> axis = new AxisViewModel<>(editor, hyperparameter, syntax);
            axis.problem().addListener((property, before, now) -> check());
            axes.add(axis);
        }
        name = field("name", SweepDraft::name, SweepDraft::withName);
        repetitions = field("repetitions", SweepDraft::repetitions, SweepDraft::withRepetitions);
        seed = field("seed", SweepDraft::seed, SweepDraft::withSeed);
        editor.draft().addListener((property, before, now) -> check());
        // When another sweep takes the draft's place, its origin is told first.
        document.origin()
                .addListener(
                        (property, before, now) -> {
                            if (!now.sweep().equals(editor.draft().get())) {
                                axes.forEach(axis -> axis.entry().set(""));
                            }
                        });
        check();
        launch = new LaunchViewModel(editor, document, launcher, context, notices, obstacles());
    }

    public DraftEditor editor() {
        return editor;
    }

    public SweepDocument document() {
        return document;
    }

    public SummaryViewModel summary() {
        return summary;
    }

    public LaunchViewModel launch() {
        return launch;
    }

    public Notices notices() {
        return notices;
    }

    /** A row per hyperparameter, in the engine's order. */
    public List<AxisViewModel<?>> axes() {
        return List.copyOf(axes);
    }

    /** The row of one hyperparameter. */
    @SuppressWarnings("unchecked") // a row is of its hyperparameter's type
    public <T> AxisViewModel<T> axis(Hyperparameter<T> hyperparameter) {
        return (AxisViewModel<T>)
                axes.stream()
                        .filter(axis -> axis.hyperparameter().equals(hyperparameter))
                        .findFirst()
                        .orElseThrow();
    }

    public StringProperty name() {
        return name;
    }

    public StringProperty repetitions() {
        return repetitions;
    }

    public StringProperty seed() {
        return seed;
    }

    /** Everything that must be put right before the sweep can be launched or saved. */
    public ReadOnlyObjectProperty<List<String>> problems() {
        return problems.getReadOnlyProperty();
    }

    Map<String, Object> save() {
        Map<String, Object> state = new HashMap<>(DraftState.write(editor.draft().get()));
        Map<String, Object> entries = new HashMap<>();
        axes.forEach(axis -> entries.put(axis.hyperparameter().column(), axis.entry().get()));
        state.put(ENTRIES, entries);
        state.put(MOST_PER_RUN, summary.mostPerRun().get());
        return state;
    }

    void restore(Map<String, Object> state) {
        SweepDraft restored = DraftState.read(state);
        editor.edit(before -> restored);
        if (state.get(MOST_PER_RUN) instanceof String most) {
            summary.mostPerRun().set(most);
        }
        if (state.get(ENTRIES) instanceof Map<?, ?> entries) {
            for (AxisViewModel<?> axis : axes) {
                if (entries.get(axis.hyperparameter().column()) instanceof String typed) {
                    axis.entry().set(typed);
                }
            }
        }
    }

    private StringProperty field(
            String kind,
            Function<SweepDraft, String> get,
            BiFunction<SweepDraft, String, SweepDraft> with) {
        StringProperty field = new SimpleStringProperty(get.apply(editor.draft().get()));
        field.addListener(
                (property, before, now) ->
                        editor.edit(kind, draft -> with.apply(draft, now == null ? "" : now)));
        editor.draft().addListener((property, before, now) -> field.set(get.apply(now)));
        return field;
    }

    /** The problems, and datasets without which an engine would refuse the sweep. */
    private ObservableValue<List<String>> obstacles() {
        return Bindings.createObjectBinding(
                () -> {
                    List<String> all = new ArrayList<>(problems.get());
                    summary.summary()
                            .get()
                            .problems()
                            .forEach(
                                    (name, problem) -> all.add("Dataset " + name + ": " + problem));
                    return List.copyOf(all);
                },
                problems,
                summary.summary());
    }

    private void check() {
        List<String> all = new ArrayList<>(editor.draft().get().problems());
        for (AxisViewModel<?> axis : axes) {
            if (!axis.problem().get().isEmpty()) {
                all.add(axis.hyperparameter().label() + " " + axis.problem().get());
            }
        }
        problems.set(List.copyOf(all));
    }
}
