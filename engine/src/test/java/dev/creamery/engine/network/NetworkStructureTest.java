package dev.creamery.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;

class NetworkStructureTest {

    @Test
    void layersChainFromInputsToOutputs() {
        var network = new NetworkStructure(5, List.of(4, 3, 2), false, OutputActivation.SOFTMAX);

        assertThat(network.layers())
                .containsExactly(
                        new NetworkStructure.Layer(0, 5, 4, false),
                        new NetworkStructure.Layer(1, 4, 3, false),
                        new NetworkStructure.Layer(2, 3, 2, false));
        // 5·4 + 4 + 4·3 + 3 + 3·2 + 2
        assertThat(network.numFreeParameters()).isEqualTo(47);
        assertThat(network.layers().stream().mapToLong(NetworkStructure.Layer::parameters).sum())
                .isEqualTo(47);
    }

    @Test
    void residualAdditionsSpareTheFirstAndTheOutputLayer() {
        var network = new NetworkStructure(5, List.of(4, 4, 4, 4), true, OutputActivation.SIGMOID);

        assertThat(network.layers().stream().map(NetworkStructure.Layer::addsInput))
                .containsExactly(false, true, true, false);
    }

    @Test
    void aLayerWithoutUnitsIsRefused() {
        assertThatThrownBy(
                        () ->
                                new NetworkStructure(
                                        5, List.of(4, 0, 2), false, OutputActivation.SIGMOID))
                .hasMessageContaining("[4, 0, 2]")
                .hasMessageContaining("1 unit or more");
    }
}
