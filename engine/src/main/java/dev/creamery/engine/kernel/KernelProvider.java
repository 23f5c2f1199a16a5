package dev.creamery.engine.kernel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Chooses kernels. Which bits come out never depends on how many runs are trained together: a lane
 * per run gives the bits of one run at a time.
 */
public final class KernelProvider {

    /** What {@link #named} takes. */
    public static final List<String> NAMES = List.of("auto", "vector", "lane", "onednn", "scalar");

    private static final Logger LOG = LoggerFactory.getLogger(KernelProvider.class);

    private final Supplier<Kernels> kernels;
    private final String description;
    private final boolean hasLanes;

    private KernelProvider(Supplier<Kernels> kernels, String description) {
        this(kernels, description, false);
    }

    private KernelProvider(Supplier<Kernels> kernels, String description, boolean hasLanes) {
        this.kernels = kernels;
        this.description = description;
        this.hasLanes = hasLanes;
    }

    /**
     * The kernels of that name.
     *
     * @param name {@code vector}: SIMD along the minibatch; {@code lane}: a SIMD lane for each of
     *     16 runs, which suits narrow networks at small minibatches; {@code onednn}: vector with
     *     the matrix products of oneDNN; {@code scalar}: plain loops; {@code auto}: vector, with
     *     oneDNN for wide layers and, besides, {@code lane} for networks without any; where one of
     *     them fails its self-test, what remains
     * @throws IllegalArgumentException if there are none
     * @throws IllegalStateException if oneDNN is asked for and cannot be used
     */
    public static KernelProvider named(String name) {
        return switch (name) {
            case "auto" -> Automatic.PROVIDER;
            case "vector" -> of(VectorKernels::new);
            case "lane" -> of(LaneKernels::new);
            case "onednn" -> forced(OneDnnKernels::new);
            case "scalar" -> of(ScalarKernels::new);
            default ->
                    throw new IllegalArgumentException(
                            "there are no kernels " + name + "; use one of " + NAMES);
        };
    }

    /** Tested once, and warned of once, in a process. */
    private static final class Automatic {
        static final KernelProvider PROVIDER =
                withLanes(
                        withLibrary(
                                automatic(VectorKernels::new),
                                () -> new OneDnnKernels(OneDnnKernels.WIDE),
                                OneDnnKernels::new));
    }

    private static KernelProvider of(Supplier<Kernels> kernels) {
        return new KernelProvider(kernels, kernels.get().name());
    }

    /**
     * The preferred kernels if they work here, else the plain loops.
     *
     * @param preferred for one run at a time
     */
    static KernelProvider automatic(Supplier<Kernels> preferred) {
        String problem;
        try {
            if (KernelSelfTest.givesTheBitsOfPlainLoops(preferred.get())) {
                return of(preferred);
            }
            problem = "they gave other results than the plain loops";
        } catch (LinkageError missing) {
            problem =
                    "Java lacks them ("
                            + missing
                            + "); start it with --add-modules=jdk.incubator.vector";
        } catch (RuntimeException broken) {
            problem = "they failed in their self-test (" + broken + ")";
        }
        LOG.warn("Training without SIMD kernels, many times slower: {}", problem);
        return new KernelProvider(ScalarKernels::new, "scalar; not vector: " + problem);
    }

    /**
     * Kernels with a library for wide layers if it works here, else those without.
     *
     * @param without must be SIMD kernels, or nothing is changed
     * @param tested the library's kernels for layers of any width
     */
    static KernelProvider withLibrary(
            KernelProvider without, Supplier<Kernels> preferred, Supplier<Kernels> tested) {
        if (!(without.create() instanceof VectorKernels)) {
            return without;
        }
        Optional<String> problem = libraryProblem(tested);
        if (problem.isEmpty()) {
            return of(preferred);
        }
        LOG.warn("Training wide networks without oneDNN, somewhat slower: {}", problem.get());
        return new KernelProvider(
                without.kernels, without.description + "; not oneDNN: " + problem.get());
    }

    /** The same, with a lane per run besides if it works here. */
    static KernelProvider withLanes(KernelProvider without) {
        if (!(without.create() instanceof VectorKernels)) {
            return without;
        }
        if (KernelSelfTest.givesEachLaneTheBitsOfPlainLoops(new LaneKernels())) {
            return new KernelProvider(without.kernels, without.description, true);
        }
        LOG.warn("Training narrow networks one run at a time: a lane per run gave other results");
        return without;
    }

    /** Whether oneDNN works here. */
    public static boolean hasLibrary() {
        return Automatic.PROVIDER.create() instanceof OneDnnKernels;
    }

    private static KernelProvider forced(Supplier<Kernels> library) {
        libraryProblem(library)
                .ifPresent(
                        problem -> {
                            throw new IllegalStateException(
                                    "the kernels onednn cannot be used here: "
                                            + problem
                                            + "; use auto or vector");
                        });
        return of(library);
    }

    private static Optional<String> libraryProblem(Supplier<Kernels> library) {
        try {
            return KernelSelfTest.isCloseToPlainLoops(library.get())
                    ? Optional.empty()
                    : Optional.of("its products differ from those of plain loops");
        } catch (LinkageError missing) {
            Throwable cause = missing;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return Optional.of("it could not be loaded (" + cause.getMessage() + ")");
        } catch (RuntimeException broken) {
            return Optional.of("it failed in its self-test (" + broken + ")");
        }
    }

    /** New kernels, for one thread. */
    public Kernels create() {
        return kernels.get();
    }

    /**
     * Whether {@link LaneKernels} give the same bits as {@link #create} does for a network of these
     * layers, and may be used in its place.
     */
    public boolean hasLanes(List<Dense> layers) {
        return hasLanes
                && !(kernels.get() instanceof OneDnnKernels library
                        && layers.stream().anyMatch(library::isWide));
    }

    /** Which kernels are active, and why not the better ones. */
    public String description() {
        return description;
    }
}
