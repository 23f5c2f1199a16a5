package dev.creamery.engine.cli;

import dev.creamery.engine.bench.Machine;
import dev.creamery.engine.bench.Peers;
import dev.creamery.engine.bench.Race;
import dev.creamery.engine.bench.ThreadScaling;
import dev.creamery.engine.kernel.KernelProvider;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code creamery bench}. */
@Command(
        name = "bench",
        description = {
            "Measures how fast this machine trains, on one core: networks of several sizes, in"
                    + " minibatches of 32 and 256, by each kind of kernels and, with --peers, by"
                    + " other programs on the same work.",
            "Of each, the fastest epoch counts, in processor time; all statistics and the test set"
                    + " are included. Where repetitions are trained together, as in a sweep,"
                    + " their steps add up."
        },
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

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

    @Option(
            names = "--peers",
            description =
                    "Also measure deeplearning4j, TensorFlow for Java, and what Python has of"
                        + " PyTorch, TensorFlow, scikit-learn and JAX, each on one thread; takes"
                        + " longer. What is missing is named, with the way to get it.")
    private boolean withPeers;

    @Option(
            names = "--python",
            paramLabel = "COMMAND",
            split = ",",
            description =
                    "The Pythons to look for peers in, such as /opt/torch/bin/python. Default:"
                            + " ${DEFAULT-VALUE}.")
    private List<String> pythons =
            List.of(
                    System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows")
                            ? "python"
                            : "python3");

    @Option(
            names = "--tensorflow-java",
            paramLabel = "CLASSPATH",
            description =
                    "Where TensorFlow for Java is, for --peers: its jars, or 'FOLDER/*'."
                        + " engine/peers/tensorflow-java.xml in Creamery's sources fetches them.")
    private @Nullable String tensorflowJava;

    @Option(
            names = "--threads",
            paramLabel = "N",
            arity = "0..1",
            fallbackValue = "0",
            description =
                    "Instead compare N threads, each training networks of its own, with one."
                            + " Default: one per processor.")
    private @Nullable Integer threads;

    @Option(
            names = "--recording",
            description =
                    "Instead measure what journal and Parquet files cost beside training: sweeps of"
                            + " networks of 2^10 parameters, in a temporary folder.")
    private boolean recording;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "table: to read; csv: the measurements; json: measurements, machine and notes."
                            + " Default: ${DEFAULT-VALUE}.")
    private BenchReport.Format format = BenchReport.Format.table;

    @Spec private CommandSpec spec = CommandSpec.create();

    private final Surroundings surroundings;

    BenchCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        BenchProgress progress =
                new BenchProgress(spec.commandLine().getErr(), surroundings.interactive());
        names.forEach(KernelOption::provider);
        Machine machine = Machine.here();
        BenchReport report = measure(progress);
        report.fact("machine", "Machine: " + machine.description(), machine.facts());
        format.print(report, out);
        out.flush();
        return ExitCode.OK;
    }

    private BenchReport measure(BenchProgress progress) throws IOException, InterruptedException {
        if (threads != null) {
            return threads(threads, progress);
        }
        return recording ? recording(progress) : speeds(progress);
    }

    private BenchReport recording(BenchProgress progress) throws IOException, InterruptedException {
        KernelProvider kernels = KernelOption.provider(names.isEmpty() ? "auto" : names.getFirst());
        return quick
                ? new RecordingBench(surroundings, kernels, 6000).run(List.of(30, 300), progress)
                : new RecordingBench(surroundings, kernels, 30_000)
                        .run(List.of(30, 300, 3000), progress);
    }

    private BenchReport speeds(BenchProgress progress) throws IOException {
        BenchSizes sizes = new BenchSizes(largest);
        Race race = quick ? race(2, 250) : race(3, 1300);
        if (!withPeers) {
            return new SpeedBench(sizes, names, List.of(), race, warmUp(), surroundings)
                    .run(progress);
        }
        progress.doing("looking for peers");
        try (Peers peers = new Peers(pythons, Optional.ofNullable(tensorflowJava))) {
            BenchReport report =
                    new SpeedBench(sizes, names, peers.contenders(), race, warmUp(), surroundings)
                            .run(progress);
            peers.missing().forEach(missing -> report.note("Not measured: " + missing));
            report.note(
                    "The peers' epochs have the same minibatches, Adam and test set. Of the"
                            + " statistics, DL4J and Keras measure all ten, the others the loss"
                            + " alone.");
            return report;
        }
    }

    private BenchReport threads(int wanted, BenchProgress progress) throws InterruptedException {
        int count = wanted == 0 ? surroundings.processors() : wanted;
        if (count < 2 || count > 1024) {
            throw new UsageException(
                    "--threads is " + count + ", to be compared with one; allowed: 2 to 1024");
        }
        List<String> kernels = names.isEmpty() ? List.of("auto") : names;
        try (ThreadScaling scaling =
                quick
                        ? new ThreadScaling(count, 3, Duration.ofMillis(300))
                        : new ThreadScaling(count, 7, Duration.ofMillis(800))) {
            return new ThreadsBench(new BenchSizes(largest), kernels, count, warmUp(), surroundings)
                    .run(scaling, progress);
        }
    }

    /** Java compiles what is hot beside us, and the first network would pay for it. */
    private Race warmUp() {
        return quick ? race(1, 2000) : race(1, 8000);
    }

    private static Race race(int turns, int milliseconds) {
        return new Race(turns, Duration.ofMillis(milliseconds));
    }
}
