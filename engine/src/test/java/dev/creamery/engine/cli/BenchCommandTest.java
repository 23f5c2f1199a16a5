package dev.creamery.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

class BenchCommandTest {

    @TempDir Path folder;

    @Test
    void speedsOfEveryKindOfKernelsAreTabulated() {
        Invocation bench =
                Invocation.caching(
                        folder.resolve("datasets"),
                        "bench",
                        "--quick",
                        "--largest",
                        128,
                        "--kernels",
                        "vector,scalar");
        assertThat(bench.exitCode()).as(bench.err()).isZero();
        assertThat(bench.out())
                .containsPattern("peak: [0-9][0-9.]* GFLOP/s")
                .contains("Lanes: when a lane per repetition is faster was not measured")
                .containsPattern("Machine: .+, [0-9]+ cores?, .*Java [0-9]+");
        for (String row : new String[] {"32  vector", "256  vector", "32  scalar", "256  scalar"}) {
            assertThat(bench.out())
                    .containsPattern("(?m)^4×4 +123 +" + row + "( +[0-9][0-9,.]*){4}$");
        }
        assertThat(bench.out()).doesNotContain("  lane  ", "18×4", "Not measured");
    }

    @Test
    void peersAreComparedInTheSameCallAndMissingOnesNamed() {
        Invocation bench =
                Invocation.of(
                        "bench",
                        "--quick",
                        "--largest",
                        128,
                        "--kernels",
                        "vector",
                        "--peers",
                        "--python",
                        folder + "/no-such-python",
                        "--format",
                        "csv");
        assertThat(bench.exitCode()).as(bench.err()).isZero();
        assertThat(bench.out())
                .startsWith("network,num_free_parameters,batch_size,way,steps_per_cpu_second,")
                .containsPattern("(?m)^4×4,123,32,vector,.*,1.0$")
                .containsPattern("(?m)^4×4,123,256,DL4J [^,]+,([0-9.E-]+,){4}[0-9.]+$");
        Invocation json =
                Invocation.of(
                        "bench",
                        "--quick",
                        "--largest",
                        0,
                        "--kernels",
                        "vector",
                        "--peers",
                        "--python",
                        folder + "/no-such-python",
                        "--format",
                        "json");
        assertThat(json.out())
                .contains(
                        "Not measured: PyTorch, ",
                        "no-such-python",
                        "Not measured: TensorFlow for Java: ");
    }

    @Test
    void severalThreadsAreComparedWithOne() {
        Invocation bench =
                Invocation.of(
                        "bench",
                        "--threads",
                        "--quick",
                        "--largest",
                        128,
                        "--kernels",
                        "scalar",
                        "--format",
                        "csv");
        assertThat(bench.exitCode()).as(bench.err()).isZero();
        assertThat(bench.out())
                .startsWith("network,num_free_parameters,batch_size,way,epochs_per_second_of_one,")
                .containsPattern("(?m)^4×4,123,32,scalar(,[0-9.E-]+){4}$")
                .containsPattern("(?m)^4×4,123,256,scalar(,[0-9.E-]+){4}$");
        Invocation refused = Invocation.of("bench", "--threads", 1);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("--threads is 1", "2 to 1024");
    }

    @Test
    void kernelsThatDoNotExistAreRefused() {
        for (Invocation refused :
                List.of(
                        Invocation.of("bench", "--kernels", "fast"),
                        Invocation.of(
                                "run", "quick", "--workspace", folder, "--kernels", "fast"))) {
            assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(refused.err()).contains("fast").contains("vector").doesNotContain("\tat ");
        }
    }

    @Test
    void kernelsOfAnotherBackendAreRefused() {
        Invocation refused =
                Invocation.of(
                        "run",
                        "quick",
                        "--workspace",
                        folder,
                        "--backend",
                        "dl4j",
                        "--kernels",
                        "vector");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("--kernels is vector").contains("--backend fused");
    }
}
