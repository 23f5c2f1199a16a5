package dev.creamery.engine.sweep;

import dev.creamery.engine.network.NetworkStructure;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** BUTTER's column {@code network_structure}: the layers of a network as JSON. */
public final class NetworkStructureJson {

    private final SweepJson json = new SweepJson();

    /** Inputs, then each layer's units, activation, regularizer, and whether it adds its input. */
    public String write(NetworkStructure network, KernelRegularizer regularizer) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("inputs", network.inputs());
        root.put(
                "layers",
                network.layers().stream()
                        .map(layer -> plain(layer, network, regularizer))
                        .toList());
        return json.compact(root);
    }

    private static Map<String, @Nullable Object> plain(
            NetworkStructure.Layer layer, NetworkStructure network, KernelRegularizer regularizer) {
        boolean last = layer.index() == network.depth() - 1;
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("type", "dense");
        members.put("units", layer.units());
        members.put("activation", last ? network.outputActivation().label() : "relu");
        members.put(
                "kernel_regularizer",
                Hyperparameters.KERNEL_REGULARIZER.domain().write(regularizer));
        members.put("adds_input", layer.addsInput());
        return members;
    }
}
