package dev.creamery.engine.cli;

import static dev.creamery.engine.cli.BenchReport.number;
import static dev.creamery.engine.cli.BenchReport.text;

import dev.creamery.engine.bench.Contender;
import dev.creamery.engine.bench.Race;
import dev.creamery.engine.bench.Speed;
import dev.creamery.engine.bench.Workload;
import dev.creamery.engine.kernel.KernelProvider;
import dev.creamery.engine.kernel.PeakRate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Measures how fast our kernels and other programs train, on one core. */
final class SpeedBench {

    private final BenchSizes sizes;
    private final List<String> kernels;
    private final List<Contender> peers;
    private final Race race;
    private final Race warmUp;
    private final Surroundings surroundings;

    /**
     * @param kernels names; of each workload's, the first is compared with the peers
     * @param warmUp before anything counts
     */
    SpeedBench(
            BenchSizes sizes,
            List<String> kernels,
            List<Contender> peers,
            Race race,
            Race warmUp,
            Surroundings surroundings) {
        this.sizes = sizes;
        this.kernels = kernels;
        this.peers = peers;
        this.race = race;
        this.warmUp = warmUp;
        this.surroundings = surroundings;
    }

    BenchReport run(BenchProgress progress) {
        BenchReport report = new BenchReport(columns());
        List<Workload> workloads = sizes.workloads();
        if (!workloads.isEmpty()) {
            progress.doing("warming up");
            Workload first = workloads.getFirst();
            warmUp.run(first, own(sizes.defaults(first.network().numFreeParameters())));
            warmUp.run(first, peers);
        }
        double peak = PeakRate.measure();
        report.fact(
                "peak_gigaflops",
                String.format(
                        Locale.ROOT, "Fused multiply-adds at the peak: %.1f GFLOP/s a core", peak),
                peak);
        String description = KernelProvider.named("auto").description();
        report.fact("kernels", "Kernels auto: " + description, description);
        for (Workload workload : workloads) {
            progress.doing(workload.name() + ", minibatch " + workload.batchSize());
            List<Contender> own = own(sizes.defaults(workload.network().numFreeParameters()));
            Race.Result result =
                    race.run(workload, Stream.concat(own.stream(), peers.stream()).toList());
            result.failures().forEach(report::note);
            Optional<Speed> ours =
                    peers.isEmpty() ? Optional.empty() : result.speed(own.getFirst().name());
            for (Speed speed : result.speeds()) {
                addRow(report, speed, peak, ours);
            }
            Optional<Speed> best = result.fastest(peers.stream().map(Contender::name).toList());
            if (ours.isPresent() && best.isPresent()) {
                report.note(verdict(ours.get(), best.get()));
            }
        }
        String lanes = KernelOption.crossovers(surroundings).description();
        report.fact("lanes", "Lanes: " + lanes, lanes);
        progress.end();
        return report;
    }

    private List<Contender> own(List<String> defaults) {
        return (kernels.isEmpty() ? defaults : kernels)
                .stream().map(name -> KernelOption.contender(name, surroundings)).toList();
    }

    /** The ratio stands last, as there is none without peers. */
    private List<BenchReport.Column> columns() {
        return List.of(
                        text("network", "network"),
                        number("num_free_parameters", "parameters"),
                        number("batch_size", "minibatch"),
                        text("way", "trained by"),
                        number("steps_per_cpu_second", "steps/s"),
                        number("epochs_per_cpu_second", "epochs/s"),
                        number("gigaflops", "GFLOP/s"),
                        number("percent_of_peak", "% of peak"),
                        number("ratio", "ours / it"))
                .subList(0, peers.isEmpty() ? 8 : 9);
    }

    private void addRow(BenchReport report, Speed speed, double peak, Optional<Speed> ours) {
        Workload workload = speed.workload();
        report.row(
                Arrays.asList(
                                workload.name(),
                                workload.network().numFreeParameters(),
                                workload.batchSize(),
                                speed.contender(),
                                speed.steps(),
                                speed.epochs(),
                                speed.gigaflops(),
                                100 * speed.gigaflops() / peak,
                                ours.map(own -> own.over(speed)).orElse(null))
                        .subList(0, columns().size()));
    }

    private static String verdict(Speed ours, Speed best) {
        return "%s, minibatch %d: %s is %s × the best peer, %s"
                .formatted(
                        ours.workload().name(),
                        ours.workload().batchSize(),
                        ours.contender(),
                        Wording.decimal(ours.over(best)),
                        best.contender());
    }
}
