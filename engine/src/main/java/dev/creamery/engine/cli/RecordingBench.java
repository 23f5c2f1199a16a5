package dev.creamery.engine.cli;

import static dev.creamery.engine.cli.BenchReport.number;
import static dev.creamery.engine.cli.BenchReport.text;

import dev.creamery.engine.data.DatasetCatalog;
import dev.creamery.engine.data.DownloadProgress;
import dev.creamery.engine.kernel.KernelProvider;
import dev.creamery.engine.schedule.CostModel;
import dev.creamery.engine.schedule.DatasetCache;
import dev.creamery.engine.schedule.Effort;
import dev.creamery.engine.schedule.EngineIdentity;
import dev.creamery.engine.schedule.LaunchOutcome;
import dev.creamery.engine.schedule.LaunchPlan;
import dev.creamery.engine.schedule.LaunchWatcher;
import dev.creamery.engine.schedule.Progress;
import dev.creamery.engine.schedule.StopSignal;
import dev.creamery.engine.schedule.SweepLaunch;
import dev.creamery.engine.store.Folders;
import dev.creamery.engine.store.Workspace;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.sweep.SweepJson;
import dev.creamery.engine.sweep.SweepPlanner;
import dev.creamery.engine.train.fused.FusedTrainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Measures what writing results costs beside training: real sweeps of small networks into a
 * workspace that is deleted afterwards.
 */
final class RecordingBench {

    private static final int SIZE = 1024;
    private static final int DEPTH = 4;

    /** One network at four learning rates. */
    private static final int EXPERIMENTS = 4;

    private static final String SWEEP =
            """
            {"name": "recording", "repetitions": %d, "seed": 1, "cubes": [{
             "dataset": ["gaussian_classes?rows=3918"], "shape": ["rectangle"], "size": [%d],
             "depth": [%d], "batch_size": [%d], "epochs": [%d],
             "learning_rate": [0.01, 0.001, 0.0001, 0.00001]}]}
            """;

    private static final LaunchWatcher SILENT =
            new LaunchWatcher() {
                @Override
                public void planned(LaunchPlan plan) {}

                @Override
                public void progress(Progress progress) {}

                @Override
                public void summarizing() {}
            };

    private final Surroundings surroundings;
    private final KernelProvider kernels;
    private final int epochs;

    /**
     * @param epochs to train of each kind of sweep, over all runs
     */
    RecordingBench(Surroundings surroundings, KernelProvider kernels, int epochs) {
        this.surroundings = surroundings;
        this.kernels = kernels;
        this.epochs = epochs;
    }

    /**
     * @param lengths of runs, in epochs
     */
    BenchReport run(List<Integer> lengths, BenchProgress progress)
            throws IOException, InterruptedException {
        BenchReport report =
                new BenchReport(
                        List.of(
                                text("network", "network"),
                                number("batch_size", "minibatch"),
                                number("epochs", "epochs"),
                                number("runs", "runs"),
                                number("training_cpu_seconds", "training s"),
                                number("recording_cpu_seconds", "recording s"),
                                number("recording_percent", "recording %"),
                                number("busy_percent", "threads training %")));
        report.fact("threads", "Threads: " + surroundings.processors(), surroundings.processors());
        progress.doing("warming up");
        launch(32, lengths.getFirst());
        for (int batchSize : new int[] {32, 256}) {
            for (int length : lengths) {
                progress.doing("minibatch " + batchSize + ", " + length + " epochs");
                LaunchOutcome outcome = launch(batchSize, length);
                Effort effort = outcome.effort();
                report.row(
                        Arrays.asList(
                                "2^10 × " + DEPTH,
                                batchSize,
                                length,
                                outcome.done(),
                                effort.training().toNanos() / 1e9,
                                effort.recording().toNanos() / 1e9,
                                100 * effort.recordingShare(),
                                100 * effort.busy()));
            }
        }
        progress.end();
        report.note(
                "Recording is the processor time of journal and Parquet parts, all lists of"
                        + " statistics included; the summary at the end is not.");
        return report;
    }

    private LaunchOutcome launch(int batchSize, int length)
            throws IOException, InterruptedException {
        Sweep sweep =
                new SweepJson()
                        .read(
                                SWEEP.formatted(
                                        Math.clamp(epochs / length / EXPERIMENTS, 1, 255),
                                        SIZE,
                                        DEPTH,
                                        batchSize,
                                        length));
        DatasetCatalog catalog = new DataOptions().catalog(surroundings, DownloadProgress.SILENT);
        Path folder = Files.createTempDirectory("creamery-recording");
        try {
            return new SweepLaunch(
                            Workspace.open(folder),
                            new SweepPlanner(catalog),
                            new DatasetCache(catalog::prepare),
                            new FusedTrainer(kernels),
                            () -> new CostModel(0, 1e-9, 0),
                            EngineIdentity.ofThisProcess("creamery bench --recording"),
                            surroundings.processors(),
                            new StopSignal())
                    .run(sweep, SILENT);
        } finally {
            Folders.delete(folder);
        }
    }
}
