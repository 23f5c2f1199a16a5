package dev.creamery.app.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.data.DatasetCatalog;
import dev.creamery.engine.data.DatasetLocation;
import dev.creamery.engine.data.DownloadProgress;
import dev.creamery.engine.data.PmlbDownloader;
import dev.creamery.engine.sweep.DatasetFacts;
import dev.creamery.engine.sweep.Hyperparameters;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

class DatasetPickerViewModelTest {

    @TempDir Path folder;
    private final ComposeFixture fixture = new ComposeFixture();
    private final ComposeViewModel compose = fixture.compose();
    private DatasetPickerViewModel picker;

    @BeforeEach
    void open() {
        picker =
                new DatasetPickerViewModel(
                        compose.axis(Hyperparameters.DATASET),
                        new CatalogWithoutNetwork(folder.resolve("cache")),
                        fixture.tasks);
        picker.open();
        for (int slice = 0; slice < 10; slice++) {
            fixture.tasks.passTime();
        }
    }

    private Consumer<DownloadProgress> duringDownload = progress -> {};

    private void select(String name) {
        picker.selected()
                .set(
                        picker.shown().stream()
                                .filter(entry -> entry.name().equals(name))
                                .findFirst());
        fixture.tasks.passTime();
    }

    @Test
    void allDatasetsAreFoundByNameAndTask() {
        assertThat(picker.shown()).hasSize(18);

        picker.query().set("POL");
        assertThat(picker.shown())
                .extracting(DatasetPickerViewModel.Entry::name)
                .containsExactly("201_pol", "529_pollen");

        picker.query().set("regression");
        assertThat(picker.shown())
                .extracting(DatasetPickerViewModel.Entry::name)
                .contains("529_pollen", "friedman1")
                .doesNotContain("mnist", "two_moons");
    }

    @Test
    void aSearchThatLeavesOutTheSelectedOneSelectsTheFirstThatItFinds() {
        select("mnist");

        picker.query().set("mn");
        assertThat(picker.selected().get().orElseThrow().name()).isEqualTo("mnist");
        picker.query().set("wine");
        assertThat(picker.selected().get().orElseThrow().name()).isEqualTo("wine_quality_white");
        picker.query().set("no such dataset");
        assertThat(picker.selected().get().orElseThrow().name())
                .as("stays until another is found")
                .isEqualTo("wine_quality_white");
    }

    @Test
    void aGeneratedDatasetIsLookedIntoAtOnce() {
        select("spirals");

        DatasetLook look = picker.look().get().orElseThrow();
        assertThat(look.histogram().bars()).hasSize(3);
        assertThat(look.histogram().bars().stream().mapToLong(bar -> bar.rows()).sum())
                .isEqualTo(2000);
        assertThat(look.firstRows()).hasSize(8).allSatisfy(row -> assertThat(row).hasSize(3));
        assertThat(picker.looking().get()).isFalse();
    }

    @Test
    void aDatasetThatWouldBeDownloadedWaitsUntilItIsAskedFor() {
        select("mnist");
        assertThat(picker.look().get()).isEmpty();
        assertThat(picker.problem().get()).isEmpty();

        picker.lookInside();
        fixture.tasks.passTime();

        assertThat(picker.problem().get()).contains("no network");
        assertThat(picker.looking().get()).isFalse();
    }

    @Test
    void aDownloadTellsHowFarItIsAndCanBeCancelled() {
        List<Double> seen = new ArrayList<>();
        picker.downloaded().addListener((property, before, now) -> seen.add(now.doubleValue()));
        duringDownload =
                progress -> {
                    progress.downloaded("mnist", 10, 1000);
                    progress.downloaded("mnist", 14, 1000);
                    progress.downloaded("mnist", 500, 1000);
                    fixture.tasks.passTime();
                    picker.cancel();
                    progress.downloaded("mnist", 900, 1000);
                    fixture.tasks.passTime();
                    assertThat(progress.isCancelled()).isTrue();
                };
        select("mnist");

        picker.lookInside();
        fixture.tasks.passTime();

        assertThat(seen).containsExactly(0.01, 0.5);
        assertThat(picker.looking().get()).isFalse();
        assertThat(picker.problem().get()).isEmpty();
        assertThat(picker.look().get()).isEmpty();
    }

    @Test
    void aCheckedDatasetIsInTheSweep() {
        picker.toggle("mnist");
        assertThat(compose.axis(Hyperparameters.DATASET).selected().get()).containsExactly("mnist");

        picker.toggle("mnist");
        assertThat(picker.chosen().get()).isEmpty();
    }

    @Test
    void aFileIsAddedLookedIntoAndShownAsItIsWritten() throws IOException {
        StringBuilder text = new StringBuilder("colour,weight,size,target\n");
        List<String> colours = List.of("red", "green", "blue");
        for (int row = 0; row < 60; row++) {
            text.append(colours.get(row % 3))
                    .append(',')
                    .append(row * 0.5)
                    .append(",7,")
                    .append(row % 2 == 0 ? "yes" : "no")
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("fruit.csv"), text);

        picker.addFile(file);
        fixture.tasks.passTime();

        assertThat(picker.chosen().get()).containsExactly(file.toString());
        DatasetLook look = picker.look().get().orElseThrow();
        assertThat(look.firstRows().get(1)).containsExactly("green", "0.5", "7", "no");
        assertThat(look.firstRows().get(2)).containsExactly("blue", "1", "7", "yes");
        assertThat(look.description().features().stream().map(DatasetLook::words))
                .satisfiesExactly(
                        colour -> assertThat(colour).isEqualTo("one-hot, 3 values"),
                        weight -> assertThat(weight).isEqualTo("scaled from 0 … 29.5 to 0 … 1"),
                        size -> assertThat(size).isEqualTo("one value, left out"));
    }

    @Test
    void aFileThatCannotBeUsedIsToldAndNotInTheSweep() throws IOException {
        Path file = Files.writeString(folder.resolve("empty.csv"), "");

        picker.addFile(file);
        fixture.tasks.passTime();

        assertThat(picker.problem().get()).contains("empty.csv");
        assertThat(picker.chosen().get()).isEmpty();
    }

    /** The engine's catalog, on a computer that is not online. */
    private final class CatalogWithoutNetwork implements DatasetInspector {
        private final DatasetCatalog catalog;

        CatalogWithoutNetwork(Path cache) {
            catalog =
                    new DatasetCatalog(
                            List.of(),
                            cache,
                            new PmlbDownloader(
                                    PmlbDownloader.PUBLISHED,
                                    PmlbDownloader.Retry.PATIENT,
                                    DownloadProgress.SILENT));
        }

        @Override
        public DatasetFacts facts(String dataset) {
            return catalog.facts(dataset);
        }

        @Override
        public DatasetLocation locate(String dataset) {
            return catalog.locate(dataset);
        }

        @Override
        public DatasetLook look(String dataset, DownloadProgress progress) {
            if (locate(dataset) instanceof DatasetLocation.ToDownload) {
                duringDownload.accept(progress);
                throw new IllegalStateException(
                        progress.isCancelled() ? "it was cancelled" : "no network");
            }
            return DatasetLook.of(catalog.describe(dataset), catalog.prepare(dataset));
        }
    }
}
