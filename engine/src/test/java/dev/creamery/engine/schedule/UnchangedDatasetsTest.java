package dev.creamery.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creamery.engine.SmallDisk;
import dev.creamery.engine.store.Workspace;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Datasets on a disk that is really full. */
class UnchangedDatasetsTest {

    @TempDir Path folder;
    private final StopSignal stop = new StopSignal();

    @BeforeEach
    void folderToMountOn() throws Exception {
        Files.createDirectories(folder.resolve("disk"));
    }

    @Test
    void aNewDatasetWaitsUntilThereIsRoomToNoteItDown() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 1)) {
            UnchangedDatasets datasets = datasets();
            Path filler = disk.fill();
            var answer = CompletableFuture.supplyAsync(() -> datasets.apply("banana"));
            assertThatThrownBy(() -> answer.get(200, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            Files.delete(filler);
            assertThat(answer.get(1, TimeUnit.MINUTES)).isNotNull();
            assertThat(folder.resolve("disk/datasets.tsv")).content().contains("banana");
        }
    }

    @Test
    void aStopEndsTheWaitingWithoutAFailure() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 1)) {
            UnchangedDatasets datasets = datasets();
            disk.fill();
            stop.request(StopSignal.Reason.INTERRUPTED);
            assertThat(datasets.apply("banana")).isNotNull();
        }
    }

    private UnchangedDatasets datasets() throws Exception {
        return new UnchangedDatasets(Workspace.open(folder.resolve("disk")), stop, Samples::zeros);
    }
}
