package dev.creamery.app.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.creamery.engine.sweep.BundledSweeps;
import dev.creamery.engine.sweep.Hyperparameters;
import dev.creamery.engine.sweep.Sweep;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;

class SweepDraftTest {

    static List<String> names() {
        return new BundledSweeps().names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aSweepBecomesADraftAndTheSameSweepAgain(String name) {
        Sweep sweep = new BundledSweeps().named(name).orElseThrow();

        assertThat(SweepDraft.of(sweep).sweep()).contains(sweep);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aSessionKeepsADraftThroughItsFile(String name) throws Exception {
        SweepDraft draft = SweepDraft.of(new BundledSweeps().named(name).orElseThrow());

        assertThat(DraftState.read(throughJson(DraftState.write(draft)))).isEqualTo(draft);
    }

    @Test
    void aSessionKeepsAnUnfinishedDraft() throws Exception {
        SweepDraft draft =
                SweepDraft.empty()
                        .withName("not a name!")
                        .withRepetitions("x")
                        .withCube(
                                0, CubeDraft.core().with(Hyperparameters.SIZE, List.of(64L, 128L)));

        assertThat(DraftState.read(throughJson(DraftState.write(draft)))).isEqualTo(draft);
    }

    @Test
    void valuesThatNobodyUnderstandsAreLeftOutAndTheRestIsKept() {
        SweepDraft read =
                DraftState.read(
                        Map.of(
                                "name",
                                "kept",
                                "cubes",
                                List.of(Map.of("depth", List.of(3, "deep", 4), "size", "large"))));

        assertThat(read.name()).isEqualTo("kept");
        assertThat(read.cubes().getFirst().values(Hyperparameters.DEPTH)).containsExactly(3, 4);
        assertThat(read.cubes().getFirst().values(Hyperparameters.SIZE)).isEmpty();
    }

    @Test
    void whatIsMissingOrWrongIsNamed() {
        SweepDraft draft = SweepDraft.empty().withName("").withRepetitions("300").withSeed("-1");

        assertThat(draft.sweep()).isEmpty();
        assertThat(draft.problems())
                .satisfiesExactly(
                        name -> assertThat(name).contains("Name ''", "letter or digit first"),
                        runs -> assertThat(runs).contains("Repetitions '300'", "1 to 255"),
                        seed -> assertThat(seed).contains("Seed '-1'", "from 0"),
                        dataset -> assertThat(dataset).contains("Dataset has no value"),
                        shape -> assertThat(shape).contains("Shape has no value"),
                        size -> assertThat(size).contains("Size has no value"),
                        depth -> assertThat(depth).contains("Depth has no value"));
    }

    private static Map<String, Object> throughJson(Map<String, Object> state) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        return mapper.readValue(mapper.writeValueAsString(state), new TypeReference<>() {});
    }
}
