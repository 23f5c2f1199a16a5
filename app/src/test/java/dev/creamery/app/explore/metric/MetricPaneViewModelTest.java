package dev.creamery.app.explore.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.app.chart.plot.MetricForm;
import dev.creamery.app.chart.plot.MetricSeries;
import dev.creamery.app.chart.plot.MetricSet;
import dev.creamery.app.explore.PanesFixture;
import dev.creamery.app.explore.filter.FacetsViewModel;
import dev.creamery.app.explore.widget.Emptiness;
import dev.creamery.app.explore.widget.MetricKind;
import dev.creamery.engine.query.ColumnType;
import dev.creamery.engine.query.Facet;
import dev.creamery.engine.query.Measurement;
import dev.creamery.engine.query.Rows;
import dev.creamery.engine.train.Statistic;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class MetricPaneViewModelTest {

    @TempDir private Path folder;
    private PanesFixture study;
    private MetricPaneViewModel pane;

    @BeforeEach
    void open() throws Exception {
        study = new PanesFixture(folder, 12);
        pane = new MetricPaneViewModel(study.tab);
        pane.drawing().shown();
        study.settle();
    }

    @AfterEach
    void close() {
        study.close();
    }

    private MetricSet set() {
        return pane.drawing().answer().get().set();
    }

    @Test
    void bestValuesAreScatteredBySeriesAndTheMissingOneIsTold() {
        assertThat(set().series().stream().map(MetricSeries::name))
                .containsExactly("rectangle", "trapezoid");
        MetricSeries rectangle = set().series().getFirst();
        assertThat(rectangle.ys()).containsExactlyInAnyOrder(3.5, 5.5, 7.5, 9.5, 11.5, 13.5);
        assertThat(set().series().get(1).ys()).hasSize(5);
        assertThat(pane.drawing().note().get()).isEqualTo("11 of 12 experiments; 1 lacks a value");
        for (int i = 0; i < 6; i++) {
            if (rectangle.keys()[i] == study.key(5)) {
                assertThat(rectangle.xs()[i]).isEqualTo(29);
                assertThat(rectangle.ys()[i]).isEqualTo(7.5);
            }
        }
    }

    @Test
    void theSliderChoosesTheEpoch() {
        pane.drawing().metric().kind().set(MetricKind.AT_EPOCH);
        assertThat(pane.drawing().metric().epochs().get()).containsExactly(1, 2, 3, 4);
        assertThat(pane.drawing().metric().epoch()).isEqualTo(4);
        pane.drawing().metric().place().set(1);
        study.filter("experiment_id = 2");
        // 2 + 10 / 2.
        assertThat(set().series().getFirst().ys()).containsExactly(7);
        assertThat(set().y().label()).isEqualTo("Test loss at epoch 2 (median)");
    }

    @Test
    void playingGoesThroughAllEpochsAndStopsAtTheLast() {
        pane.drawing().metric().kind().set(MetricKind.AT_EPOCH);
        study.filter("experiment_id = 10");
        pane.drawing().metric().playing().set(true);
        List<Double> seen = new java.util.ArrayList<>();
        pane.drawing()
                .answer()
                .addListener(
                        (property, before, now) -> seen.add(now.set().series().getFirst().ys()[0]));
        for (int i = 0; i < 12; i++) {
            study.settle();
        }
        assertThat(seen).containsExactly(20.0, 15.0, (double) (10 + 10 / 3f), 12.5);
        assertThat(pane.drawing().metric().playing().get()).isFalse();
    }

    @Test
    void smallMultiplesShareTheirSeriesAndTheirAxes() {
        pane.panel().set("depth");
        study.settle();
        assertThat(set().panels()).containsExactly("Depth 2", "Depth 3", "Depth 4");
        // Depth 2: ids 1, 7 are rectangles, 4, 10 trapezoids; 2.5 more is the best loss.
        assertThat(ys(0, "rectangle")).containsExactlyInAnyOrder(3.5, 9.5);
        assertThat(ys(0, "trapezoid")).containsExactlyInAnyOrder(6.5, 12.5);
        assertThat(ys(2, "rectangle")).containsExactlyInAnyOrder(5.5, 11.5);
        assertThat(pane.drawing().answer().get().title()).endsWith("by shape, per depth");
        pane.form().set(MetricForm.LINE);
        study.settle();
        assertThat(ys(0, "rectangle")).as("points behind").hasSize(2);
        assertThat(set().series().getFirst().boxes()).isNotEmpty();
        pane.form().set(MetricForm.BOX);
        pane.x().set("shape");
        study.settle();
        assertThat(set().panels()).hasSize(3);
        assertThat(set().x().names()).containsExactly("rectangle", "trapezoid");
    }

    private double[] ys(int panel, String name) {
        return set().series().stream()
                .filter(one -> one.panel() == panel && one.name().equals(name))
                .findFirst()
                .orElseThrow()
                .ys();
    }

    @Test
    void dataSetsAreApartUntilSomebodyChoosesOtherwise() {
        Facet datasets =
                new Facet(
                        "dataset",
                        "Dataset",
                        ColumnType.TEXT,
                        List.of("a", "b"),
                        new long[] {6, 6},
                        2,
                        Double.NaN,
                        Double.NaN);
        study.tab.setFacets(List.of(datasets), 12);
        assertThat(pane.panel().get()).isEqualTo("dataset");
        pane.panel().set("");
        study.tab.setFacets(List.of(datasets, datasets), 12);
        assertThat(pane.panel().get()).isEmpty();
        MetricPaneViewModel saved = new MetricPaneViewModel(study.tab);
        assertThat(saved.panel().get()).isEqualTo("dataset");
        saved.restore(Map.of("x", "size", "series", "depth", "panel", ""));
        assertThat(saved.panel().get()).isEmpty();
    }

    @Test
    void boxesAreMadeOverEqualSizes() {
        pane.x().set("depth");
        pane.series().set("");
        pane.form().set(MetricForm.BOX);
        study.settle();
        MetricSeries all = set().series().getFirst();
        assertThat(all.name()).isEqualTo("All experiments");
        // Depth 2: ids 1, 4, 7, 10, plus 2.5; depth 3 lacks the best value of id 2.
        assertThat(all.boxes().getFirst().median()).isEqualTo(8);
        assertThat(all.boxes().getFirst().min()).isEqualTo(3.5);
        assertThat(all.boxes().getFirst().q1()).isEqualTo(5.75);
        assertThat(all.boxes().getFirst().count()).isEqualTo(4);
        assertThat(all.boxes().get(1).count()).isEqualTo(3);
    }

    @Test
    void linesHaveFewPointsBehindThem() {
        pane.form().set(MetricForm.LINE);
        study.settle();
        assertThat(pane.drawing().answer().get().form()).isEqualTo(MetricForm.LINE);
        assertThat(set().series().getFirst().xs()).hasSize(6);
        // Of odd ids: 25 (1); 29 (5, 9); 125 (3, 7, 11).
        assertThat(set().series().getFirst().boxes())
                .extracting(box -> box.x() + " " + box.median())
                .containsExactly("25.0 3.5", "29.0 9.5", "125.0 9.5");
    }

    @Test
    void categoriesAreDrawnAsBoxesWhateverTheForm() {
        pane.x().set("shape");
        pane.series().set("");
        study.settle();
        assertThat(pane.drawing().answer().get().form()).isEqualTo(MetricForm.BOX);
        assertThat(set().x().names()).containsExactly("rectangle", "trapezoid");
        assertThat(set().series().getFirst().boxes().getFirst().count()).isEqualTo(6);
    }

    @Test
    void whatTheDataLackIsSaidInPlaceOfTheChart() {
        study.tab.measurement().set(new Measurement(Rows.TEST, Statistic.ACCURACY));
        study.settle();
        assertThat(pane.drawing().emptiness().get().text())
                .contains("test_accuracy_max_value_median");
        assertThat(set().series()).isEmpty();
        study.tab.measurement().set(Measurement.TEST_LOSS);
        study.settle();
        assertThat(pane.drawing().emptiness().get().text()).isEmpty();
        assertThat(set().series()).hasSize(2);
    }

    @Test
    void experimentsWithoutAValueAreToldFromAFilterThatNoneMeets() {
        FacetsViewModel facets = new FacetsViewModel(study.tab);
        facets.setShown(true);
        study.filter("experiment_id = 2");
        Emptiness why = pane.drawing().emptiness().get();
        assertThat(why.text()).startsWith("The only experiment of the filter has no value here");
        assertThat(why.cure()).isEqualTo(Emptiness.Cure.NONE);
        study.filter("experiment_id = 99");
        assertThat(pane.drawing().emptiness().get().cure()).isEqualTo(Emptiness.Cure.CLEAR_FILTER);
    }

    @Test
    void moreSeriesThanCanBeToldApartAreNotDrawnButSaid() throws Exception {
        try (PanesFixture many = new PanesFixture(folder.resolve("many"), 200)) {
            MetricPaneViewModel of = new MetricPaneViewModel(many.tab);
            of.series().set("experiment_id");
            of.drawing().shown();
            many.settle();
            assertThat(of.drawing().emptiness().get().text())
                    .startsWith("experiment_id has 200 values");
            of.form().set(MetricForm.BOX);
            many.settle();
            assertThat(of.drawing().emptiness().get().text())
                    .contains("choose another column, or filter");
        }
    }

    @Test
    void aHiddenPaneAsksNothingAndShownAgainCatchesUp() {
        pane.drawing().hidden();
        study.filter("experiment_id <= 4");
        assertThat(pane.drawing().note().get()).startsWith("11 of 12");
        pane.drawing().shown();
        study.settle();
        assertThat(pane.drawing().note().get()).startsWith("3 of 4");
    }

    @Test
    void settingsAreRestored() {
        pane.drawing().metric().kind().set(MetricKind.AT_EPOCH);
        pane.drawing().metric().place().set(2);
        pane.x().set("depth");
        pane.series().set("size");
        pane.form().set(MetricForm.BOX);
        Map<String, Object> saved = pane.drawing().save();
        assertThat(saved).containsEntry("epoch", 3).containsEntry("x", "depth");
        MetricPaneViewModel other = new MetricPaneViewModel(study.tab);
        other.restore(saved);
        assertThat(other.drawing().save()).isEqualTo(saved);
        assertThat(other.drawing().metric().epoch()).isEqualTo(3);
    }
}
