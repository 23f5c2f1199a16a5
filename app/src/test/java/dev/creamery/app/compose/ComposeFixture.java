package dev.creamery.app.compose;

import dev.creamery.app.place.EngineState;
import dev.creamery.app.place.FileDialogs;
import dev.creamery.app.place.Modal;
import dev.creamery.app.place.PlaceContext;
import dev.creamery.app.preferences.Preferences;
import dev.creamery.app.task.ImmediateTaskRunner;
import dev.creamery.engine.schedule.CostModel;
import dev.creamery.engine.sweep.DatasetDirectory;
import dev.creamery.engine.sweep.DatasetReference;
import dev.creamery.engine.sweep.Experiment;
import dev.creamery.engine.sweep.InvalidValueException;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compose without a window: work is done at once, dialogs are answered by the test. */
final class ComposeFixture {

    /** Knows all datasets but files. */
    static final DatasetDirectory DATASETS =
            name ->
                    switch (DatasetReference.of(name)) {
                        case DatasetReference.Butter butter -> butter.facts();
                        case DatasetReference.Synthetic synthetic -> synthetic.facts();
                        case DatasetReference.UserFile file ->
                                throw new InvalidValueException("there is no file " + file.path());
                    };

    final StringProperty place = new SimpleStringProperty("compose");
    final ImmediateTaskRunner tasks = new ImmediateTaskRunner();
    final ReadOnlyObjectWrapper<Path> workspace =
            new ReadOnlyObjectWrapper<>(Path.of("/studies/first"));
    Optional<Path> answer = Optional.empty();
    String copied = "";

    /** A millisecond per minibatch, whatever the network. */
    Calibration calibration = () -> new CostModel(1e-3, 0, 0);

    Map<Experiment, Integer> finished = Map.of();
    final ReadOnlyObjectWrapper<Preferences> preferences =
            new ReadOnlyObjectWrapper<>(Preferences.defaults(Path.of("/home/ada")));
    final ObjectProperty<EngineState> engine = new SimpleObjectProperty<>(EngineState.IDLE);
    final PlaceContext context;

    ComposeFixture() {
        context =
                new PlaceContext(
                        tasks,
                        new Answers(),
                        new NoModal(),
                        text -> copied = text,
                        workspace.getReadOnlyProperty(),
                        preferences.getReadOnlyProperty(),
                        engine,
                        place);
    }

    ComposeViewModel compose() {
        return compose(Optional.empty());
    }

    ComposeViewModel compose(Optional<BatchLauncher> launcher) {
        ComposeViewModel compose =
                new ComposeViewModel(context, DATASETS, launcher, calibration, folder -> finished);
        tasks.passTime();
        return compose;
    }

    private final class Answers implements FileDialogs {
        @Override
        public Optional<Path> open(String title, String kind, List<String> patterns) {
            return answer;
        }

        @Override
        public Optional<Path> save(
                String title, String suggestedName, String kind, List<String> patterns) {
            return answer;
        }

        @Override
        public Optional<Path> folder(String title) {
            return answer;
        }
    }

    private static final class NoModal implements Modal {
        @Override
        public void show(Node node) {}

        @Override
        public void hide() {}
    }
}
