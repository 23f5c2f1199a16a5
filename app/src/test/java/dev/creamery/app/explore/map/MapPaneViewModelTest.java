package dev.creamery.app.explore.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.creamery.app.chart.plot.MapForm;
import dev.creamery.app.chart.plot.MapPanel;
import dev.creamery.app.chart.plot.MapSet;
import dev.creamery.app.chart.plot.Scale;
import dev.creamery.app.chart.plot.ScaleKind;
import dev.creamery.app.explore.PanesFixture;
import dev.creamery.app.explore.filter.FacetsViewModel;
import dev.creamery.app.explore.widget.Emptiness;
import dev.creamery.app.explore.widget.MetricKind;
import dev.creamery.engine.query.Aggregate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class MapPaneViewModelTest {

    @TempDir private Path folder;
    private PanesFixture study;
    private MapPaneViewModel pane;

    @BeforeEach
    void open() throws Exception {
        study = new PanesFixture(folder, 24);
        pane = new MapPaneViewModel(study.tab);
        pane.drawing().shown();
        study.settle();
    }

    @AfterEach
    void close() {
        study.close();
    }

    private List<MapPanel> panels() {
        return pane.drawing().answer().get().set().panels();
    }

    @Test
    void theBestLossIsMappedOverSizeAndDepthAMapPerShape() {
        assertThat(panels()).extracting(MapPanel::title).containsExactly("rectangle", "trapezoid");
        MapPanel rectangle = panels().getFirst();
        MapSet set = pane.drawing().answer().get().set();
        assertThat(set.x().names()).containsExactly("2⁵", "2⁶", "2⁷", "2⁸");
        assertThat(set.y().names()).containsExactly("2", "3", "4");
        // Size 32 and depth 2: ids 1 and 13, plus 2.5. Sizes 64 and 256 have even ids only.
        assertThat(rectangle.values()[0]).isEqualTo(9.5);
        assertThat(rectangle.members()[0]).isEqualTo(2);
        assertThat(rectangle.values()[1]).isNaN();
        assertThat(pane.drawing().answer().get().set().x().kind()).isEqualTo(ScaleKind.LINEAR);
        assertThat(pane.drawing().note().get())
                .startsWith("23 of 24 experiments; a cell is the median")
                .contains("1 lacks a value")
                .endsWith("2 maps share one scale of colours");
    }

    @Test
    void cellsAreAlikeWhateverTheirValuesAndContoursLieWhereTheyAre() {
        study.filter("size <> 64");
        assertThat(panels().getFirst().xs()).containsExactly(0, 1, 2);
        assertThat(pane.drawing().answer().get().set().x().names())
                .containsExactly("2⁵", "2⁷", "2⁸");
        pane.form().set(MapForm.CONTOURS);
        study.settle();
        assertThat(panels().getFirst().xs()).containsExactly(32, 128, 256);
        assertThat(pane.drawing().answer().get().set().x().names()).isEmpty();
    }

    @Test
    void theEpochSliderMapsTheValueThere() {
        pane.drawing().metric().kind().set(MetricKind.AT_EPOCH);
        pane.drawing().metric().place().set(0);
        study.filter("experiment_id = 1");
        assertThat(panels().getFirst().values()).containsExactly(11);
        assertThat(pane.drawing().answer().get().set().colors())
                .isEqualTo("Test loss at epoch 1 (median)");
    }

    @Test
    void whileEpochsArePlayedAColourGoesOnMeaningTheSame() {
        pane.drawing().metric().kind().set(MetricKind.AT_EPOCH);
        study.filter("experiment_id IN (1, 5)");
        pane.drawing().metric().playing().set(true);
        for (int i = 0; i < 12; i++) {
            study.settle();
        }
        assertThat(pane.drawing().metric().epoch()).isEqualTo(4);
        // From 1 + 10 / 4, at the last epoch, to 5 + 10, at the first.
        assertThat(pane.drawing().answer().get().set().range().min()).isCloseTo(3.5, within(1e-6));
        assertThat(pane.drawing().answer().get().set().range().max()).isCloseTo(15, within(1e-6));
    }

    @Test
    void lossMapsGoOverParametersAndEpochs() {
        pane.kind().set(MapKind.EPOCHS);
        pane.panel().set("");
        study.filter("experiment_id IN (1, 5)");
        MapPanel map = panels().getFirst();
        assertThat(map.xs()).containsExactly(25, 29);
        assertThat(map.ys()).containsExactly(1, 2, 3, 4);
        assertThat(map.values()).startsWith(11, 15, 6, 10).endsWith(3.5, 7.5);
        assertThat(pane.drawing().note().get()).startsWith("2 of 2 experiments");
    }

    @Test
    void cellsShowHowFarTheirExperimentsLieApart() {
        pane.over().set(Aggregate.QUARTILE_RANGE);
        study.settle();
        // Size 32 and depth 2: the bests of ids 1 and 13 are 12 apart, their quartiles 6.
        assertThat(panels().getFirst().values()[0]).isEqualTo(6);
        assertThat(pane.drawing().note().get()).contains("a cell is q3 − q1 of its experiments");
        assertThat(pane.drawing().answer().get().title())
                .isEqualTo("q3 − q1 of the best test loss over size and depth, per shape");
    }

    @Test
    void epochsToReachTheBestAreMappedWithinAMargin() {
        pane.value().set(CellValue.EPOCHS_TO_REACH);
        pane.margin().set(.5);
        study.filter("experiment_id = 1");
        // 11, 6, 4.33, 3.5: within half of 3.5 more than it is 5.25.
        assertThat(panels().getFirst().values()).containsExactly(3);
        pane.margin().set(.01);
        study.settle();
        assertThat(panels().getFirst().values()).containsExactly(4);
        assertThat(pane.drawing().answer().get().title())
                .startsWith("Epochs until the test loss is within 1 % of its best");
    }

    @Test
    void repetitionsAreCounted() {
        pane.value().set(CellValue.REPETITIONS);
        pane.panel().set("");
        study.filter("depth = 2");
        // Of depth 2 are the ids 1, 4, 7, …, 22: eight, two of each size, with three runs each.
        assertThat(panels().getFirst().values()).containsExactly(6, 6, 6, 6);
    }

    @Test
    void twoValuesOfAColumnAreCompared() {
        pane.panel().set("");
        FacetsViewModel facets = new FacetsViewModel(study.tab);
        facets.setShown(true);
        study.settle();
        pane.y().set("shape");
        pane.contrast().column().set("depth");
        study.settle();
        assertThat(pane.contrast().values()).containsExactly("2", "3", "4");
        // Size 32 are ids 1, 5, 9, 13, 17, 21, all rectangles; of depth 4 are 9 and 21, of depth 2
        // 1 and 13: 17.5 − 9.5.
        assertThat(panels().getFirst().values()[0]).isEqualTo(8);
        Scale colors = pane.drawing().answer().get().set().range();
        assertThat(colors.min()).isEqualTo(-colors.max());
        pane.contrast().form().set(Contrast.Form.RATIO);
        study.settle();
        assertThat(panels().getFirst().values()[0]).isCloseTo(17.5 / 9.5, within(1e-6));
        assertThat(pane.drawing().answer().get().title()).endsWith(": depth 4 ÷ 2");
    }

    @Test
    void aClickOnACellSelectsItsBestExperiments() {
        pane.select(0, 0, 0);
        study.settle();
        assertThat(study.tab.selected().get())
                .containsExactlyInAnyOrder(study.key(1), study.key(13));
    }

    @Test
    void moreMapsThanCanBeToldApartAreNotDrawnButSaid() throws Exception {
        try (PanesFixture many = new PanesFixture(folder.resolve("many"), 200)) {
            MapPaneViewModel of = new MapPaneViewModel(many.tab);
            of.panel().set("experiment_id");
            of.drawing().shown();
            many.settle();
            assertThat(of.drawing().emptiness().get().text())
                    .startsWith("experiment_id has 200 values, and maps");
            of.x().set("experiment_id");
            of.y().set("experiment_id");
            many.settle();
            assertThat(of.drawing().emptiness().get().text())
                    .contains("200 × 200 values are 8000000 cells");
        }
    }

    @Test
    void nothingToShowIsSaid() {
        study.filter("depth = 99");
        assertThat(pane.drawing().emptiness().get().text())
                .isEqualTo("No experiment meets the filter");
        study.filter("");
        assertThat(pane.drawing().emptiness().get().text()).isEmpty();
    }

    @Test
    void whoSeesNothingIsToldWhatToClear() {
        FacetsViewModel facets = new FacetsViewModel(study.tab);
        facets.setShown(true);
        study.filter("depth = 99");
        Emptiness why = pane.drawing().emptiness().get();
        assertThat(why.text()).isEqualTo("None of the 24 experiments meets the filter");
        assertThat(why.cure()).isEqualTo(Emptiness.Cure.CLEAR_FILTER);
        pane.drawing().cure(why);
        study.settle();
        assertThat(pane.drawing().emptiness().get()).isEqualTo(Emptiness.NONE);
        assertThat(panels()).hasSize(2);
    }

    @Test
    void settingsAreRestored() {
        pane.kind().set(MapKind.EPOCHS);
        pane.x().set("num_free_parameters");
        pane.panel().set("depth");
        pane.colors().set(ScaleKind.LINEAR);
        Map<String, Object> saved = pane.drawing().save();
        MapPaneViewModel other = new MapPaneViewModel(study.tab);
        other.restore(saved);
        assertThat(other.drawing().save()).isEqualTo(saved);
        assertThat(saved).containsEntry("panel", "depth").containsEntry("kind", "EPOCHS");
    }
}
