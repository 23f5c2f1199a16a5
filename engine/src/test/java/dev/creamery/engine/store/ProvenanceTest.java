package dev.creamery.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What runs say about how they were made. */
class ProvenanceTest {

    private final Provenance provenance =
            Provenance.ofThisProcess("fused 1 scalar", "creamery run quick");

    @Test
    void theRunTimeIsNamedInsteadOfPython() {
        assertThat(provenance.pythonVersion())
                .isEqualTo("Java " + System.getProperty("java.runtime.version"));
    }

    @Test
    void theSoftwareAndItsTrainerAreNamedInsteadOfTensorflow() {
        assertThat(provenance.tensorflowVersion())
                .matches("creamery \\d+\\.\\d+\\.\\d+.* fused 1 scalar");
    }

    @Test
    void machineRevisionAndCommandAreKept() {
        assertThat(provenance.platform()).contains(System.getProperty("os.arch"));
        assertThat(provenance.hostname()).isNotBlank();
        assertThat(provenance.gitHash()).isNotBlank().doesNotContain("$");
        assertThat(provenance.command()).isEqualTo("creamery run quick");
    }
}
