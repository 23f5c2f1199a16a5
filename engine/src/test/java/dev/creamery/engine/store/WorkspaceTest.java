package dev.creamery.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creamery.engine.EngineVersion;
import dev.creamery.engine.sweep.ButterDatasets;
import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.sweep.SweepJson;
import dev.creamery.engine.sweep.SweepPlanner;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class WorkspaceTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir Path folder;

    @Test
    void aNewWorkspaceSaysInWhichFormatItIsAndWhatMadeIt() throws IOException {
        Path made = folder.resolve("new/one");
        Workspace.open(made);
        assertThat(made.resolve("workspace.json"))
                .content()
                .isEqualTo(
                        "{\"format\":1,\"made_by\":\"%s\"}\n".formatted(EngineVersion.current()));
        Workspace.open(made);
    }

    @Test
    void oneFromBeforeThereWereMarksIsOpenedAsItWas() throws IOException {
        Files.createDirectories(folder.resolve("repetitions"));
        assertThat(Workspace.open(folder).batches()).isEmpty();
        assertThat(folder.resolve("workspace.json")).doesNotExist();
    }

    @Test
    void aNewerFormatIsRefusedWithTheRemedyAndLeftAlone() throws IOException {
        Files.writeString(
                folder.resolve("workspace.json"),
                "{\"format\":2,\"made_by\":\"Creamery 9.1 (abc)\",\"more\":[]}");
        assertThatThrownBy(() -> Workspace.open(folder))
                .isInstanceOf(NewerWorkspaceException.class)
                .hasMessageContaining(folder + " is in format 2, made by Creamery 9.1 (abc)")
                .hasMessageContaining("knows formats up to 1: open it with that program");
        assertThat(folder).isDirectoryNotContaining("glob:**/batches");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "{\"format\":0}", "{\"format\":\"1\"}"})
    void aMarkThatIsNoneIsNamed(String mark) throws IOException {
        Files.writeString(folder.resolve("workspace.json"), mark);
        assertThatThrownBy(() -> Workspace.open(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("workspace.json is damaged")
                .hasMessageContaining("delete the file if");
    }

    @Test
    void aBatchIsNamedLikeItsSweepAndKeepsIt() throws IOException {
        Batch batch = launch(sweep("study", 2, "1024"));
        assertThat(batch.name()).isEqualTo("study");
        assertThat(batch.sweep()).isEqualTo(sweep("study", 2, "1024"));
    }

    @Test
    void theSameSweepGoesOnInItsBatch() throws IOException {
        launch(sweep("study", 2, "1024"));
        assertThat(launch(sweep("study", 2, "1024")).name()).isEqualTo("study");
        assertThat(workspace().batches()).hasSize(1);
    }

    @Test
    void anotherSweepOfThatNameIsRefused() throws IOException {
        launch(sweep("study", 2, "1024"));
        assertThatThrownBy(() -> launch(sweep("study", 3, "1024, 2048")))
                .isInstanceOf(OtherSweepException.class)
                .hasMessageContaining("study")
                .hasMessageContaining("size: now also 2048")
                .hasMessageContaining("another name");
        assertThat(workspace().batches()).hasSize(1);
        assertThat(workspace().batch("study").sweep()).isEqualTo(sweep("study", 2, "1024"));
    }

    @Test
    void ofRepetitionsTheLargerNumberCounts() throws IOException {
        launch(sweep("study", 2, "1024"));
        assertThat(launch(sweep("study", 5, "1024")).sweep().repetitions()).isEqualTo(5);
        assertThat(launch(sweep("study", 3, "1024")).sweep().repetitions()).isEqualTo(5);
    }

    @Test
    void aFolderThatALaunchLeftUnfinishedIsUsedAgain() throws IOException {
        Files.createDirectories(folder.resolve("batches/study"));
        assertThat(launch(sweep("study", 2, "1024")).name()).isEqualTo("study");
    }

    @Test
    void theManifestHasEveryExperimentOnceValidOnesWithAnId() throws IOException {
        Sweep sweep = sweep("study", 2, "20, 1024, 4096");
        List<PlannedExperiment> plan = plan(sweep);
        Manifest manifest = launch(sweep).manifest();
        assertThat(manifest.valid().stream().map(NumberedExperiment::planned))
                .containsExactlyElementsOf(
                        plan.stream().filter(PlannedExperiment::isValid).toList());
        assertThat(manifest.valid().stream().map(NumberedExperiment::id))
                .doesNotHaveDuplicates()
                .doesNotContain(0L);
        assertThat(manifest.invalid())
                .isNotEmpty()
                .containsExactlyElementsOf(plan.stream().filter(one -> !one.isValid()).toList());
    }

    @Test
    void overlappingSweepsShareTheIdsOfTheirExperiments() throws IOException {
        Manifest one = launch(sweep("one", 2, "1024")).manifest();
        Manifest two = launch(sweep("two", 2, "512, 1024")).manifest();
        assertThat(two.valid()).containsAll(one.valid());
    }

    @Test
    void theStateIsTheUnionOfAllJournals() throws IOException {
        Batch one = launch(sweep("one", 2, "1024"));
        Batch two = launch(sweep("two", 2, "1024"));
        finish(one, "first", "a");
        finish(one, "second", "b");
        finish(two, "third", "c");
        assertThat(one.state().finishedRuns(1)).containsExactlyInAnyOrder("a", "b");
        assertThat(workspace().state().finishedRuns(1)).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void aSecondEngineIsRefusedUntilTheFirstLeaves() throws IOException {
        Batch batch = launch(sweep("study", 2, "1024"));
        try (EngineSeat _ = batch.take("first", NOON)) {
            assertThatThrownBy(() -> batch.take("second", NOON))
                    .isInstanceOf(BatchTakenException.class)
                    .hasMessageContaining("study")
                    .hasMessageContaining("this process since 2026-03-01")
                    .hasMessageContaining("wait for it")
                    .hasMessageContaining("creamery pause study");
            assertThat(batch.holders())
                    .containsExactly(
                            new SeatHolder(
                                    "first",
                                    SeatHolder.thisHost(),
                                    ProcessHandle.current().pid(),
                                    NOON));
        }
        assertThat(batch.holders()).isEmpty();
        batch.take("second", NOON).close();
    }

    @Test
    void whatIsAskedOfABatchIsReadBack() throws IOException {
        Batch batch = launch(sweep("study", 2, "1024"));
        assertThat(batch.control()).isEqualTo(Control.RUNNING);
        batch.setControl(Control.PAUSED);
        assertThat(batch.control()).isEqualTo(Control.PAUSED);
        assertThat(Files.readString(folder.resolve("batches/study/control.json")))
                .isEqualToIgnoringWhitespace("{\"state\":\"paused\"}");
    }

    @Test
    void aDamagedControlFileIsAnErrorThatNamesIt() throws IOException {
        Batch batch = launch(sweep("study", 2, "1024"));
        Files.writeString(folder.resolve("batches/study/control.json"), "{\"state\":\"stop\"}");
        assertThatThrownBy(batch::control).hasMessageContaining("control.json");
    }

    @Test
    void aDamagedSweepIsAnErrorThatNamesItsFile() throws IOException {
        Batch batch = launch(sweep("study", 2, "1024"));
        Files.writeString(folder.resolve("batches/study/sweep.json"), "{\"name\": \"st");
        assertThatThrownBy(batch::sweep)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(folder.resolve("batches/study/sweep.json").toString())
                .hasMessageContaining("put the sweep's file in its place");
    }

    private void finish(Batch batch, String engine, String run) throws IOException {
        try (EngineSeat seat = batch.take(engine, NOON)) {
            seat.journal()
                    .record(
                            new JournalEntry.Finished(
                                    NOON, engine + ".parquet", Map.of(1L, List.of(run))));
        }
    }

    private Workspace workspace() throws IOException {
        return Workspace.open(folder);
    }

    private Batch launch(Sweep sweep) throws IOException {
        return workspace().launch(sweep, () -> plan(sweep));
    }

    private static List<PlannedExperiment> plan(Sweep sweep) {
        return new SweepPlanner(name -> ButterDatasets.named(name).orElseThrow()).plan(sweep);
    }

    private static Sweep sweep(String name, int repetitions, String sizes) {
        return new SweepJson()
                .read(
                        """
                        {"name": "%s", "repetitions": %d, "cubes": [{
                            "dataset": ["wine_quality_white", "banana"],
                            "shape": ["rectangle", "rectangle_residual"], "depth": [3],
                            "kernel_regularizer": [null, {"type": "l2", "l2": 0.01}],
                            "optimizer": [{"name": "SGD", "momentum": 0.9}], "size": [%s]}]}
                        """
                                .formatted(name, repetitions, sizes));
    }
}
