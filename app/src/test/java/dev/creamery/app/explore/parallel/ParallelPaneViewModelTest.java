package dev.creamery.app.explore.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.app.chart.plot.Brush;
import dev.creamery.app.chart.plot.ParallelAxis;
import dev.creamery.app.chart.plot.ParallelSet;
import dev.creamery.app.explore.PanesFixture;
import dev.creamery.app.explore.widget.MetricKind;
import dev.creamery.engine.query.FacetSelection;
import dev.creamery.engine.query.Filter;
import dev.creamery.engine.query.ParallelQuery;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class ParallelPaneViewModelTest {

    @TempDir private Path folder;
    private PanesFixture study;
    private ParallelPaneViewModel pane;

    @BeforeEach
    void open() throws Exception {
        study = new PanesFixture(folder, 24);
        pane = new ParallelPaneViewModel(study.tab);
        pane.drawing().shown();
        study.settle();
    }

    @AfterEach
    void close() {
        study.close();
    }

    private ParallelSet set() {
        return pane.drawing().answer().get().set();
    }

    private int axis(String name) {
        return set().axes().stream().map(ParallelAxis::name).toList().indexOf(name);
    }

    @Test
    void axesAreWhatVariesAndTheMetric() {
        assertThat(set().axes())
                .extracting(ParallelAxis::name)
                .containsExactly("shape", "size", "depth", "test_loss_min_value_median");
        assertThat(set().lines()).isEqualTo(24);
        assertThat(pane.drawing().note().get()).isEqualTo("24 of 24 experiments");
        assertThat(set().axes().getFirst().axis().names())
                .containsExactly("rectangle", "trapezoid");
        double[] metric = set().values()[3];
        for (int line = 0; line < metric.length; line++) {
            if (metric[line] == 6.5) { // Experiment 4: a trapezoid of size 256 and depth 2.
                assertThat(set().values()[0][line]).isEqualTo(1);
                assertThat(set().values()[1][line]).isEqualTo(256);
                assertThat(set().values()[2][line]).isEqualTo(2);
            }
        }
        assertThat(metric).contains(3.5, 6.5, Double.NaN);
    }

    @Test
    void aBrushOfWholeNumbersBecomesARangeOfTheFilter() {
        pane.brushed(List.of(new Brush("depth", 2.2, 3.9)));
        assertThat(study.tab.filter().get().facets())
                .containsEntry("depth", FacetSelection.Range.between(3, 3));
        study.settle();
        // Eight are picked, the other sixteen are drawn faintly.
        assertThat(pane.drawing().answer().get().brushes())
                .containsExactly(new Brush("depth", 3, 3));
        assertThat(set().lines()).isEqualTo(24);
        assertThat(pane.drawing().note().get())
                .isEqualTo("8 of 8 experiments; faintly 16 of those that the brushes leave out");
    }

    @Test
    void aBrushOfCategoriesBecomesTheirValuesAndGoesAgain() {
        pane.brushed(List.of(new Brush("shape", .4, 1.4)));
        assertThat(study.tab.filter().get().facets())
                .containsEntry("shape", FacetSelection.Values.of("trapezoid"));
        study.settle();
        pane.brushed(List.of());
        assertThat(study.tab.filter().get()).isEqualTo(Filter.NONE);
    }

    @Test
    void aBrushOfTheBestValueFiltersByItsColumn() {
        pane.brushed(List.of(new Brush("test_loss_min_value_median", 3.400004, 9.6)));
        study.settle();
        assertThat(study.tab.filter().get().toText()).contains("test_loss_min_value_median");
        // 3.5, 5.5, 6.5, 7.5, 8.5, 9.5: ids 1 and 3 to 7.
        assertThat(pane.drawing().note().get()).startsWith("6 of 6 experiments");
    }

    @Test
    void aValueAtAnEpochCannotBeFilteredByButTheBestValueIsOffered() {
        pane.drawing().metric().kind().set(MetricKind.AT_END);
        study.settle();
        pane.brushed(List.of(new Brush("", 3.00001, 6)));
        assertThat(study.tab.filter().get()).isEqualTo(Filter.NONE);
        assertThat(pane.offer().get().orElseThrow().why())
                .startsWith("Test loss at the last epoch (median) is no column");
        pane.acceptOffer();
        study.settle();
        assertThat(pane.drawing().metric().kind().get()).isEqualTo(MetricKind.AT_BEST);
        assertThat(study.tab.filter().get().facets())
                .containsEntry("test_loss_min_value_median", FacetSelection.Range.between(3, 6));
        assertThat(pane.offer().get()).isEmpty();
        // 3.5 and 5.5: ids 1 and 3.
        assertThat(pane.drawing().note().get()).startsWith("2 of 2 experiments");
    }

    @Test
    void aBrushOfTheSpreadIsOfferedForTheFilterLine() {
        study.filter("experiment_id <= 3");
        pane.drawing().metric().kind().set(MetricKind.BEST_SPREAD);
        study.settle();
        pane.brushed(List.of(new Brush("", .4, .6)));
        pane.acceptOffer();
        assertThat(study.tab.filter().get().expression())
                .isEqualTo(
                        "(experiment_id <= 3) AND test_loss_min_value_q3 -"
                                + " test_loss_min_value_q1 BETWEEN 0.4 AND 0.6");
        study.settle();
        // Ids 1 and 3; the second has no best value.
        assertThat(set().lines()).isEqualTo(2);
    }

    @Test
    void anOfferGoesWithWhatItWasAbout() {
        pane.drawing().metric().kind().set(MetricKind.AT_END);
        study.settle();
        pane.brushed(List.of(new Brush("", 3, 6)));
        study.filter("depth = 2");
        assertThat(pane.offer().get()).isEmpty();
    }

    @Test
    void facetsOfOtherColumnsAreNoBrushes() {
        study.tab.setFilter(
                Filter.of("experiment_id > 4").with("depth", FacetSelection.Values.of(2L, 4L)));
        study.settle();
        assertThat(pane.drawing().answer().get().brushes()).isEmpty();
        assertThat(set().lines()).isEqualTo(13);
        assertThat(set().axes().get(axis("depth")).axis().names()).containsExactly("2", "4");
    }

    @Test
    void theBestAreDrawnWhereThereAreTooMany() throws Exception {
        try (PanesFixture many = new PanesFixture(folder.resolve("many"), 1600)) {
            ParallelPaneViewModel of = new ParallelPaneViewModel(many.tab);
            of.choice().set(ParallelQuery.Choice.BEST);
            of.drawing().shown();
            many.settle();
            assertThat(of.drawing().note().get())
                    .isEqualTo("1\u2009500 of 1\u2009600 experiments, the best ones");
            double[] metric = of.drawing().answer().get().set().values()[3];
            assertThat(metric).hasSize(1500).contains(3.5, 1503.5).doesNotContain(1504.5);
        }
    }

    @Test
    void settingsAreRestored() {
        pane.show("shape", false);
        pane.show("batch_size", true);
        pane.choice().set(ParallelQuery.Choice.BEST);
        Map<String, Object> saved = pane.save();
        ParallelPaneViewModel other = new ParallelPaneViewModel(study.tab);
        other.restore(saved);
        assertThat(other.columns().get()).contains("size", "batch_size").doesNotContain("shape");
        assertThat(other.save()).isEqualTo(saved);
    }
}
