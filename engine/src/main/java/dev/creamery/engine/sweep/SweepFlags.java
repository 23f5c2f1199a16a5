package dev.creamery.engine.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which of BUTTER's eight sweeps an experiment belongs to. Only its hyperparameters count,
 * whichever sweep made it.
 */
public final class SweepFlags {

    private final List<Sweep> sweeps;

    /**
     * @param bundled where the eight are read from
     */
    public SweepFlags(BundledSweeps bundled) {
        sweeps =
                BundledSweeps.BUTTER.stream()
                        .map(name -> bundled.named(name).orElseThrow())
                        .toList();
    }

    /** A flag per sweep, by name, in BUTTER's order of columns. */
    public Map<String, Boolean> of(Experiment experiment) {
        Map<String, Boolean> flags = new LinkedHashMap<>();
        sweeps.forEach(sweep -> flags.put(sweep.name(), sweep.contains(experiment)));
        return flags;
    }
}
