package dev.creamery.engine.schedule;

import dev.creamery.engine.data.PreparedDataset;
import dev.creamery.engine.store.NumberedExperiment;
import dev.creamery.engine.sweep.ButterDatasets;
import dev.creamery.engine.sweep.DatasetFacts;
import dev.creamery.engine.sweep.DatasetReference;
import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.sweep.SweepJson;
import dev.creamery.engine.sweep.SweepPlanner;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Sweeps and groups of runs to schedule. */
final class Samples {

    private Samples() {}

    /** A sweep over rectangles of depth 3; sizes and datasets as in JSON. */
    static Sweep sweep(String name, int repetitions, String datasets, String sizes, int epochs) {
        return new SweepJson()
                .read(
                        """
                        {"name": "%s", "repetitions": %d, "seed": 5, "cubes": [{
                            "dataset": [%s], "shape": ["rectangle"], "depth": [3],
                            "size": [%s], "epochs": [%d]}]}
                        """
                                .formatted(name, repetitions, datasets, sizes, epochs));
    }

    static SweepPlanner planner() {
        return new SweepPlanner(Samples::facts);
    }

    static DatasetFacts facts(String dataset) {
        return switch (DatasetReference.of(dataset)) {
            case DatasetReference.Butter butter -> butter.facts();
            case DatasetReference.Synthetic synthetic -> synthetic.facts();
            case DatasetReference.UserFile file -> throw new IllegalArgumentException(file.name());
        };
    }

    /** A dataset of zeros, of the right size. */
    static PreparedDataset zeros(String dataset) {
        DatasetFacts facts = facts(dataset);
        int rows = (int) facts.rows();
        return new PreparedDataset(
                facts, new float[rows * facts.inputs()], new float[rows * facts.outputs()]);
    }

    static PlannedExperiment planned(String dataset, long size, int epochs) {
        return planner()
                .plan(sweep("one", 1, '"' + dataset + '"', Long.toString(size), epochs))
                .getFirst();
    }

    /** Runs of a rectangle on banana: its size decides what they cost. */
    static RunGroup group(long id, long size, int runs) {
        return new RunGroup(
                new NumberedExperiment(id, planned("banana", size, 10)),
                IntStream.range(0, runs)
                        .mapToObj(run -> PlannedRun.of(1, "{\"id\":" + id + "}", run))
                        .toList());
    }

    static List<Long> longs(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    static DatasetFacts butter(String name) {
        return ButterDatasets.named(name).orElseThrow();
    }
}
