package dev.creamery.app.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.app.explore.tab.ExploreServices;
import dev.creamery.app.place.Modal;
import dev.creamery.app.place.NoDialogs;
import dev.creamery.app.task.BackgroundTaskRunner;

import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Two tabs of one source, which outlives the one that is closed. */
@ExtendWith(ApplicationExtension.class)
class ClosedTabTest {

    private static final int PATIENCE_SECONDS = 60;

    @TempDir private Path folder;
    private final BackgroundTaskRunner tasks = new BackgroundTaskRunner(Platform::runLater);
    private final StackPane root = new StackPane();
    private ExploreViewModel explore;

    /** A stage of our own: the one that tests are given never lets go of what it has shown. */
    @Start
    void start(Stage given) throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        PanesFixture.write(data.resolve("summary.parquet"), 24);
        ExploreServices services =
                new ExploreServices(
                        tasks, new NoDialogs(), new NoModal(), text -> {}, composed -> {});
        explore =
                new ExploreViewModel(
                        services,
                        new SourceLibrary(folder.resolve("cache"), tasks),
                        new SimpleObjectProperty<>(folder.resolve("workspace")),
                        Panes::of);
        root.getChildren()
                .setAll(
                        new ExploreView(
                                explore,
                                new ExploreActions(explore, new TakeAway(services, folder))));
        Stage stage = new Stage();
        stage.setScene(new Scene(root, 980, 700));
        stage.show();
        explore.setShown(true);
        explore.open(data);
    }

    @AfterEach
    void close() throws Exception {
        onView(
                () -> {
                    List.copyOf(explore.tabs()).forEach(explore::close);
                    return true;
                });
        tasks.close();
    }

    @Test
    void aTabThatIsClosedIsCollectedThoughItsSourceStaysOpen() throws Exception {
        await(() -> isFull(0));
        onView(
                () -> {
                    explore.duplicate(explore.tabs().getFirst());
                    return true;
                });
        await(() -> isFull(1));
        List<WeakReference<?>> closed = closeSecond();
        await(() -> explore.current().get().equals(Optional.of(explore.tabs().getFirst())));
        assertThat(alive(closed)).isZero();
        assertThat(explore.tabs().getFirst().tab().facts().get().experiments()).isEqualTo(24);
    }

    private boolean isFull(int tab) {
        return explore.tabs().size() == tab + 1
                && explore.current().get().isPresent()
                && explore.current().get().get() == explore.tabs().get(tab)
                && explore.tabs().get(tab).tab().facts().get().experiments() == 24
                && !explore.tabs().get(tab).tab().facets().get().isEmpty();
    }

    private List<WeakReference<?>> closeSecond() throws Exception {
        return onView(
                () -> {
                    TabViewModel tab = explore.tabs().get(1);
                    for (var pane : tab.panes().middle()) {
                        tab.show(pane);
                        root.layout();
                    }
                    List<WeakReference<?>> references =
                            List.of(
                                    new WeakReference<>(tab),
                                    new WeakReference<>(tab.tab()),
                                    new WeakReference<>(tab.panes().middle().getFirst()));
                    explore.close(tab);
                    return references;
                });
    }

    private static <T> T onView(Callable<T> work) throws Exception {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1000L, work);
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> onView(condition));
    }

    /** How many are still there, once there are none or some seconds have gone by. */
    private static long alive(List<WeakReference<?>> references) {
        long alive = references.size();
        for (int attempt = 0; attempt < 200 && alive > 0; attempt++) {
            System.gc();
            WaitForAsyncUtils.sleep(25, TimeUnit.MILLISECONDS);
            alive = references.stream().filter(reference -> reference.get() != null).count();
        }
        return alive;
    }

    private static final class NoModal implements Modal {
        @Override
        public void show(Node node) {
            throw new AssertionError("no dialog is wanted");
        }

        @Override
        public void hide() {}
    }
}
