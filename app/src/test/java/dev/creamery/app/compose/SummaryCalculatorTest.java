package dev.creamery.app.compose;

import static org.assertj.core.api.Assertions.assertThat;

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

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

class SummaryCalculatorTest {

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

        SweepSummary summary = calculator.summarize(sweep.cubes(), sweep.repetitions());

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

        FeasibilityMap map = calculator.summarize(sweep.cubes(), 1).map();

        var rectangle = map.shapes().getFirst();
        assertThat(map.share(rectangle, 1024, 3, Optional.empty()))
                .isEqualTo(new FeasibilityMap.Share(1, 2));
        assertThat(map.share(rectangle, 1024, 3, Optional.of("mnist")))
                .isEqualTo(new FeasibilityMap.Share(0, 1));
        assertThat(map.share(rectangle, 4096, 3, Optional.empty()))
                .isEqualTo(new FeasibilityMap.Share(2, 2));
        assertThat(map.share(rectangle, 4096, 4, Optional.empty()))
                .isEqualTo(new FeasibilityMap.Share(0, 0));
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

        SweepSummary summary = calculator.summarize(sweep.cubes(), 2);

        assertThat(summary.experiments()).isEqualTo(2);
        assertThat(summary.runs()).isEqualTo(2);
        assertThat(summary.problems())
                .containsExactly(Map.entry("missing.csv", "there is no file missing.csv"));
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

        SweepSummary summary = calculator.summarize(List.of(cube.cube().orElseThrow()), 255);

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
        FeasibilityMap map = calculator.summarize(sweep.cubes(), 1).map();
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
