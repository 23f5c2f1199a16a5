package dev.creamery.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.store.BatchState;
import dev.creamery.engine.store.Manifest;
import dev.creamery.engine.store.NumberedExperiment;
import dev.creamery.engine.sweep.RandomStreams;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.sweep.SweepJson;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;

class MissingRunsTest {

    private static final Sweep SWEEP = Samples.sweep("s", 3, "\"banana\"", "64, 256", 5);
    private static final Manifest MANIFEST = manifest();

    @Test
    void atFirstEveryRepetitionOfEveryExperimentIsMissing() {
        List<RunGroup> groups = missing(SWEEP, Map.of());
        assertThat(groups).extracting(group -> group.experiment().id()).containsExactly(1L, 2L);
        assertThat(groups).extracting(RunGroup::size).containsExactly(3, 3);
        assertThat(groups.getFirst().runs())
                .extracting(PlannedRun::repetition)
                .containsExactly(0, 1, 2);
    }

    @Test
    void seedsFollowFromTheSweepTheExperimentAndTheRepetition() {
        String canonical =
                new SweepJson().canonical(MANIFEST.valid().getFirst().planned().experiment());
        assertThat(missing(SWEEP, Map.of()).getFirst().runs().get(2).seed())
                .isEqualTo(RandomStreams.runSeed(5, canonical, 2));
    }

    @Test
    void runIdsDifferAndAreTheSameEveryTime() {
        List<String> ids =
                missing(SWEEP, Map.of()).stream().flatMap(g -> g.runIds().stream()).toList();
        assertThat(ids).doesNotHaveDuplicates().hasSize(6);
        assertThat(missing(SWEEP, Map.of()).stream().flatMap(g -> g.runIds().stream()))
                .containsExactlyElementsOf(ids);
    }

    @Test
    void finishedRepetitionsAreNotRunAgain() {
        List<PlannedRun> runs = missing(SWEEP, Map.of()).getFirst().runs();
        List<RunGroup> rest = missing(SWEEP, Map.of(1L, Set.of(runs.get(1).runId())));
        assertThat(rest.getFirst().runs()).containsExactly(runs.get(0), runs.get(2));
        assertThat(rest.get(1).size()).isEqualTo(3);
    }

    @Test
    void anExperimentThatIsCompleteNeedsNothing() {
        Set<String> all = Set.copyOf(missing(SWEEP, Map.of()).getFirst().runIds());
        assertThat(missing(SWEEP, Map.of(1L, all)))
                .extracting(group -> group.experiment().id())
                .containsExactly(2L);
    }

    @Test
    void repetitionsOfAnotherSeedCountInNumber() {
        List<PlannedRun> own = missing(SWEEP, Map.of()).getFirst().runs();
        assertThat(missing(SWEEP, Map.of(1L, Set.of("x", "y"))).getFirst().runs())
                .containsExactly(own.get(0));
        Set<String> mixed = Set.of("x", own.get(0).runId());
        assertThat(missing(SWEEP, Map.of(1L, mixed)).getFirst().runs()).containsExactly(own.get(1));
    }

    @Test
    void moreRepetitionsThanAskedForDoNoHarm() {
        assertThat(missing(SWEEP, Map.of(1L, Set.of("a", "b", "c", "d"), 2L, Set.of("a"))))
                .extracting(group -> group.experiment().id())
                .containsExactly(2L);
    }

    private static List<RunGroup> missing(Sweep sweep, Map<Long, Set<String>> finished) {
        BatchState state = new BatchState(finished, Map.of(), Set.of(), Set.of(), Set.of());
        return new MissingRuns(sweep, state).of(MANIFEST);
    }

    private static Manifest manifest() {
        var plan = Samples.planner().plan(SWEEP);
        return new Manifest(
                List.of(
                        new NumberedExperiment(1, plan.get(0)),
                        new NumberedExperiment(2, plan.get(1))),
                List.of());
    }
}
