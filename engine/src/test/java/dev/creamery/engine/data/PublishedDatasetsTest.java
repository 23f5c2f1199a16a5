package dev.creamery.engine.data;

import static dev.creamery.engine.data.ColumnEncoding.Kind.DROPPED;
import static dev.creamery.engine.data.ColumnEncoding.Kind.ONE_HOT;
import static dev.creamery.engine.data.ColumnEncoding.Kind.SCALED;
import static dev.creamery.engine.data.ColumnEncoding.Kind.TWO_VALUES;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import static java.util.stream.Collectors.toMap;

import dev.creamery.engine.data.TargetHistogram.Bar;
import dev.creamery.engine.sweep.ButterDatasets;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

/** The published files, where they are at hand. Expected values were counted by other means. */
class PublishedDatasetsTest {

    @TempDir Path cache;

    private DatasetCatalog catalog;

    @BeforeEach
    void open() {
        catalog = SharedPmlb.catalog(cache);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "201_pol",
                "529_pollen",
                "537_houses",
                "adult",
                "banana",
                "connect_4",
                "sleep",
                "wine_quality_white"
            })
    void areEncodedAsTheTableSays(String name) {
        PreparedDataset dataset = catalog.prepare(name);

        assertThat(dataset.facts()).isEqualTo(ButterDatasets.named(name).orElseThrow());
        assertThat(outsideOfZeroToOne(dataset.inputs())).isZero();
        assertThat(outsideOfZeroToOne(dataset.targets())).isZero();
    }

    private static int outsideOfZeroToOne(float[] values) {
        int count = 0;
        for (float value : values) {
            count += value >= 0 && value <= 1 ? 0 : 1;
        }
        return count;
    }

    @Test
    void wineQualityIsScaledAndHasSevenClasses() {
        PreparedDataset wine = catalog.prepare("wine_quality_white");

        assertThat(wine.inputs()[0])
                .describedAs("fixed acidity 7, between 3.8 and 14.2")
                .isCloseTo((float) ((7 - 3.8) / (14.2 - 3.8)), within(1e-7f));
        assertThat(java.util.Arrays.copyOf(wine.targets(), 7))
                .describedAs("quality 6 of 3, 4, 5, 6, 7, 8, 9")
                .containsExactly(0, 0, 0, 1, 0, 0, 0);
    }

    @Test
    void bananaLearnsWhetherTheTargetIsThatOfTheFirstRow() {
        PreparedDataset banana = catalog.prepare("banana");

        assertThat(banana.targets()[0]).isEqualTo(1);
        assertThat(banana.targets()[1]).isEqualTo(0);
        assertThat(TargetHistogram.of(banana, catalog.describe("banana").target(), 20).bars())
                .containsExactly(new Bar("-1", 2924), new Bar("1", 2376));
    }

    @Test
    void adultHasColumnsOfEveryKind() {
        var kinds =
                catalog.describe("adult").features().stream()
                        .collect(toMap(ColumnEncoding::column, ColumnEncoding::kind));

        assertThat(kinds)
                .containsEntry("age", SCALED)
                .containsEntry("workclass", ONE_HOT)
                .containsEntry("sex", TWO_VALUES)
                .containsEntry("native-country", SCALED);
    }

    @Test
    void constantColumnsOfPolAreDropped() {
        assertThat(catalog.describe("201_pol").features())
                .filteredOn(column -> column.kind() == DROPPED)
                .hasSize(22);
    }
}
