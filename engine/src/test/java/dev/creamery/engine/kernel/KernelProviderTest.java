package dev.creamery.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KernelProviderTest {

    @Test
    void vectorsAreChosenWhereTheyWork() {
        assertThat(KernelProvider.named("auto").description()).isEqualTo("vector");
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
            assertThat(KernelProvider.named(name).create()).isNotNull();
        }
        assertThat(KernelProvider.named("scalar").description()).isEqualTo("scalar");
        assertThatThrownBy(() -> KernelProvider.named("fast"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("vector");
    }
}
