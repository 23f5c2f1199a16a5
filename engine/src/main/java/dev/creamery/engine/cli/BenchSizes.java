package dev.creamery.engine.cli;

import dev.creamery.engine.bench.Workload;
import dev.creamery.engine.kernel.KernelProvider;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is trained to measure speed.
 *
 * @param largest wanted number of parameters; larger networks are left out
 */
record BenchSizes(long largest) {

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

    private static final List<Integer> BATCH_SIZES = List.of(32, 256);

    /** Whether so many parameters are about {@link #LARGEST_FOR_LANES} or fewer. */
    private static boolean isSmall(long parameters) {
        return parameters <= LARGEST_FOR_LANES * 1.2;
    }

    /** Every size, with small and with large minibatches. */
    List<Workload> workloads() {
        return SIZES.stream()
                .filter(size -> size.parameters() <= largest)
                .flatMap(
                        size ->
                                BATCH_SIZES.stream()
                                        .map(
                                                batchSize ->
                                                        new Workload(
                                                                size.parameters(),
                                                                size.depth(),
                                                                batchSize)))
                .toList();
    }

    /** The kernels that are worth measuring at a number of parameters, and work here. */
    List<String> defaults(long parameters) {
        return Stream.of("auto", "vector", "onednn", "lane")
                .filter(name -> !name.equals("lane") || isSmall(parameters))
                .filter(name -> !name.equals("onednn") || KernelProvider.hasLibrary())
                .toList();
    }
}
