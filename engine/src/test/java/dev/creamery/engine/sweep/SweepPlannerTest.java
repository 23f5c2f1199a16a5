package dev.creamery.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;

class SweepPlannerTest {

    private final SweepPlanner planner =
            new SweepPlanner(name -> ButterDatasets.named(name).orElseThrow());

    @Test
    void anExperimentThatMissesItsSizeIsLeftOutWithTheReason() {
        // 784·1 + 1 + 1·1 + 1 + 1·10 + 10 = 807 parameters at width 1, and 217/1024 = 21.2 %.
        PlannedExperiment planned = plan("mnist", 1024).getFirst();

        assertThat(planned.network().numFreeParameters()).isEqualTo(807);
        assertThat(planned.isValid()).isFalse();
        assertThat(planned.invalid())
                .hasValueSatisfying(
                        reason ->
                                assertThat(reason)
                                        .contains("807 parameters", "21.2 %", "size 1024", "20 %"));
    }

    @Test
    void aCloseEnoughExperimentIsValid() {
        PlannedExperiment planned = plan("mnist", 4096).getFirst();

        assertThat(planned.isValid()).isTrue();
        assertThat(planned.network().widths()).containsExactly(5, 5, 10);
        assertThat(planned.facts().name()).isEqualTo("mnist");
    }

    @Test
    void experimentsThatDifferOnlyInTrainingShareTheirNetwork() {
        Sweep sweep = sweep("mnist", "4096], \"learning_rate\": [0.01, 0.001");

        List<PlannedExperiment> planned = planner.plan(sweep);

        assertThat(planned).hasSize(2);
        assertThat(planned.get(0).network()).isSameAs(planned.get(1).network());
    }

    @Test
    void aDatasetThatCannotBeHadIsAnError() {
        SweepPlanner broken =
                new SweepPlanner(
                        name -> {
                            throw new InvalidValueException("no file " + name);
                        });

        assertThatThrownBy(() -> broken.plan(sweep("mnist", "4096")))
                .isInstanceOf(InvalidValueException.class);
    }

    private List<PlannedExperiment> plan(String dataset, long size) {
        return planner.plan(sweep(dataset, Long.toString(size)));
    }

    private static Sweep sweep(String dataset, String sizes) {
        return new SweepJson()
                .read(
                        "{\"name\": \"x\", \"cubes\": [{\"dataset\": [\"%s\"], \"shape\": [\"rectangle\"], \"depth\": [3], \"size\": [%s]}]}"
                                .formatted(dataset, sizes));
    }
}
