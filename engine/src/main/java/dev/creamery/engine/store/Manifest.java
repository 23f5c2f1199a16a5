package dev.creamery.engine.store;

import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.sweep.SweepJson;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The experiments of a batch, expanded once at its launch.
 *
 * @param valid those that are trained, in the sweep's order
 * @param invalid those that are left out, and why
 */
public record Manifest(List<NumberedExperiment> valid, List<PlannedExperiment> invalid) {

    public Manifest {
        valid = List.copyOf(valid);
        invalid = List.copyOf(invalid);
    }

    /** Numbers the valid ones of a plan. */
    static Manifest of(List<PlannedExperiment> plan, ExperimentIds experimentIds)
            throws IOException {
        SweepJson json = new SweepJson();
        List<PlannedExperiment> valid = plan.stream().filter(PlannedExperiment::isValid).toList();
        List<String> canonical =
                valid.stream().map(planned -> json.canonical(planned.experiment())).toList();
        Map<String, Long> ids = experimentIds.assign(canonical);
        List<NumberedExperiment> numbered = new ArrayList<>();
        for (int index = 0; index < valid.size(); index++) {
            Long id = ids.get(canonical.get(index));
            if (id == null) {
                throw new IllegalStateException("no id for " + canonical.get(index));
            }
            numbered.add(new NumberedExperiment(id, valid.get(index)));
        }
        return new Manifest(numbered, plan.stream().filter(planned -> !planned.isValid()).toList());
    }
}
