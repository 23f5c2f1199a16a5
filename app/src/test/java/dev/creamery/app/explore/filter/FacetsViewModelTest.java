package dev.creamery.app.explore.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.app.explore.ExploreSample;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.engine.query.Facet;
import dev.creamery.engine.query.Filter;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class FacetsViewModelTest {

    @TempDir private Path folder;
    private ExploreSample sample;
    private ExploreTab tab;
    private FacetsViewModel facets;

    @BeforeEach
    void open() throws Exception {
        sample = new ExploreSample(folder);
        tab = sample.tab(sample.summaries());
        facets = new FacetsViewModel(tab);
        facets.setShown(true);
        sample.passTime();
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void onlyWhatVariesIsAFacet() {
        assertThat(facets.answer().get().facets().stream().map(Facet::column))
                .containsExactly(
                        "dataset",
                        "shape",
                        "size",
                        "depth",
                        "num_free_parameters",
                        "learning_rate");
        assertThat(facets.answer().get().matching()).isEqualTo(24);
        assertThat(tab.facets().get()).isEqualTo(facets.answer().get().facets());
    }

    @Test
    void takingAValueOutNarrowsTheFilterAndTheOtherCounts() {
        facets.choose(facet("depth"), 3L, false);
        sample.passTime();
        assertThat(tab.filter().get().toText()).isEqualTo("depth IN (2, 4)");
        assertThat(facets.answer().get().matching()).isEqualTo(16);
        assertThat(facet("shape").counts()).containsExactly(8, 8);
        assertThat(facet("depth").counts()).containsExactly(8, 8, 8);
        assertThat(facets.isChosen(facet("depth"), 3L)).isFalse();
    }

    @Test
    void allValuesTogetherAreNoFilter() {
        facets.choose(facet("depth"), 3L, false);
        facets.choose(facet("depth"), 3L, true);
        assertThat(tab.filter().get()).isEqualTo(Filter.NONE);
    }

    @Test
    void oneValueAloneAndBack() {
        facets.chooseOnly(facet("dataset"), "b");
        assertThat(tab.filter().get().toText()).isEqualTo("dataset = 'b'");
        facets.chooseOnly(facet("dataset"), "a");
        assertThat(tab.filter().get().toText()).isEqualTo("dataset = 'a'");
        facets.chooseOnly(facet("dataset"), "a");
        assertThat(tab.filter().get()).isEqualTo(Filter.NONE);
    }

    @Test
    void aRangeHasNoEndWhereItReachesTheEnd() {
        facets.chooseRange(facet("size"), 300, 400);
        assertThat(tab.filter().get().toText()).isEqualTo("size >= 300");
        assertThat(facets.range(facet("size"))).containsExactly(300, 400);
        facets.chooseRange(facet("size"), 200, 400);
        assertThat(tab.filter().get()).isEqualTo(Filter.NONE);
    }

    @Test
    void clearingAFacetLeavesTheOthers() {
        facets.chooseOnly(facet("dataset"), "b");
        facets.chooseOnly(facet("depth"), 2L);
        facets.clear(facet("dataset"));
        assertThat(tab.filter().get().toText()).isEqualTo("depth = 2");
        facets.clearAll();
        assertThat(tab.filter().get()).isEqualTo(Filter.NONE);
    }

    private Facet facet(String column) {
        return facets.answer().get().facets().stream()
                .filter(facet -> facet.column().equals(column))
                .findFirst()
                .orElseThrow();
    }
}
