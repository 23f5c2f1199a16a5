package dev.creamery.app.compose;

import dev.creamery.app.place.Action;
import dev.creamery.app.place.ModalDialog;
import dev.creamery.app.place.Place;
import dev.creamery.app.place.PlaceContext;
import dev.creamery.engine.sweep.Hyperparameters;
import dev.creamery.engine.sweep.Sweep;

import javafx.scene.Node;
import javafx.scene.control.Button;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The place where sweeps are composed. */
public final class ComposePlace implements Place {

    private static final List<String> DATA_FILES =
            List.of(".csv", ".tsv", ".parquet", ".csv.gz", ".tsv.gz");

    private final PlaceContext context;
    private final ComposeViewModel compose;
    private final ComposeActions actions;
    private final ComposeView view;
    private final DatasetPickerViewModel picker;
    private final DatasetPickerView pickerView;
    private final ModalDialog datasets;

    /**
     * @param datasets knows their facts
     * @param launcher none where no engine can be started from this window
     * @param calibration knows how fast this machine trains
     * @param finished knows what the workspace has already
     */
    public ComposePlace(
            PlaceContext context,
            DatasetInspector datasets,
            Optional<BatchLauncher> launcher,
            Calibration calibration,
            FinishedRuns finished) {
        this.context = context;
        compose = new ComposeViewModel(context, datasets, launcher, calibration, finished);
        picker =
                new DatasetPickerViewModel(
                        compose.axis(Hyperparameters.DATASET), datasets, context.tasks());
        pickerView = new DatasetPickerView(picker, context.files());
        this.datasets = dialog(pickerView, context);
        actions = ComposeActions.of(compose, this::browse);
        view = new ComposeView(compose, context, actions);
        compose.summary().warmUp();
    }

    private void browse() {
        picker.open();
        pickerView.parts().finish();
        context.modal().show(datasets);
    }

    private static ModalDialog dialog(DatasetPickerView picker, PlaceContext context) {
        Button done = new Button("Done");
        done.getStyleClass().add("accent");
        done.setOnAction(event -> context.modal().hide());
        return new ModalDialog("Datasets", picker, context.modal(), done);
    }

    /** Starts a draft from a sweep, and shows it. */
    public void startFrom(Sweep sweep) {
        compose.document().startFrom(sweep);
        context.place().set(id());
    }

    ComposeViewModel compose() {
        return compose;
    }

    @Override
    public String id() {
        return "compose";
    }

    @Override
    public String title() {
        return "Compose";
    }

    @Override
    public String icon() {
        return "fth-sliders";
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public List<Runnable> preparation() {
        List<Runnable> steps = new ArrayList<>();
        steps.add(() -> context.modal().keep(datasets));
        steps.addAll(pickerView.parts().oneByOne());
        steps.add(picker::list);
        return steps;
    }

    @Override
    public List<Action> actions() {
        return actions.all();
    }

    @Override
    public Optional<Action> primary() {
        return Optional.of(actions.startNew());
    }

    @Override
    public Map<String, Object> save() {
        return compose.save();
    }

    @Override
    public void restore(Map<String, Object> saved) {
        compose.restore(saved);
    }

    @Override
    public boolean opens(Path file) {
        return isSweep(file) || DATA_FILES.stream().anyMatch(name(file)::endsWith);
    }

    @Override
    public void open(Path file) {
        if (isSweep(file)) {
            compose.document().open(file);
        } else {
            compose.axis(Hyperparameters.DATASET).add(file.toString());
        }
    }

    private static boolean isSweep(Path file) {
        // Explore's saved views are JSON files too.
        return name(file).endsWith(".json") && !name(file).endsWith(".view.json");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }
}
