package dev.creamery.engine.cli;

import static dev.creamery.engine.cli.BenchReport.number;
import static dev.creamery.engine.cli.BenchReport.text;

import dev.creamery.engine.bench.Race;
import dev.creamery.engine.bench.ThreadScaling;
import dev.creamery.engine.bench.Workload;
import dev.creamery.engine.train.fused.FusedTrainer;

import java.util.Arrays;
import java.util.List;

/** Measures how much more several threads train than one. */
final class ThreadsBench {

    private final BenchSizes sizes;
    private final List<String> kernels;
    private final int threads;
    private final Race warmUp;
    private final Surroundings surroundings;

    /**
     * @param kernels names
     * @param warmUp before anything counts
     */
    ThreadsBench(
            BenchSizes sizes,
            List<String> kernels,
            int threads,
            Race warmUp,
            Surroundings surroundings) {
        this.sizes = sizes;
        this.kernels = kernels;
        this.threads = threads;
        this.warmUp = warmUp;
        this.surroundings = surroundings;
    }

    BenchReport run(ThreadScaling scaling, BenchProgress progress) throws InterruptedException {
        BenchReport report =
                new BenchReport(
                        List.of(
                                text("network", "network"),
                                number("num_free_parameters", "parameters"),
                                number("batch_size", "minibatch"),
                                text("way", "trained by"),
                                number("epochs_per_second_of_one", "epochs/s of one"),
                                number("epochs_per_second_of_all", "of " + threads),
                                number("factor", "factor"),
                                number("factor_by_cpu_time", "by processor time")));
        progress.doing("the peak of each thread");
        double peak = scaling.peak();
        report.fact(
                "peak_factor",
                "%d threads do %s times the fused multiply-adds of one at the peak"
                        .formatted(threads, Wording.decimal(peak)),
                peak);
        List<Workload> workloads = sizes.workloads();
        if (!workloads.isEmpty()) {
            progress.doing("warming up");
            kernels.forEach(
                    name ->
                            warmUp.run(
                                    workloads.getFirst(),
                                    List.of(KernelOption.contender(name, surroundings))));
        }
        for (Workload workload : workloads) {
            for (String name : kernels) {
                progress.doing(workload.name() + ", minibatch " + workload.batchSize());
                FusedTrainer trainer = KernelOption.trainer(name, surroundings);
                ThreadScaling.Factor factor =
                        scaling.measure(
                                workload, trainer, any -> trainer.runsAtOnce(any.planned()));
                report.row(
                        Arrays.asList(
                                workload.name(),
                                workload.network().numFreeParameters(),
                                workload.batchSize(),
                                name,
                                factor.alone(),
                                factor.together(),
                                factor.byTime(),
                                factor.byProcessorTime()));
            }
        }
        progress.end();
        report.note(
                "Epochs per second are of the fastest turn; other programs slow them down. By"
                        + " processor time, only memory, caches and clock frequency count.");
        return report;
    }
}
