package dev.creamery.engine.cli;

import dev.creamery.engine.cli.TextTable.Align;
import dev.creamery.engine.kernel.KernelProvider;
import dev.creamery.engine.kernel.PeakRate;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code creamery bench}. */
@Command(
        name = "bench",
        description = {
            "Measures how fast this machine trains, on one core: networks of several sizes, in"
                    + " minibatches of 32 and 256, by each kind of kernels.",
            "Of each, the fastest epoch counts, in processor time of the training thread; all"
                    + " statistics and the test set are included. Steps of kernels with a lane per"
                    + " run are those of all 16 runs together."
        },
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    /** Kernels with a lane per run lose long before this size. */
    private static final long LARGEST_FOR_LANES = 8192;

    private record Size(long parameters, int depth) {}

    private static final List<Size> SIZES =
            List.of(
                    new Size(128, 4),
                    new Size(1024, 4),
                    new Size(8192, 4),
                    new Size(8192, 10),
                    new Size(65536, 4),
                    new Size(1048576, 4));

    @Option(names = "--quick", description = "Less than a minute, and less exact.")
    private boolean quick;

    @Option(
            names = "--kernels",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Which kernels, of auto, vector, lane, onednn and scalar. Default: all that"
                            + " work here but scalar.")
    private List<String> names = List.of();

    @Option(
            names = "--largest",
            paramLabel = "N",
            description = "Leave out networks of more parameters. Default: ${DEFAULT-VALUE}.")
    private long largest = 1048576;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        names.forEach(KernelOption::provider);
        warmUp();
        double peak = PeakRate.measure();
        out.printf(Locale.ROOT, "Fused multiply-adds at the peak: %.1f GFLOP/s%n", peak);
        out.println("Kernels auto: " + KernelProvider.named("auto").description());
        out.println();
        TextTable table =
                new TextTable(
                        List.of(
                                "network",
                                "minibatch",
                                "kernels",
                                "steps/s",
                                "epochs/s",
                                "GFLOP/s",
                                "% of peak"),
                        List.of(
                                Align.LEFT,
                                Align.RIGHT,
                                Align.LEFT,
                                Align.RIGHT,
                                Align.RIGHT,
                                Align.RIGHT,
                                Align.RIGHT));
        for (Size size : SIZES) {
            for (int batchSize : new int[] {32, 256}) {
                if (size.parameters() <= largest) {
                    addRows(table, size, batchSize, peak);
                }
            }
        }
        table.print(out);
        out.flush();
        return ExitCode.OK;
    }

    private void addRows(TextTable table, Size size, int batchSize, double peak) {
        SpeedMeasurement measurement =
                new SpeedMeasurement(size.parameters(), size.depth(), batchSize);
        Duration time = Duration.ofMillis(quick ? 600 : 4000);
        for (String name : names.isEmpty() ? defaults(size) : names) {
            SpeedMeasurement.Speed speed = measurement.measure(KernelOption.provider(name), time);
            table.add(
                    List.of(
                            measurement.networkName(),
                            Integer.toString(batchSize),
                            name,
                            Wording.decimal(speed.steps()),
                            Wording.decimal(speed.epochs()),
                            Wording.decimal(speed.gigaflops()),
                            Wording.decimal(100 * speed.gigaflops() / peak)));
        }
    }

    /** Java compiles what is hot beside us, and the first network would pay for it. */
    private void warmUp() {
        SpeedMeasurement narrow = new SpeedMeasurement(128, 4, 32);
        for (String name : names.isEmpty() ? defaults(SIZES.getFirst()) : names) {
            narrow.measure(KernelOption.provider(name), Duration.ofMillis(quick ? 2500 : 8000));
        }
    }

    private static List<String> defaults(Size size) {
        return List.of("auto", "vector", "onednn", "lane").stream()
                .filter(name -> !name.equals("lane") || size.parameters() <= LARGEST_FOR_LANES)
                .filter(name -> !name.equals("onednn") || KernelProvider.hasLibrary())
                .toList();
    }
}
