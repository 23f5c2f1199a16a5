package dev.creamery.engine.train.fused;

import dev.creamery.engine.kernel.Kernels;
import dev.creamery.engine.train.RunHistory;
import dev.creamery.engine.train.RunState;
import dev.creamery.engine.train.TrainingJob;
import dev.creamery.engine.train.TrainingSession;

import java.util.ArrayList;
import java.util.List;

/** Trains the groups of a job's runs one after the other, epoch by epoch, in the same buffers. */
final class FusedSession implements TrainingSession {

    /** Where a run is: in which group, and where in it. */
    private record Place(FusedGroup group, int run) {}

    private final List<FusedGroup> groups = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    FusedSession(TrainingJob job, List<RunState> states, Kernels kernels) {
        List<FusedRun> runs = new ArrayList<>();
        for (int run = 0; run < states.size(); run++) {
            runs.add(new FusedRun(job.loss(), job.runs().get(run), states.get(run).history()));
        }
        int largest = runs.stream().mapToInt(FusedRun::trainRows).max().orElseThrow();
        int capacity = Math.min(largest, job.experiment().batchSize());
        Minibatch minibatch = new Minibatch(job.network(), job.loss(), capacity, kernels);
        float[] gradient =
                new float
                        [Math.multiplyExact(states.getFirst().parameters().length, kernels.runs())];
        int first = 0;
        while (first < runs.size()) {
            int end = first + 1;
            while (end < runs.size()
                    && end < first + kernels.runs()
                    && runs.get(end).goesWith(runs.get(first))) {
                end++;
            }
            FusedGroup group =
                    new FusedGroup(
                            job,
                            runs.subList(first, end),
                            states.subList(first, end),
                            minibatch,
                            gradient,
                            kernels);
            groups.add(group);
            for (int run = first; run < end; run++) {
                places.add(new Place(group, run - first));
            }
            first = end;
        }
    }

    @Override
    public int epoch() {
        return history(0).epochs();
    }

    @Override
    public void trainEpoch() {
        groups.forEach(FusedGroup::trainEpoch);
    }

    @Override
    public RunHistory history(int run) {
        Place place = places.get(run);
        return place.group().run(place.run()).history();
    }

    @Override
    public RunState state(int run) {
        Place place = places.get(run);
        return place.group().state(place.run());
    }

    @Override
    public void close() {
        groups.clear();
        places.clear();
    }
}
