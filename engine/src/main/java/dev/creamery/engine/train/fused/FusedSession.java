package dev.creamery.engine.train.fused;

import dev.creamery.engine.data.PreparedDataset;
import dev.creamery.engine.kernel.KernelProvider;
import dev.creamery.engine.kernel.LaneKernels;
import dev.creamery.engine.network.NetworkStructure;
import dev.creamery.engine.train.RunHistory;
import dev.creamery.engine.train.RunState;
import dev.creamery.engine.train.TrainingJob;
import dev.creamery.engine.train.TrainingSession;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trains a job's runs, sixteen at a time, epoch by epoch, in the same buffers. */
final class FusedSession implements TrainingSession {

    /** Runs that kernels with a lane per run train at once. */
    static final int LANES = 16;

    /** Fewer runs leave too many lanes empty. */
    private static final int FEWEST_IN_LANES = 4;

    /** Larger blocks do not stay in the processor's caches: 16 MiB. */
    private static final long MOST_VALUES_IN_LANES = 1 << 22;

    /** Where a run is: in which of the repetitions, and where among them. */
    private record Place(Repetitions repetitions, int run) {}

    private final TrainingJob job;
    private final LaneCrossovers crossovers;
    private final List<Repetitions> all = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    FusedSession(
            TrainingJob job,
            List<RunState> states,
            KernelProvider kernels,
            LaneCrossovers crossovers) {
        this.job = job;
        this.crossovers = crossovers;
        List<FusedRun> runs = new ArrayList<>();
        Map<PreparedDataset, TargetTable> targets = new IdentityHashMap<>();
        for (int run = 0; run < states.size(); run++) {
            TrainingJob.Run one = job.runs().get(run);
            TargetTable ofDataset =
                    targets.computeIfAbsent(
                            one.data().dataset(), dataset -> TargetTable.of(dataset, job.loss()));
            runs.add(new FusedRun(job.loss(), one, ofDataset, states.get(run).history()));
        }
        int largest = runs.stream().mapToInt(FusedRun::trainRows).max().orElseThrow();
        int capacity = Math.min(largest, job.experiment().batchSize());
        Buffers oneByOne = Buffers.of(job, capacity, kernels.create());
        Optional<Buffers> lanes = lanes(job, capacity, kernels);
        int first = 0;
        while (first < runs.size()) {
            int end = first + 1;
            while (end < runs.size()
                    && end < first + LANES
                    && runs.get(end).goesWith(runs.get(first))) {
                end++;
            }
            Repetitions repetitions =
                    new Repetitions(
                            job,
                            runs.subList(first, end),
                            states.subList(first, end),
                            oneByOne,
                            end - first < FEWEST_IN_LANES ? Optional.empty() : lanes,
                            crossovers.begin(job, end - first));
            all.add(repetitions);
            for (int run = first; run < end; run++) {
                places.add(new Place(repetitions, run - first));
            }
            first = end;
        }
    }

    /** Whether runs of a network may be trained with a lane for each, if there are enough. */
    static boolean mayUseLanes(NetworkStructure network, int capacity, KernelProvider kernels) {
        return Buffers.valuesPerRow(network) * capacity * LANES <= MOST_VALUES_IN_LANES
                && kernels.hasLanes(Buffers.dense(network));
    }

    private static Optional<Buffers> lanes(TrainingJob job, int capacity, KernelProvider kernels) {
        return job.runs().size() >= FEWEST_IN_LANES && mayUseLanes(job.network(), capacity, kernels)
                ? Optional.of(Buffers.of(job, capacity, new LaneKernels()))
                : Optional.empty();
    }

    @Override
    public int epoch() {
        return history(0).epochs();
    }

    @Override
    public void trainEpoch() {
        all.forEach(Repetitions::trainEpoch);
    }

    @Override
    public RunHistory history(int run) {
        Place place = places.get(run);
        return place.repetitions().run(place.run()).history();
    }

    @Override
    public RunState state(int run) {
        Place place = places.get(run);
        return place.repetitions().state(place.run());
    }

    @Override
    public RunState borrowedState(int run) {
        Place place = places.get(run);
        return place.repetitions().borrowedState(place.run());
    }

    @Override
    public void close() {
        all.forEach(one -> crossovers.end(job, one.pace()));
        all.clear();
        places.clear();
    }
}
