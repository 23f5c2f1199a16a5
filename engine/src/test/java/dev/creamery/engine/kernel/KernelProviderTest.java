package dev.creamery.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class KernelProviderTest {

    @Test
    void vectorsAreChosenWhereTheyWork() {
        assertThat(KernelProvider.automatic(VectorKernels::new).description()).isEqualTo("vector");
        assertThat(KernelProvider.named("auto").description()).startsWith("vector");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void theLibraryIsTakenForWideLayersWhereItWorks() {
        KernelProvider provider = KernelProvider.named("auto");
        assertThat(provider.create()).isInstanceOf(OneDnnKernels.class);
        assertThat(provider.description())
                .isEqualTo(provider.create().name())
                .startsWith("vector, from 128 inputs and units on oneDNN ");
        assertThat(KernelProvider.named("onednn").description()).startsWith("oneDNN ");
    }

    @Test
    void ourOwnLoopsReplaceALibraryThatIsMissing() {
        KernelProvider provider =
                KernelProvider.withLibrary(
                        KernelProvider.named("vector"),
                        LaneKernels::new,
                        () -> {
                            throw new UnsatisfiedLinkError("no libdnnl.so.3");
                        });
        assertThat(provider.create()).isExactlyInstanceOf(VectorKernels.class);
        assertThat(provider.description())
                .startsWith("vector; not oneDNN")
                .contains("no libdnnl.so.3");
    }

    @Test
    void ourOwnLoopsReplaceALibraryThatFailsItsSelfTest() {
        KernelProvider provider =
                KernelProvider.withLibrary(
                        KernelProvider.named("vector"), VectorKernels::new, LaneKernels::new);
        assertThat(provider.description()).startsWith("vector; not oneDNN");
    }

    @Test
    void nothingIsAddedToPlainLoops() {
        KernelProvider scalar = KernelProvider.named("scalar");
        assertThat(KernelProvider.withLibrary(scalar, VectorKernels::new, VectorKernels::new))
                .isSameAs(scalar);
    }

    @Test
    void plainLoopsReplaceWhatDoesNotRun() {
        KernelProvider provider =
                KernelProvider.automatic(
                        () -> {
                            throw new NoClassDefFoundError("jdk/incubator/vector/FloatVector");
                        });
        assertThat(provider.create()).isInstanceOf(ScalarKernels.class);
        assertThat(provider.description())
                .startsWith("scalar; not vector")
                .contains("--add-modules=jdk.incubator.vector");
    }

    @Test
    void plainLoopsReplaceWhatFailsItsSelfTest() {
        // these take blocks of sixteen runs: their results are others
        KernelProvider provider = KernelProvider.automatic(LaneKernels::new);
        assertThat(provider.create()).isInstanceOf(ScalarKernels.class);
        assertThat(provider.description()).startsWith("scalar; not vector");
    }

    @Test
    void everyNameCanBeForced() {
        for (String name : KernelProvider.NAMES) {
            if (name.equals("onednn")
                    && !KernelProvider.named("auto").description().contains("from")) {
                continue; // this build brings no library
            }
            assertThat(KernelProvider.named(name).create()).isNotNull();
        }
        assertThat(KernelProvider.named("scalar").description()).isEqualTo("scalar");
        assertThatThrownBy(() -> KernelProvider.named("fast"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("vector");
    }
}
