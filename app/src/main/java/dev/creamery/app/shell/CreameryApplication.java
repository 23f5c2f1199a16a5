package dev.creamery.app.shell;

import dev.creamery.app.compose.ComposePlace;
import dev.creamery.app.explore.ExplorePlace;
import dev.creamery.app.launch.EngineCommand;
import dev.creamery.app.launch.EngineProcesses;
import dev.creamery.app.launch.MachineSpeed;
import dev.creamery.app.monitor.OwnEngines;
import dev.creamery.app.monitor.RunsPlace;
import dev.creamery.app.monitor.WorkspaceBatches;
import dev.creamery.app.place.Notice;
import dev.creamery.app.place.Place;
import dev.creamery.app.place.PlaceContext;
import dev.creamery.app.preferences.ConfigFolder;
import dev.creamery.app.task.BackgroundTaskRunner;
import dev.creamery.engine.CacheFolder;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The desktop application: one window. Its argument, if any, is a path to explore. */
public final class CreameryApplication extends Application {

    private static final Logger LOG = LoggerFactory.getLogger(CreameryApplication.class);

    private final BackgroundTaskRunner tasks = new BackgroundTaskRunner(Platform::runLater);
    private final LogBuffer log = new LogBuffer();

    @Override
    public void start(Stage stage) {
        log.attach();
        Path home = Path.of(System.getProperty("user.home"));
        Path config = ConfigFolder.ofThisPerson();
        CreameryWindow window =
                new CreameryWindow(
                        stage,
                        config,
                        home,
                        tasks,
                        new NativeFileDialogs(stage),
                        log,
                        context -> places(context, config));
        tellUnexpectedErrors(window.shell());
        window.show();
        getParameters().getRaw().stream()
                .findFirst()
                .ifPresent(path -> window.explore(Path.of(path)));
    }

    @Override
    public void stop() {
        tasks.close();
    }

    /**
     * The places, in the order of their tabs.
     *
     * @param config folder of the settings files
     */
    static List<Place> places(PlaceContext context, Path config) {
        EngineCommand command = EngineCommand.ofThisProcess();
        EngineProcesses engines = new EngineProcesses(command, () -> context.preferences().get());
        WorkspaceBatches batches = new WorkspaceBatches(trainers(engines));
        MachineSpeed speed =
                new MachineSpeed(
                        command,
                        config.resolve("speed.json"),
                        () -> context.engine().get().progress().isPresent());
        ComposePlace compose =
                new ComposePlace(
                        context,
                        new Datasets(context.preferences()),
                        Optional.of(engines::launch),
                        speed::get,
                        batches::finished);
        return List.of(
                compose,
                new RunsPlace(
                        context,
                        batches,
                        own(engines),
                        DesktopNotifications.ofThisSystem(
                                () -> context.preferences().get().notifications()),
                        compose::startFrom),
                new ExplorePlace(context, CacheFolder.ofThisUser(), compose::startFrom));
    }

    private static WorkspaceBatches.Engines trainers(EngineProcesses engines) {
        return new WorkspaceBatches.Engines() {
            @Override
            public void goOn(String batch, Path workspace) throws IOException {
                engines.goOn(batch, workspace);
            }

            @Override
            public String lastWords(String batch, Path workspace) throws IOException {
                return engines.lastWords(batch, workspace);
            }
        };
    }

    private static OwnEngines own(EngineProcesses engines) {
        return new OwnEngines() {
            @Override
            public int running() {
                return engines.running();
            }

            @Override
            public void stop() throws IOException {
                engines.stop();
            }
        };
    }

    /** A programmer's mistake: the person is told in a line, the log has the stack trace. */
    private static void tellUnexpectedErrors(ShellViewModel shell) {
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, error) -> {
                    LOG.error("unexpected error on thread {}", thread.getName(), error);
                    Platform.runLater(
                            () ->
                                    shell.notices()
                                            .show(
                                                    Notice.error(
                                                            "Something went wrong inside Creamery.",
                                                            "Your work is kept. Copy the details if"
                                                                    + " you want to report it.",
                                                            error)));
                });
    }
}
