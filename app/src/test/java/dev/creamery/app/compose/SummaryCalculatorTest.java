package dev.creamery.app.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.creamery.app.place.ShapeGrids.Spot;
import dev.creamery.engine.network.Shape;
import dev.creamery.engine.schedule.CostEstimate;
import dev.creamery.engine.schedule.CostModel;
import dev.creamery.engine.sweep.BundledSweeps;
import dev.creamery.engine.sweep.Cube;
import dev.creamery.engine.sweep.Experiment;
import dev.creamery.engine.sweep.Hyperparameters;
import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.sweep.SweepJson;
import dev.creamery.engine.sweep.SweepPlanner;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

class SummaryCalculatorTest {

    private static final CostModel COST = new CostModel(1e-3, 0, 0);

    private static final Circumstances UNKNOWN = new Circumstances(Optional.empty(), 1, Map.of());

    private final SummaryCalculator calculator =
            new SummaryCalculator(new CellPlanner(ComposeFixture.DATASETS));

    /** Compared with the engine's planner, which makes every experiment. */
    @ParameterizedTest
    @ValueSource(strings = {"quick", "30k_epoch_sweep", "label_noise_sweep", "batch_size_sweep"})
    void countsAreThoseOfThePlan(String name) {
        Sweep sweep = new BundledSweeps().named(name).orElseThrow();

        assertCounts(sweep);
    }

    @Test
    void experimentsOfOverlappingCubesCountOnce() {
        Sweep sweep =
                sweep(
                        """
                        {"name": "x", "repetitions": 3, "cubes": [
                          {"dataset": ["mnist", "adult"], "shape": ["rectangle"],
                           "size": [32, 1024, 4096], "depth": [2, 3], "epochs": [10, 20]},
                          {"dataset": ["adult"], "shape": ["rectangle", "trapezoid"],
                           "size": [1024, 8192], "depth": [3, 4], "epochs": [20, 30],
                           "learning_rate": [0.0001, 0.01]},
                          {"dataset": ["adult"], "shape": ["rectangle"],
                           "size": [1024], "depth": [3], "epochs": [20, 5]}]}
                        """);

        assertCounts(sweep);
    }

    private void assertCounts(Sweep sweep) {
        List<PlannedExperiment> plan = new SweepPlanner(ComposeFixture.DATASETS).plan(sweep);
        long valid = plan.stream().filter(PlannedExperiment::isValid).count();
        long epochs =
                plan.stream()
                        .filter(PlannedExperiment::isValid)
                        .mapToLong(planned -> planned.experiment().epochs())
                        .sum();

        SweepSummary summary = calculator.summarize(sweep.cubes(), sweep.repetitions(), UNKNOWN);

        assertThat(summary.experiments()).isEqualTo(plan.size());
        assertThat(summary.invalid()).hasValue(plan.size() - valid);
        assertThat(summary.runs()).isEqualTo(valid * sweep.repetitions());
        assertThat(summary.epochs()).isEqualTo(epochs * sweep.repetitions());
    }

    @Test
    void theMapHasTheShareOfDatasetsWithAValidNetwork() {
        // mnist: 807 parameters are the closest to 1024, 21 % away; adult has 81 inputs.
        Sweep sweep =
                sweep(
                        """
                        {"name": "x", "cubes": [{"dataset": ["mnist", "adult"],
                         "shape": ["rectangle"], "size": [1024, 4096], "depth": [3]}]}
                        """);

        FeasibilityMap map = calculator.summarize(sweep.cubes(), 1, UNKNOWN).map();

        Shape rectangle = map.extent().shapes().getFirst();
        assertShare(map.share(new Spot(rectangle, 1024, 3), Optional.empty()), 1, 2);
        assertShare(map.share(new Spot(rectangle, 1024, 3), Optional.of("mnist")), 0, 1);
        assertShare(map.share(new Spot(rectangle, 4096, 3), Optional.empty()), 2, 2);
        assertShare(map.share(new Spot(rectangle, 4096, 4), Optional.empty()), 0, 0);
    }

    private static void assertShare(FeasibilityMap.Share share, int valid, int present) {
        assertThat(share.valid()).isEqualTo(valid);
        assertThat(share.present()).isEqualTo(present);
    }

    /** The engine adds the cost of every experiment up; the window only of every cell. */
    @ParameterizedTest
    @ValueSource(strings = {"30k_epoch_sweep", "batch_size_sweep", "label_noise_sweep"})
    void theForecastIsTheEnginesEstimate(String name) {
        Sweep sweep = new BundledSweeps().named(name).orElseThrow();
        List<PlannedExperiment> plan = new SweepPlanner(ComposeFixture.DATASETS).plan(sweep);
        CostEstimate truth = CostEstimate.of(plan, sweep.repetitions(), COST, 4);

        Forecast forecast =
                calculator
                        .summarize(
                                sweep.cubes(),
                                sweep.repetitions(),
                                new Circumstances(Optional.of(COST), 4, Map.of()))
                        .forecast()
                        .orElseThrow();

        assertThat(forecast.timed()).isTrue();
        assertThat(forecast.left().time().toMillis())
                .isCloseTo(truth.time().toMillis(), withinPercentage(0.01));
        assertThat(forecast.left().bytes()).isCloseTo(truth.bytes(), withinPercentage(0.01));
    }

    @Test
    void whatIsFinishedIsTakenOffTheForecast() {
        // banana: 4240 rows to train on, 17 minibatches of 256 rows: 17 ms per epoch.
        Sweep sweep =
                sweep(
                        """
                        {"name": "x", "cubes": [{"dataset": ["banana"], "shape": ["rectangle"],
                         "size": [1024, 4096], "depth": [3], "epochs": [100]}]}
                        """);
        List<Experiment> all = sweep.cubes().getFirst().experiments().toList();
        Experiment other =
                sweep(
                                """
                                {"name": "x", "cubes": [{"dataset": ["banana"], "shape": ["rectangle"],
                                 "size": [1024], "depth": [3], "epochs": [7]}]}
                                """)
                        .cubes()
                        .getFirst()
                        .experiments()
                        .findFirst()
                        .orElseThrow();
        Map<Experiment, Integer> finished = Map.of(all.getFirst(), 7, other, 5);

        SweepSummary summary =
                calculator.summarize(
                        sweep.cubes(), 5, new Circumstances(Optional.of(COST), 1, finished));

        Forecast forecast = summary.forecast().orElseThrow();
        assertThat(summary.runs()).isEqualTo(10);
        assertThat(forecast.done()).isEqualTo(5);
        // a quarter more than at best, and 5 s for the launch
        assertThat(forecast.left().time()).isEqualTo(Duration.ofMillis(5 * 125 * 17 + 5000));
        Spot spot = new Spot(all.getFirst().shape(), 1024, 3);
        FeasibilityMap.Share share = summary.map().share(spot, Optional.empty());
        assertThat(share.secondsPerRun()).isCloseTo(1.7, withinPercentage(1e-6));
        assertThat(share.isDone()).isTrue();
    }

    @Test
    void aCapOnTheTimeOfARunKeepsExactlyTheExperimentsThatAreShortEnough() {
        // Only minibatches cost: 1 ms each.
        Sweep sweep =
                sweep(
                        """
                        {"name": "x", "cubes": [{"dataset": ["banana", "adult", "mnist"],
                         "shape": ["rectangle"], "size": [1024, 4096], "depth": [3, 5],
                         "batch_size": [32, 256, 1024], "epochs": [10, 100, 1000],
                         "label_noise": [0, 0.1]}]}
                        """);
        FeasibilityMap map = calculator.summarize(sweep.cubes(), 1, UNKNOWN).map();
        Set<Experiment> wanted = new HashSet<>();
        for (PlannedExperiment planned : new SweepPlanner(ComposeFixture.DATASETS).plan(sweep)) {
            if (!planned.isValid() || COST.secondsPerRun(planned) <= 10) {
                wanted.add(planned.experiment());
            }
        }

        List<Experiment> kept =
                new AffordableCubes(map.cells(), COST, 10)
                        .of(sweep.cubes().getFirst()).stream()
                                .flatMap(draft -> draft.cube().orElseThrow().experiments())
                                .toList();

        assertThat(wanted).hasSizeBetween(20, 200);
        assertThat(kept).hasSameSizeAs(wanted);
        assertThat(new HashSet<>(kept)).isEqualTo(wanted);
    }

    /** What it takes, on any machine: no network is searched twice, and only those that are new. */
    @Test
    void anEditOfTheLargestSweepSearchesNetworksForItsNewCellsAlone() {
        CellPlanner planner = new CellPlanner(ComposeFixture.DATASETS);
        SummaryCalculator following = new SummaryCalculator(planner);
        CubeDraft largest =
                CubeDraft.of(
                        new BundledSweeps()
                                .named("primary_sweep")
                                .orElseThrow()
                                .cubes()
                                .getFirst());
        summarize(following, largest);
        assertThat(planner.searched()).isEqualTo(13 * 8 * 21 * 14);

        CubeDraft fewer = largest.with(Hyperparameters.DEPTH, List.of(2, 3));
        summarize(following, fewer);
        summarize(following, largest.with(Hyperparameters.LEARNING_RATE, List.of(0.1f, 0.2f)));
        summarize(following, largest);
        assertThat(planner.searched()).isEqualTo(13 * 8 * 21 * 14);

        summarize(following, fewer.with(Hyperparameters.DEPTH, List.of(2, 3, 11)));
        assertThat(planner.searched()).isEqualTo(13 * 8 * 21 * 15);
    }

    private static void summarize(SummaryCalculator calculator, CubeDraft draft) {
        SweepSummary summary =
                calculator.summarize(
                        List.of(draft.cube().orElseThrow()),
                        30,
                        new Circumstances(Optional.of(COST), 4, Map.of()));
        assertThat(summary.experiments()).isPositive();
    }

    @Test
    void aDatasetThatCannotBeReadIsToldAndTheRestIsCounted() {
        Sweep sweep =
                sweep(
                        """
                        {"name": "x", "repetitions": 2, "cubes": [
                         {"dataset": ["missing.csv", "adult"], "shape": ["rectangle"],
                          "size": [4096], "depth": [3]}]}
                        """);

        SweepSummary summary = calculator.summarize(sweep.cubes(), 2, UNKNOWN);

        assertThat(summary.experiments()).isEqualTo(2);
        assertThat(summary.runs()).isEqualTo(2);
        assertThat(summary.problems())
                .containsExactly(Map.entry("missing.csv", "there is no file missing.csv"));
    }

    @Test
    void shapesAreMappedInTheOrderInWhichTheyAreOffered() {
        Sweep sweep =
                sweep(
                        """
                        {"name": "x", "repetitions": 2, "cubes": [
                         {"dataset": ["adult"], "shape": ["wide_first_2x", "rectangle"],
                          "size": [4096], "depth": [3]},
                         {"dataset": ["adult"], "shape": ["exponential", "trapezoid"],
                          "size": [4096], "depth": [3]}]}
                        """);

        SweepSummary summary = calculator.summarize(sweep.cubes(), 2, UNKNOWN);

        assertThat(summary.map().extent().shapes())
                .extracting(Shape::label)
                .containsExactly("rectangle", "trapezoid", "exponential", "wide_first_2x");
    }

    @Test
    void aSweepTooLargeToCheckIsStillCountedAndSaysSo() {
        CubeDraft cube =
                CubeDraft.of(
                                new BundledSweeps()
                                        .named("primary_sweep")
                                        .orElseThrow()
                                        .cubes()
                                        .getFirst())
                        .with(
                                Hyperparameters.SIZE,
                                LongStream.rangeClosed(1, 1000).boxed().toList());

        SweepSummary summary =
                calculator.summarize(List.of(cube.cube().orElseThrow()), 255, UNKNOWN);

        assertThat(summary.experiments()).isEqualTo(13L * 8 * 1000 * 14);
        assertThat(summary.invalid()).isEmpty();
        assertThat(summary.unchecked()).contains("1.46 million", "150");
    }

    @Test
    void countsThatAreTooLargeStopAtTheLargest() {
        assertThat(UnionCount.product(Long.MAX_VALUE / 2, 3)).isEqualTo(Long.MAX_VALUE);
        assertThat(UnionCount.product(1L << 40, 1L << 40)).isEqualTo(Long.MAX_VALUE);
        assertThat(UnionCount.product(1L << 40, 1L << 10)).isEqualTo(1L << 50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30k_epoch_sweep", "optimizer_sweep"})
    void withoutTheInvalidTheValidAreAllThereOnceAndNothingElse(String name) {
        Sweep sweep = new BundledSweeps().named(name).orElseThrow();
        FeasibilityMap map = calculator.summarize(sweep.cubes(), 1, UNKNOWN).map();
        Set<Experiment> valid = new HashSet<>();
        for (PlannedExperiment planned : new SweepPlanner(ComposeFixture.DATASETS).plan(sweep)) {
            if (planned.isValid()) {
                valid.add(planned.experiment());
            }
        }

        List<Cube> cubes = new ArrayList<>();
        for (Cube cube : sweep.cubes()) {
            FeasibleCubes.of(cube, cell -> map.at(cell).orElseThrow().isValid())
                    .forEach(draft -> cubes.add(draft.cube().orElseThrow()));
        }

        List<Experiment> kept = cubes.stream().flatMap(Cube::experiments).toList();
        assertThat(kept).hasSize(valid.size());
        assertThat(new HashSet<>(kept)).isEqualTo(valid);
        assertThat(cubes).hasSizeLessThan(200);
    }

    private static Sweep sweep(String json) {
        return new SweepJson().read(json);
    }
}
