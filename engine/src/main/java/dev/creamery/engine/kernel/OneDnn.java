package dev.creamery.engine.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.creamery.engine.CacheFolder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * The matrix product of oneDNN. The library is unpacked and loaded when this class is first used; a
 * {@link LinkageError} says that it could not be. Its handles are constants, without which the
 * compiler could not call it directly.
 */
final class OneDnn {

    private static final String FOLDER = "org/bytedeco/dnnl/linux-x86_64/";
    private static final List<String> FILES =
            List.of(
                    "org/bytedeco/opencl/linux-x86_64/libOpenCL.so.1",
                    FOLDER + "libgomp.so.1",
                    FOLDER + "libdnnl.so.3");

    private static final int AVX2 = 0x07;
    private static final int AVX512 = 0x27;

    /** The garbage collector waits for a call to end: about 10 ms on one core. */
    private static final long OPERATIONS_AT_ONCE = 1L << 30;

    /** Rows of the library's tiles, by which a product is cut into calls. */
    private static final int TILE = 48;

    private static final String VERSION;
    private static final int INSTRUCTIONS;
    private static final MethodHandle SGEMM;
    private static final MethodHandle SET_THREADS;

    static {
        try {
            VERSION = version();
            Path folder =
                    CacheFolder.ofThisUser().resolve("libraries").resolve("onednn-" + VERSION);
            new NativeResources(folder).unpack(FILES);
            SymbolLookup library =
                    SymbolLookup.libraryLookup(folder.resolve("libdnnl.so.3"), Arena.global());
            Linker linker = Linker.nativeLinker();
            Linker.Option heap = Linker.Option.critical(true);
            SGEMM =
                    linker.downcallHandle(
                            library.findOrThrow("dnnl_sgemm"),
                            FunctionDescriptor.of(
                                    JAVA_INT,
                                    JAVA_BYTE,
                                    JAVA_BYTE,
                                    JAVA_LONG,
                                    JAVA_LONG,
                                    JAVA_LONG,
                                    JAVA_FLOAT,
                                    ADDRESS,
                                    JAVA_LONG,
                                    ADDRESS,
                                    JAVA_LONG,
                                    JAVA_FLOAT,
                                    ADDRESS,
                                    JAVA_LONG),
                            heap);
            // The lookup goes on in the libraries that oneDNN is linked with: this is its OpenMP.
            SET_THREADS =
                    linker.downcallHandle(
                            library.findOrThrow("omp_set_num_threads"),
                            FunctionDescriptor.ofVoid(JAVA_INT),
                            heap);
            INSTRUCTIONS =
                    (int)
                            linker.downcallHandle(
                                            library.findOrThrow("dnnl_get_effective_cpu_isa"),
                                            FunctionDescriptor.of(JAVA_INT))
                                    .invokeExact();
            if ((INSTRUCTIONS & AVX2) != AVX2) {
                throw new UnsatisfiedLinkError(
                        "oneDNN would use instructions older than AVX2 on this processor");
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (Error | RuntimeException problem) {
            throw problem;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private OneDnn() {}

    private static String version() throws IOException {
        String resource = "META-INF/maven/org.bytedeco/dnnl/pom.properties";
        try (InputStream file = OneDnn.class.getClassLoader().getResourceAsStream(resource)) {
            if (file == null) {
                throw new IOException("this build of Creamery does not bring oneDNN");
            }
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version", "unknown");
        }
    }

    /** The library's version and the instructions it uses, on both of which its bits depend. */
    static String description() {
        String instructions = (INSTRUCTIONS & AVX512) == AVX512 ? "AVX-512" : "AVX2";
        return "oneDNN " + VERSION.replaceFirst("-.*", "") + ", " + instructions;
    }

    /**
     * {@code product = one · other}, all row-major, on this thread alone.
     *
     * @param segments of this thread
     * @param transposeOne whether {@code one} lies there as (terms, rows), else (rows, terms)
     * @param oneStart index of its first value
     * @param oneStride from one of its lines to the next
     * @param transposeOther whether {@code other} lies there as (columns, terms), else (terms,
     *     columns)
     * @param product (rows, columns), from {@code productStart} on; overwritten
     */
    static void multiply(
            ArraySegments segments,
            boolean transposeOne,
            boolean transposeOther,
            int rows,
            int columns,
            int terms,
            float[] one,
            int oneStart,
            int oneStride,
            float[] other,
            int otherStart,
            int otherStride,
            float[] product,
            int productStart,
            int productStride) {
        int step = rowsAtOnce(columns, terms);
        try {
            SET_THREADS.invokeExact(1);
            for (int row = 0; row < rows; row += step) {
                int oneRow = oneStart + row * (transposeOne ? 1 : oneStride);
                int status =
                        (int)
                                SGEMM.invokeExact(
                                        (byte) (transposeOne ? 'T' : 'N'),
                                        (byte) (transposeOther ? 'T' : 'N'),
                                        (long) Math.min(step, rows - row),
                                        (long) columns,
                                        (long) terms,
                                        1f,
                                        segments.from(one, oneRow),
                                        (long) oneStride,
                                        segments.from(other, otherStart),
                                        (long) otherStride,
                                        0f,
                                        segments.from(product, productStart + row * productStride),
                                        (long) productStride);
                if (status != 0) {
                    throw new IllegalStateException("oneDNN's sgemm returned " + status);
                }
            }
        } catch (Error | RuntimeException problem) {
            throw problem;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static int rowsAtOnce(int columns, int terms) {
        long rows = OPERATIONS_AT_ONCE / Math.max(1, 2L * columns * terms);
        return (int) Math.clamp(rows / TILE * TILE, TILE, Integer.MAX_VALUE / TILE * TILE);
    }
}
