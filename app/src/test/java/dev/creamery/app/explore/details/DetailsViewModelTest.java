package dev.creamery.app.explore.details;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.creamery.app.explore.PanesFixture;
import dev.creamery.engine.query.Measurement;
import dev.creamery.engine.sweep.Experiment;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class DetailsViewModelTest {

    @TempDir private Path folder;
    private PanesFixture study;
    private DetailsViewModel details;

    @BeforeEach
    void open() throws Exception {
        study = new PanesFixture(folder, 12);
        details = new DetailsViewModel(study.tab);
        details.shown();
    }

    @AfterEach
    void close() {
        study.close();
    }

    private ExperimentFacts select(Integer... ids) {
        study.tab.select(List.of(ids).stream().map(study::key).toList());
        study.settle();
        return details.experiment().get().orElseThrow();
    }

    @Test
    void theExperimentSelectedLastIsShown() {
        ExperimentFacts facts = select(3, 1);
        assertThat(facts.title()).isEqualTo("Experiment 1");
        assertThat(facts.hyperparameters())
                .containsEntry("shape", "rectangle")
                .containsEntry("learning_rate", 0.0001)
                .containsEntry("kernel_regularizer_l1", 0.02)
                .doesNotContainKeys("kernel_regularizer_l2", "num_runs");
        assertThat(facts.others()).containsEntry("num_runs", 3L).doesNotContainKey("shape");
        assertThat(facts.files())
                .containsExactly(folder.resolve("data/summary.parquet").toString());
        study.tab.select(List.of());
        assertThat(details.experiment().get()).isEmpty();
    }

    @Test
    void bestValuesHaveTheirSpread() {
        ExperimentFacts.Best best = select(1).best().getFirst();
        assertThat(best.measurement()).isEqualTo(Measurement.TEST_LOSS);
        assertThat(best.value().median()).isEqualTo(3.5);
        assertThat(best.value().q1()).isEqualTo(3.25);
        assertThat(best.value().q3()).isEqualTo(3.75);
        assertThat(best.value().min()).isNaN();
        assertThat(best.epoch().median()).isEqualTo(4);
        assertThat(select(2).best()).isEmpty();
    }

    @Test
    void theNetworkFollowsFromWidthsAndParameters() {
        assertThat(select(1).network().orElseThrow().inputs()).isEqualTo(3);
        assertThat(select(1).network().orElseThrow().numFreeParameters()).isEqualTo(25);
        // 29 − 17 = 12 parameters of the first layer's 2 units: 5 inputs. 61 − 17 = 44: 21 inputs.
        assertThat(select(5).network().orElseThrow().inputs()).isEqualTo(5);
        assertThat(select(2).network().orElseThrow().inputs()).isEqualTo(21);
        ExperimentFacts impossible =
                new ExperimentFacts(
                        1, Map.of("widths", "[3, 1]", "num_free_parameters", 12L), List.of());
        assertThat(impossible.network()).isEmpty();
    }

    @Test
    void composeLikeThisMakesASweepOfTheSameExperiment() {
        select(3);
        details.compose();
        assertThat(study.composed).hasSize(1);
        assertThat(study.composed.getFirst().repetitions()).isEqualTo(3);
        List<Experiment> experiments =
                study.composed.getFirst().cubes().getFirst().experiments().toList();
        assertThat(experiments).hasSize(1);
        Experiment experiment = experiments.getFirst();
        assertThat(experiment.dataset()).isEqualTo("sleep");
        assertThat(experiment.size()).isEqualTo(128);
        assertThat(experiment.depth()).isEqualTo(4);
        assertThat(experiment.kernelRegularizer().l1()).isCloseTo(0.02f, within(1e-6f));
        assertThat(experiment.optimizer().momentum()).isEqualTo(0.5f);
        assertThat(experiment.epochs()).isEqualTo(4);
    }

    @Test
    void howItsRunsWereMadeIsReadFromTheRepetitions() throws Exception {
        try (PanesFixture repeated = new PanesFixture(folder.resolve("repeated"), 12, true)) {
            DetailsViewModel of = new DetailsViewModel(repeated.tab);
            of.shown();
            repeated.tab.select(List.of(repeated.key(4)));
            repeated.settle();
            assertThat(of.runs().get())
                    .containsEntry("runs", "3")
                    .containsEntry("run_id", "run-4-1, run-4-2, run-4-3")
                    .containsEntry("seed", "7, 8, 9")
                    .containsEntry("hostname", "a, b")
                    .containsEntry("git_hash", "abc123");
            assertThat(of.experiment().get().orElseThrow().files()).hasSize(2);
        }
    }

    @Test
    void comparedAreOnlyTheDifferences() {
        study.tab.select(List.of(study.key(1), study.key(5), study.key(2)));
        CompareViewModel compare = new CompareViewModel(study.tab);
        compare.read();
        CompareViewModel.Shown shown = compare.shown().get().orElseThrow();
        assertThat(shown.comparison().rows().stream().map(Comparison.Row::column))
                .contains("experiment_id", "shape", "size", "depth", "num_free_parameters")
                .doesNotContain("dataset", "learning_rate", "optimizer", "epochs");
        Comparison.Row shape =
                shown.comparison().rows().stream()
                        .filter(row -> row.column().equals("shape"))
                        .findFirst()
                        .orElseThrow();
        assertThat(shape.values()).containsExactly("rectangle", "rectangle", "trapezoid");
        assertThat(shown.curves().curves()).hasSize(3);
        // 10 / e + 5.
        assertThat(shown.curves().curves().get(1).ys()).containsExactly(15, 10, 25 / 3f, 7.5);
        assertThat(shown.curves().curves().get(1).runs()).containsOnly(3);
    }
}
