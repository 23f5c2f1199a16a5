package dev.creamery.app.explore.curve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.app.chart.plot.Curve;
import dev.creamery.app.chart.plot.CurveSet;
import dev.creamery.app.explore.ExploreSample;
import dev.creamery.app.explore.filter.FacetsViewModel;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.Filter;
import dev.creamery.engine.query.Over;
import dev.creamery.engine.query.TablePage;
import dev.creamery.engine.query.TableQuery;
import dev.creamery.engine.train.Statistic;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Curves of the sample, whose values can be computed by hand. */
class CurvesViewModelTest {

    @TempDir private Path folder;
    private ExploreSample sample;
    private ExploreTab tab;
    private CurvesViewModel curves;

    @BeforeEach
    void prepare() {
        sample = new ExploreSample(folder);
    }

    @AfterEach
    void close() {
        sample.close();
    }

    private void open(Path source) throws Exception {
        tab = sample.tab(source);
        FacetsViewModel facets = new FacetsViewModel(tab);
        curves = new CurvesViewModel(tab);
        facets.setShown(true);
        curves.shown();
        sample.passTime();
    }

    @Test
    void shapesAreToldApartAndDatasetsKeptApartUntilAPersonChooses() throws Exception {
        open(sample.summaries());
        assertThat(curves.settings().get().colour()).isEqualTo("shape");
        assertThat(curves.settings().get().panels()).isEqualTo("dataset");
        assertThat(answer().set().series()).containsExactly("rectangle", "trapezoid");
        assertThat(answer().set().panels()).containsExactly("a", "b");
        curves.change(now -> now.withPanels(""));
        sample.passTime();
        assertThat(answer().set().panels()).containsExactly("");
    }

    @Test
    void bandsAreMedianAndQuartilesOfTheMembers() throws Exception {
        open(sample.summaries());
        // Data set a, rectangle: ids 1 to 6, so id's median is 3.5, its quartiles 2.25 and 4.75.
        Curve curve = curve("rectangle", 0);
        assertThat(curve.xs()[0]).isEqualTo(1);
        assertThat(curve.ys()[0]).isEqualTo(3.5 + 10);
        assertThat(curve.ys()[19]).isEqualTo(3.5 + .5);
        Curve.Band band = Objects.requireNonNull(curve.band());
        assertThat(band.low()[0]).isEqualTo(2.25 + 10);
        assertThat(band.high()[0]).isEqualTo(4.75 + 10);
        assertThat(curve.runs()[0]).isEqualTo(18);
        assertThat(answer().badge()).isEqualTo("24 experiments in 4 groups");
        assertThat(answer().note())
                .isEqualTo(
                        "Median and quartiles over the medians of 24 experiments (72 repetitions)");
    }

    @Test
    void theFilterIsObeyed() throws Exception {
        open(sample.summaries());
        tab.setFilter(Filter.of("dataset = 'b' AND depth = 2"));
        sample.passTime();
        assertThat(answer().set().panels()).containsExactly("b");
        // Ids 13 and 14.
        assertThat(curve("rectangle", 0).ys()[0]).isEqualTo(13.5 + 10);
        assertThat(answer().badge()).isEqualTo("4 experiments in 2 groups");
    }

    @Test
    void linesAreExperiments() throws Exception {
        open(sample.summaries());
        curves.change(now -> now.withForm(CurveForm.LINES));
        sample.passTime();
        assertThat(answer().set().curves()).hasSize(24);
        Curve seventh =
                answer().set().curves().stream()
                        .filter(curve -> curve.name().equals("Experiment 7"))
                        .findFirst()
                        .orElseThrow();
        assertThat(seventh.series()).isEqualTo("trapezoid");
        assertThat(seventh.ys()[9]).isEqualTo(8);
        assertThat(seventh.runs()[9]).isEqualTo(3);
        assertThat(answer().note())
                .isEqualTo("Each line is the median over an experiment's repetitions");
    }

    @Test
    void whatIsNotDrawnIsSaid() throws Exception {
        open(sample.many());
        curves.change(now -> now.withForm(CurveForm.LINES));
        sample.passTime();
        assertThat(answer().set().curves()).hasSize(200);
        assertThat(answer().note())
                .contains("200 of 250 curves drawn; narrow the filter or show bands");
    }

    @Test
    void selectedExperimentsAreDrawnWhateverElseIsLeftOut() throws Exception {
        open(sample.many());
        curves.change(now -> now.withForm(CurveForm.LINES));
        TablePage last =
                new TableQuery(tab.source().index())
                        .page(
                                new TableQuery.Request(
                                        Filter.NONE,
                                        List.of("experiment_id"),
                                        "",
                                        List.of(),
                                        249,
                                        1),
                                new Cancellation());
        tab.select(List.of(last.keys()[0]));
        sample.passTime();
        assertThat(answer().set().curves()).hasSize(201);
        assertThat(answer().set().curves().getLast().name()).isEqualTo("Experiment 249");
        assertThat(LineReader.key(answer().set().curves().getLast().id())).hasValue(last.keys()[0]);
        assertThat(answer().note()).contains("200 of 250 curves drawn, and the selected ones");
    }

    @Test
    void selectedExperimentsAreDrawnAmongTheBandsOfTheirGroups() throws Exception {
        open(sample.summaries());
        TablePage page =
                new TableQuery(tab.source().index())
                        .page(
                                new TableQuery.Request(
                                        Filter.of("experiment_id = 15"),
                                        List.of(),
                                        "",
                                        List.of(),
                                        0,
                                        1),
                                new Cancellation());
        tab.select(List.of(page.keys()[0]));
        sample.passTime();
        CurveSet set =
                CurveAssembly.among(answer().set(), answer().question(), curves.selected().get());
        assertThat(set.curves()).hasSize(answer().set().curves().size() + 1);
        Curve drawn = set.curves().getLast();
        assertThat(drawn.name()).isEqualTo("Experiment 15");
        assertThat(drawn.series()).isEqualTo("rectangle");
        assertThat(set.panels().get(drawn.panel())).isEqualTo("b");
        assertThat(drawn.ys()[0]).isEqualTo(25);
        tab.select(List.of());
        sample.passTime();
        assertThat(curves.selected().get()).isEmpty();
    }

    @Test
    void testAndTrainTogether() throws Exception {
        open(sample.summaries());
        curves.setRows(MeasuredOn.BOTH);
        sample.passTime();
        assertThat(answer().set().series())
                .containsExactly(
                        "rectangle · test",
                        "rectangle · train",
                        "trapezoid · test",
                        "trapezoid · train");
        // Training loss is id / epoch.
        assertThat(curve("rectangle · train", 0).ys()[1]).isEqualTo(3.5 / 2);
    }

    @Test
    void aStatisticThatIsNotRecordedIsSaid() throws Exception {
        open(sample.summaries());
        assertThat(curves.statistics()).containsExactly(Statistic.LOSS);
        curves.setStatistic(Statistic.HINGE);
        sample.passTime();
        assertThat(answer().set().curves()).isEmpty();
        assertThat(answer().note()).isEqualTo("test_hinge is not recorded in this data");
    }

    @Test
    void effortIsEpochTimesParameters() throws Exception {
        open(sample.summaries());
        curves.change(now -> now.withForm(CurveForm.LINES).withEffort(true));
        sample.passTime();
        Curve first = answer().set().curves().getFirst();
        assertThat(first.name()).isEqualTo("Experiment 1");
        assertThat(first.xs()[0]).isEqualTo(200);
        assertThat(first.xs()[19]).isEqualTo(4000);
    }

    @Test
    void runsOfTheSelectedExperimentsAreLines() throws Exception {
        open(sample.repetitions());
        curves.change(now -> now.withForm(CurveForm.RUNS));
        sample.passTime();
        assertThat(answer().set().curves()).isEmpty();
        assertThat(answer().note()).startsWith("Select experiments in the table");
        tab.setFilter(Filter.of("experiment_id = 5"));
        sample.passTime();
        assertThat(answer().set().curves().stream().map(curve -> curve.ys()[0]))
                .containsExactlyInAnyOrder(14.75, 15.0, 15.25);
        assertThat(answer().note())
                .isEqualTo("Each line is one repetition: 3 runs of 1 experiment");
    }

    @Test
    void summariesAloneHaveNoRuns() throws Exception {
        open(sample.summaries());
        curves.change(now -> now.withForm(CurveForm.RUNS));
        sample.passTime();
        assertThat(answer().note()).contains("summaries only");
    }

    @Test
    void bandsOverAllRepetitionsSaySo() throws Exception {
        open(sample.repetitions());
        curves.change(now -> now.withOver(Over.REPETITIONS).withColour("dataset").withPanels(""));
        sample.passTime();
        assertThat(answer().note())
                .isEqualTo("Median and quartiles over all 72 repetitions of 24 experiments");
        // Ids 1 to 12, each with −1/4, 0 and 1/4: the median lies at 6.5.
        assertThat(curve("a", 0).ys()[0]).isEqualTo(6.5 + 10);
    }

    @Test
    void whatWasSavedIsRestored() throws Exception {
        open(sample.summaries());
        curves.change(
                now ->
                        now.withForm(CurveForm.LINES)
                                .withColour("depth")
                                .withPanels("")
                                .withEffort(true));
        Map<String, Object> saved = curves.save();
        CurvesViewModel other = new CurvesViewModel(tab);
        other.restore(saved);
        assertThat(other.settings().get()).isEqualTo(curves.settings().get());
        other.restore(Map.of("form", "no such form", "colour", 7));
        assertThat(other.settings().get().form()).isEqualTo(CurveForm.LINES);
        assertThat(other.settings().get().colour()).isEqualTo("depth");
    }

    private CurveAnswer answer() {
        return curves.answer().get().orElseThrow();
    }

    private Curve curve(String series, int panel) {
        List<Curve> found =
                answer().set().curves().stream()
                        .filter(curve -> curve.series().equals(series) && curve.panel() == panel)
                        .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
