package dev.creamery.app.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.app.place.EngineState;
import dev.creamery.app.place.Notice;
import dev.creamery.app.place.ShapeGrids.Spot;
import dev.creamery.app.preferences.Preferences;
import dev.creamery.app.preferences.Theme;
import dev.creamery.engine.network.Shape;
import dev.creamery.engine.sweep.BundledSweeps;
import dev.creamery.engine.sweep.Experiment;
import dev.creamery.engine.sweep.Hyperparameters;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.sweep.SweepJson;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

class ComposeViewModelTest {

    @TempDir Path folder;
    private final ComposeFixture fixture = new ComposeFixture();
    private final ComposeViewModel compose = fixture.compose();

    private void compose(String dataset, String shape, String size, String depth) {
        type(Hyperparameters.DATASET.column(), dataset);
        type(Hyperparameters.SHAPE.column(), shape);
        type(Hyperparameters.SIZE.column(), size);
        type(Hyperparameters.DEPTH.column(), depth);
        fixture.tasks.passTime();
    }

    private void type(String column, String text) {
        AxisViewModel<?> axis = compose.axis(Hyperparameters.ofColumn(column).orElseThrow());
        axis.entry().set(text);
        axis.commit();
    }

    @Test
    void whatIsTypedIsCheckedPreviewedAndAdded() {
        AxisViewModel<Long> size = compose.axis(Hyperparameters.SIZE);

        size.entry().set("2^5..2^20");
        assertThat(size.problem().get()).isEmpty();
        assertThat(size.preview().get()).isEqualTo("Enter adds 16 values: 2⁵, 2⁶, 2⁷, 2⁸, …, 2²⁰");

        size.commit();
        assertThat(size.entry().get()).isEmpty();
        assertThat(size.selected().get()).hasSize(16).startsWith(32L).endsWith(1L << 20);
    }

    @Test
    void whatIsWrongIsToldWhileTypingAndNotAdded() {
        AxisViewModel<Integer> depth = compose.axis(Hyperparameters.DEPTH);

        depth.entry().set("3, 1");
        depth.commit();

        assertThat(depth.problem().get()).contains("'1'", "2 to 255");
        assertThat(depth.selected().get()).isEmpty();
        assertThat(depth.entry().get()).isEqualTo("3, 1");
        assertThat(compose.problems().get()).anyMatch(text -> text.startsWith("Depth '1'"));
    }

    @Test
    void chipsAreToggledAndStayInOrder() {
        AxisViewModel<Integer> depth = compose.axis(Hyperparameters.DEPTH);

        depth.toggle(5);
        depth.toggle(2);
        depth.toggle(11);
        assertThat(depth.selected().get()).containsExactly(2, 5, 11);
        assertThat(depth.options()).contains(11).isSorted();

        depth.toggle(5);
        assertThat(depth.selected().get()).containsExactly(2, 11);
        compose.editor().undo();
        assertThat(depth.selected().get()).containsExactly(2, 5, 11);
    }

    @Test
    void resetGoesBackToTheCoreValue() {
        AxisViewModel<Integer> epochs = compose.axis(Hyperparameters.EPOCHS);
        epochs.selectAll();

        epochs.reset();

        assertThat(epochs.selected().get()).containsExactly(3000);
    }

    @Test
    void theSummaryFollowsTheDraft() {
        compose("mnist, adult", "rectangle", "1024, 4096", "3");

        SweepSummary summary = compose.summary().summary().get();
        assertThat(summary.experiments()).isEqualTo(4);
        assertThat(summary.invalid()).hasValue(1);
        assertThat(summary.runs()).isEqualTo(30);

        compose.repetitions().set("2");
        fixture.tasks.passTime();
        assertThat(compose.summary().summary().get().runs()).isEqualTo(6);
        assertThat(compose.summary().updating().get()).isFalse();
    }

    @Test
    void theNetworkOfACellIsLookedAt() {
        compose("mnist", "rectangle, rectangle_residual", "4096", "3, 4");

        compose.summary().look(new Spot(new Shape.Rectangle(false), 4096, 3));

        assertThat(compose.summary().network().get().orElseThrow().network().widths())
                .containsExactly(5, 5, 10);
    }

    @Test
    void theInvalidAreLeftOutAndUndoBringsThemBack() {
        compose("mnist, adult", "rectangle", "1024, 4096", "3");
        SweepDraft before = compose.editor().draft().get();

        compose.summary().dropInvalid();
        fixture.tasks.passTime();

        assertThat(compose.summary().summary().get().experiments()).isEqualTo(3);
        assertThat(compose.summary().summary().get().invalid()).hasValue(0);
        compose.editor().undo();
        assertThat(compose.editor().draft().get()).isEqualTo(before);
    }

    @Test
    void startingFromABundledSweepReplacesTheDraftAndUndoBringsItBack() {
        compose("adult", "rectangle", "64", "2");
        SweepDraft before = compose.editor().draft().get();

        compose.document().startFromBundled("label_noise_sweep");

        assertThat(compose.editor().draft().get().sweep())
                .isEqualTo(new BundledSweeps().named("label_noise_sweep"));
        assertThat(compose.name().get()).isEqualTo("label_noise_sweep");
        compose.editor().undo();
        assertThat(compose.editor().draft().get()).isEqualTo(before);
    }

    @Test
    void whatWasBeingTypedGoesWithTheDraftItWasTypedFor() {
        AxisViewModel<Integer> depth = compose.axis(Hyperparameters.DEPTH);
        depth.entry().set("1");

        compose.document().startFromBundled("quick");

        assertThat(depth.entry().get()).isEmpty();
        assertThat(compose.problems().get()).isEmpty();
    }

    @Test
    void aSavedSweepIsTheFileThatTheEngineReads() throws IOException {
        compose("adult", "rectangle", "64..256 log 3", "2");
        compose.name().set("mine");
        Path file = folder.resolve("mine.json");
        fixture.answer = Optional.of(file);

        compose.document().save(saved -> {});

        Sweep sweep = new SweepJson().read(Files.readString(file));
        assertThat(Optional.of(sweep)).isEqualTo(compose.editor().draft().get().sweep());
        assertThat(compose.document().isUnchanged()).isTrue();

        ComposeViewModel other = fixture.compose();
        other.document().open();
        assertThat(other.editor().draft().get()).isEqualTo(compose.editor().draft().get());
    }

    @Test
    void aBrokenFileIsToldWithItsPlaceAndNothingIsLost() throws IOException {
        compose("adult", "rectangle", "64", "2");
        SweepDraft before = compose.editor().draft().get();
        Path file =
                Files.writeString(
                        folder.resolve("broken.json"), "{\"name\": \"x\", \"cubes\": [{}]}");

        compose.document().open(file);

        Notice notice = compose.notices().current().get().orElseThrow();
        assertThat(notice.message()).contains("broken.json", "$.cubes[0].dataset");
        assertThat(notice.remedy()).isNotEmpty();
        assertThat(compose.editor().draft().get()).isEqualTo(before);
    }

    @Test
    void anUnfinishedSweepIsNotSavedAndSaysWhatIsMissing() {
        fixture.answer = Optional.of(folder.resolve("x.json"));

        compose.document().save(saved -> {});

        assertThat(folder).isEmptyDirectory();
        assertThat(compose.notices().current().get().orElseThrow().remedy())
                .contains("Dataset has no value");
    }

    @Test
    void theCommandOfABundledSweepNeedsNoFile() {
        compose.document().startFromBundled("quick");

        compose.launch().copyCommand();

        assertThat(fixture.copied).isEqualTo("creamery run quick --workspace /studies/first");
    }

    @Test
    void theCommandOfAChangedSweepIsThatOfTheSavedFile() {
        compose.document().startFromBundled("quick");
        compose.name().set("mine");
        Path file = folder.resolve("my sweep.json");
        fixture.answer = Optional.of(file);

        compose.launch().copyCommand();

        assertThat(file).exists();
        assertThat(fixture.copied)
                .isEqualTo("creamery run '" + file + "' --workspace /studies/first");
    }

    @Test
    void theCommandHasTheThreadsAndDataFolderOfThePreferences() {
        fixture.preferences.set(new Preferences(Theme.LIGHT, folder, 3, folder, true));
        startFrom(compose, "quick");

        compose.launch().copyCommand();

        assertThat(fixture.copied)
                .isEqualTo(
                        "creamery run quick --workspace /studies/first --threads 3 --data "
                                + folder);
    }

    @Test
    void withoutAnEngineTheLaunchIsDisabledAndSaysWhy() {
        compose.document().startFromBundled("quick");

        assertThat(compose.launch().canLaunch().get()).isFalse();
        assertThat(compose.launch().obstacle().get()).contains("cannot start an engine");
    }

    @Test
    void filesOfASweepAreTakenFromItsOwnFolderAsTheCommandLineDoes() throws IOException {
        Path file = Files.createDirectory(folder.resolve("study")).resolve("sweep.json");
        Files.writeString(
                file,
                """
                {"name": "x", "cubes": [
                 {"dataset": ["../yield.csv", "adult", "/data/own.tsv"], "shape": ["rectangle"],
                  "size": [32], "depth": [2]}]}
                """);

        compose.document().open(file);

        assertThat(compose.axis(Hyperparameters.DATASET).selected().get())
                .containsExactlyInAnyOrder(
                        folder.resolve("yield.csv").toString(), "adult", "/data/own.tsv");
    }

    @Test
    void aDatasetThatCannotBeReadIsToldBeforeTheLaunchNotAfterIt() {
        List<String> launched = new ArrayList<>();
        ComposeViewModel ready =
                fixture.compose(Optional.of((sweep, workspace) -> launched.add(sweep.name())));
        startFrom(ready, "quick");
        assertThat(ready.launch().canLaunch().get()).isTrue();

        ready.axis(Hyperparameters.DATASET).add("/data/gone.csv");
        pass();

        assertThat(ready.launch().obstacle().get())
                .isEqualTo("Dataset /data/gone.csv: there is no file /data/gone.csv");
        ready.launch().launch();
        assertThat(launched).isEmpty();

        ready.editor().undo();
        pass();
        assertThat(ready.launch().canLaunch().get()).isTrue();
    }

    @Test
    void aFinishedSweepIsLaunchedInTheOpenWorkspace() {
        List<String> launched = new ArrayList<>();
        ComposeViewModel ready =
                fixture.compose(
                        Optional.of(
                                (sweep, workspace) ->
                                        launched.add(sweep.name() + " " + workspace)));
        assertThat(ready.launch().obstacle().get()).contains("Dataset has no value");

        ready.document().startFromBundled("quick");
        ready.launch().launch();

        assertThat(launched).containsExactly("quick /studies/first");
        assertThat(fixture.place.get()).as("where it is watched").isEqualTo("runs");
    }

    @Test
    void aLaunchThatFailsIsToldAndCanBeTriedAgain() {
        ComposeViewModel ready =
                fixture.compose(
                        Optional.of(
                                (sweep, workspace) -> {
                                    throw new IOException("disk full");
                                }));
        ready.document().startFromBundled("quick");

        ready.launch().launch();

        assertThat(ready.notices().current().get().orElseThrow().message()).contains("disk full");
        assertThat(ready.launch().canLaunch().get()).isTrue();
    }

    @Test
    void theSessionBringsAnUnfinishedDraftBack() {
        type("dataset", "adult");
        compose.name().set("half done");

        ComposeViewModel later = fixture.compose();
        later.restore(compose.save());

        assertThat(later.editor().draft().get()).isEqualTo(compose.editor().draft().get());
        assertThat(later.name().get()).isEqualTo("half done");
    }

    @Test
    void aWorkspaceOffersItsSweepsNewestFirst() throws IOException {
        Path batches = folder.resolve("batches");
        Sweep quick = new BundledSweeps().named("quick").orElseThrow();
        for (String name : List.of("first", "second")) {
            Path file = Files.createDirectories(batches.resolve(name)).resolve("sweep.json");
            SweepFile.write(file, quick);
            assertThat(file.toFile().setLastModified(name.equals("first") ? 1000 : 2000)).isTrue();
        }
        Files.createDirectories(batches.resolve("without"));

        assertThat(StartingPoints.of(folder))
                .extracting(StartingPoints.Launched::batch)
                .containsExactly("second", "first");
        assertThat(StartingPoints.of(folder.resolve("none"))).isEmpty();

        compose.document().startFromBatch(batches.resolve("first").resolve("sweep.json"));
        assertThat(compose.editor().draft().get().sweep()).contains(quick);
        assertThat(compose.document().origin().get().file()).isEmpty();
    }

    @Test
    void untilThisComputerIsMeasuredNoTimeIsPretended() throws Exception {
        fixture.calibration =
                () -> {
                    throw new IOException("the engine could not measure this computer");
                };
        ComposeViewModel compose = fixture.compose();
        assertThat(compose.summary().timeObstacle().get()).isEqualTo("calibrating…");

        startFrom(compose, "quick");

        assertThat(compose.summary().timeObstacle().get())
                .isEqualTo("not known: the engine could not measure this computer");
        assertThat(compose.summary().summary().get().forecast().orElseThrow().timed()).isFalse();
    }

    @Test
    void theTimeIsPredictedAndFollowsWhatFinishesInTheWorkspace() {
        ComposeViewModel compose = fixture.compose();
        startFrom(compose, "quick");
        Forecast before = compose.summary().summary().get().forecast().orElseThrow();
        assertThat(before.timed()).isTrue();
        assertThat(before.done()).isZero();
        Experiment first =
                compose.editor()
                        .draft()
                        .get()
                        .finishedCubes()
                        .getFirst()
                        .experiments()
                        .findFirst()
                        .orElseThrow();

        fixture.finished = Map.of(first, 1);
        fixture.engine.set(new EngineState("1 / 40 runs", OptionalDouble.of(0.1), ""));
        pass();

        Forecast after = compose.summary().summary().get().forecast().orElseThrow();
        assertThat(after.done()).isEqualTo(1);
        assertThat(after.left().time()).isLessThanOrEqualTo(before.left().time());
        assertThat(after.left().bytes()).isLessThan(before.left().bytes());
    }

    @Test
    void aCapOnTheTimeOfARunIsTypedAndUndone() {
        ComposeViewModel compose = fixture.compose();
        startFrom(compose, "30k_epoch_sweep");
        long before = compose.summary().summary().get().runs();

        compose.summary().mostPerRun().set("10 mins or so");
        assertThat(compose.summary().mostPerRunProblem().get())
                .contains("'10 mins or so' is not a time");
        compose.summary().capTimePerRun();
        pass();
        assertThat(compose.summary().summary().get().runs()).isEqualTo(before);

        compose.summary().mostPerRun().set("10 min"); // 30000 epochs of 1 ms per minibatch
        compose.summary().capTimePerRun();
        pass();
        assertThat(compose.summary().summary().get().runs()).isBetween(1L, before - 1);
        assertThat(compose.notices().current().get().orElseThrow().message())
                .contains("Every run of more than 10 min is left out", "Undo brings them back");
        compose.editor().undo();
        pass();
        assertThat(compose.summary().summary().get().runs()).isEqualTo(before);
        assertThat(compose.notices().current().get()).as("what is undone is not told").isEmpty();
    }

    private void startFrom(ComposeViewModel compose, String name) {
        compose.document().startFromBundled(name);
        pass();
    }

    /** Long enough for whatever follows from something else. */
    private void pass() {
        for (int turn = 0; turn < 3; turn++) {
            fixture.tasks.passTime();
        }
    }
}
