package dev.creamery.engine.check;

import dev.creamery.engine.train.dl4j.Dl4jTrainer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What could train besides our own kernels. */
public final class BackendCheck implements MachineCheck.Look {

    private static final String SUBJECT = "backends";
    private static final String CPU = "org/nd4j/linalg/cpu/nativecpu/CpuBackend.class";
    private static final String CUDA = "org/nd4j/linalg/jcublas/JCublasBackend.class";
    private static final Path DRIVER = Path.of("/proc/driver/nvidia/version");

    private final boolean load;

    /**
     * @param load whether deeplearning4j's native libraries are loaded and tested, which takes
     *     seconds
     */
    public BackendCheck(boolean load) {
        this.load = load;
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok(SUBJECT, "fused, on the processor: always there"));
        boolean cuda = isThere(CUDA);
        if (!cuda && !isThere(CPU)) {
            findings.add(Finding.ok(SUBJECT, "dl4j is not part of this build"));
            return findings;
        }
        findings.add(
                load
                        ? loaded()
                        : Finding.ok(
                                SUBJECT,
                                "dl4j, with ND4J for the "
                                        + (cuda ? "GPU" : "processor")
                                        + (cuda
                                                ? ""
                                                : " (a build with the profile cuda would use a"
                                                        + " GPU)")
                                        + "; --backends loads and tests it"));
        if (cuda && !Files.exists(DRIVER) && System.getProperty("os.name", "").equals("Linux")) {
            findings.add(
                    Finding.problem(
                            SUBJECT,
                            "this build is for a GPU, and NVIDIA's driver is not loaded",
                            "install the driver, or use --backend fused"));
        }
        return findings;
    }

    private static Finding loaded() {
        try {
            return Finding.ok(SUBJECT, new Dl4jTrainer().provenance() + ": right matrix products");
        } catch (RuntimeException | LinkageError broken) {
            return Finding.warning(
                    SUBJECT, "dl4j does not work here: " + broken, "use --backend fused");
        }
    }

    private static boolean isThere(String resource) {
        return BackendCheck.class.getClassLoader().getResource(resource) != null;
    }
}
