package dev.creamery.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.store.BatchState;
import dev.creamery.engine.store.Manifest;
import dev.creamery.engine.store.NumberedExperiment;
import dev.creamery.engine.store.Shard;
import dev.creamery.engine.sweep.Sweep;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

class ShardDivisionTest {

    private static final CostModel COST = new CostModel(3e-6, 2e-11, 5e-10);

    /** 13 sizes from 2^5 to 2^17, three depths, of which each takes a twentieth of all or less. */
    private static final String SIZES =
            "32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536, 131072";

    private static final Sweep SWEEP =
            Samples.sweep("study", 10, "\"banana\", \"sleep\", \"wine_quality_white\"", SIZES, 100);

    private static final Manifest MANIFEST = manifest(SWEEP);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 16})
    void everyRunIsInOneShard(int count) {
        List<String> runs = new ArrayList<>();
        ShardDivision division = new ShardDivision(MANIFEST, count);
        int planned = 0;
        for (int number = 1; number <= count; number++) {
            Shard shard = new Shard(number, count);
            division.of(shard, all(10)).forEach(group -> runs.addAll(group.runIds()));
            planned += division.runs(shard, 10);
        }
        assertThat(runs)
                .containsExactlyInAnyOrderElementsOf(
                        all(10).stream().flatMap(group -> group.runIds().stream()).toList());
        assertThat(planned).isEqualTo(runs.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void shardsCostAboutTheSameByAnotherMachinesMeasure(int count) {
        ShardDivision division = new ShardDivision(MANIFEST, count);
        List<Double> seconds =
                IntStream.rangeClosed(1, count)
                        .mapToObj(number -> division.of(new Shard(number, count), all(10)))
                        .map(ShardDivisionTest::seconds)
                        .toList();
        double mean = seconds(all(10)) / count;
        // Ten repetitions of the largest cannot be dealt out more evenly to three or four.
        assertThat(seconds).allSatisfy(own -> assertThat(own / mean).isBetween(0.8, 1.2));
    }

    @Test
    void moreRepetitionsLeaveTheFirstOnesWhereTheyWere() {
        Shard shard = new Shard(2, 3);
        ShardDivision division = new ShardDivision(MANIFEST, 3);
        List<String> few = ids(division.of(shard, all(4)));
        List<String> many = ids(division.of(shard, all(10)));
        assertThat(many).containsAll(few);
        assertThat(new ShardDivision(MANIFEST, 3).of(shard, all(10)))
                .as("always the same")
                .isEqualTo(division.of(shard, all(10)));
    }

    @Test
    void repetitionsOfOneLargeExperimentAreShared() {
        Sweep one = Samples.sweep("one", 7, "\"banana\"", "131072", 100);
        ShardDivision division = new ShardDivision(manifest(one), 3);
        List<RunGroup> all = groups(one, manifest(one), 7);
        assertThat(IntStream.rangeClosed(1, 3).mapToObj(number -> new Shard(number, 3)))
                .extracting(shard -> ids(division.of(shard, all)).size())
                .containsExactlyInAnyOrder(3, 2, 2);
    }

    private static double seconds(List<RunGroup> groups) {
        return groups.stream()
                .mapToDouble(
                        group -> group.size() * COST.secondsPerRun(group.experiment().planned()))
                .sum();
    }

    private static List<String> ids(List<RunGroup> groups) {
        return groups.stream().flatMap(group -> group.runIds().stream()).toList();
    }

    private static List<RunGroup> all(int repetitions) {
        return groups(SWEEP, MANIFEST, repetitions);
    }

    private static List<RunGroup> groups(Sweep sweep, Manifest manifest, int repetitions) {
        BatchState nothing = new BatchState(Map.of(), Map.of(), Set.of(), Set.of(), Set.of());
        return new MissingRuns(sweep.withRepetitions(repetitions), nothing).of(manifest);
    }

    private static Manifest manifest(Sweep sweep) {
        var plan = Samples.planner().plan(sweep).stream().filter(p -> p.isValid()).toList();
        return new Manifest(
                IntStream.range(0, plan.size())
                        .mapToObj(index -> new NumberedExperiment(index + 1, plan.get(index)))
                        .toList(),
                List.of());
    }
}
