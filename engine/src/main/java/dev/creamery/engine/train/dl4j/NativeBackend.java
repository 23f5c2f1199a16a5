package dev.creamery.engine.train.dl4j;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.CrashReportingUtil;
import org.nd4j.linalg.api.blas.Blas;
import org.nd4j.linalg.factory.Environment;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Properties;

/**
 * ND4J's native libraries, loaded, set up for this program, and found to compute correctly.
 *
 * @param description versions and kernels
 */
record NativeBackend(String description) {

    private static final String POM =
            "/META-INF/maven/org.deeplearning4j/deeplearning4j-nn/pom.properties";

    /**
     * Loads the libraries, unless they are loaded already, and checks them.
     *
     * @throws IllegalStateException if they compute wrong results on this machine
     */
    static NativeBackend open() {
        Environment environment = Nd4j.getEnvironment();
        Blas blas = Nd4j.factory().blas();
        if (environment.isCPU()) {
            environment.setMaxMasterThreads(1);
            blas.setMaxThreads(1);
        }
        computeOnThisThreadAlone();
        CrashReportingUtil.crashDumpsEnabled(false); // no files in the user's working folder
        String kernels =
                (environment.isCPU() ? "nd4j-native " : "nd4j-cuda ")
                        + (blas.getBlasVendor() == Blas.Vendor.OPENBLAS
                                ? openBlas()
                                : blas.getBlasVendor());
        String remedy =
                environment.isCPU()
                        ? "set the environment variable OPENBLAS_CORETYPE=Haswell and start again,"
                                + " or use the backend fused"
                        : "use the backend fused";
        new MatrixProductCheck(kernels, remedy).run(Matrices::product);
        return new NativeBackend("dl4j " + version() + ", " + kernels);
    }

    /**
     * Keeps OpenMP from computing the calling thread's share on other threads too. It is not enough
     * to say so once: OpenMP remembers it for each thread that calls it, and ND4J's own settings do
     * not reach all of its loops. Two threads would gain nothing on small networks, wait for each
     * other by spinning, and add up in another order.
     */
    static void computeOnThisThreadAlone() {
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
    }

    private static String version() {
        try (InputStream in = ComputationGraph.class.getResourceAsStream(POM)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "of unknown version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Name, version and the kernels in use, for example {@code OpenBLAS 0.3.19 Haswell}. */
    private static String openBlas() {
        String[] configuration = openBlasSays("openblas_get_config").split(" ");
        String version = configuration.length < 2 ? "" : configuration[1] + " ";
        return "OpenBLAS " + version + openBlasSays("openblas_get_corename");
    }

    /** Calls a function of OpenBLAS that takes nothing and returns a string. */
    private static String openBlasSays(String function) {
        Pointer address = Loader.addressof(function);
        if (address == null) {
            return "";
        }
        try {
            MemorySegment text =
                    (MemorySegment)
                            Linker.nativeLinker()
                                    .downcallHandle(
                                            MemorySegment.ofAddress(address.address()),
                                            FunctionDescriptor.of(ValueLayout.ADDRESS))
                                    .invokeExact();
            return text.reinterpret(Long.MAX_VALUE).getString(0);
        } catch (Throwable e) {
            throw new IllegalStateException("OpenBLAS does not answer " + function, e);
        }
    }
}
