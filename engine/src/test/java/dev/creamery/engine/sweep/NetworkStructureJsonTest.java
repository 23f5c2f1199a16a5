package dev.creamery.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.network.NetworkStructure;
import dev.creamery.engine.network.OutputActivation;

import org.junit.jupiter.api.Test;

import java.util.List;

class NetworkStructureJsonTest {

    @Test
    void describesEveryLayer() {
        var network = new NetworkStructure(5, List.of(4, 4, 2), true, OutputActivation.SOFTMAX);

        assertThat(new NetworkStructureJson().write(network, KernelRegularizer.ofL1(0.5f)))
                .isEqualTo(
                        """
                        {"inputs":5,"layers":[\
                        {"type":"dense","units":4,"activation":"relu",\
                        "kernel_regularizer":{"type":"l1","l1":0.5},"adds_input":false},\
                        {"type":"dense","units":4,"activation":"relu",\
                        "kernel_regularizer":{"type":"l1","l1":0.5},"adds_input":true},\
                        {"type":"dense","units":2,"activation":"softmax",\
                        "kernel_regularizer":{"type":"l1","l1":0.5},"adds_input":false}]}\
                        """);
    }
}
