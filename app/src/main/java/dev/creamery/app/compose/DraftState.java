package dev.creamery.app.compose;

import dev.creamery.engine.sweep.Hyperparameter;
import dev.creamery.engine.sweep.Hyperparameters;
import dev.creamery.engine.sweep.InvalidValueException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A draft as plain values for the session file, unfinished as it may be. Finished sweeps are saved
 * by the engine's SweepJson.
 */
final class DraftState {

    private DraftState() {}

    static Map<String, Object> write(SweepDraft draft) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("name", draft.name());
        state.put("repetitions", draft.repetitions());
        state.put("seed", draft.seed());
        state.put("cubes", draft.cubes().stream().map(DraftState::write).toList());
        return state;
    }

    private static Map<String, Object> write(CubeDraft cube) {
        Map<String, Object> axes = new LinkedHashMap<>();
        for (Hyperparameter<?> hyperparameter : Hyperparameters.all()) {
            axes.put(hyperparameter.column(), write(hyperparameter, cube));
        }
        return axes;
    }

    private static <T> List<@Nullable Object> write(Hyperparameter<T> axis, CubeDraft cube) {
        List<@Nullable Object> plain = new ArrayList<>();
        cube.values(axis).forEach(value -> plain.add(axis.domain().write(value)));
        return plain;
    }

    /** The inverse; whatever is missing or cannot be read is left at what a new sweep has. */
    static SweepDraft read(Map<String, Object> state) {
        SweepDraft empty = SweepDraft.empty();
        List<CubeDraft> cubes = new ArrayList<>();
        if (state.get("cubes") instanceof List<?> list) {
            for (Object cube : list) {
                if (cube instanceof Map<?, ?> axes) {
                    cubes.add(readCube(axes));
                }
            }
        }
        return new SweepDraft(
                text(state, "name", empty.name()),
                text(state, "repetitions", empty.repetitions()),
                text(state, "seed", empty.seed()),
                cubes.isEmpty() ? empty.cubes() : cubes);
    }

    private static CubeDraft readCube(Map<?, ?> axes) {
        CubeDraft cube = CubeDraft.core();
        for (Hyperparameter<?> hyperparameter : Hyperparameters.all()) {
            if (axes.get(hyperparameter.column()) instanceof List<?> plain) {
                cube = readAxis(hyperparameter, plain, cube);
            }
        }
        return cube;
    }

    private static <T> CubeDraft readAxis(Hyperparameter<T> axis, List<?> plain, CubeDraft cube) {
        List<T> values = new ArrayList<>();
        for (Object one : plain) {
            try {
                values.add(axis.domain().read(one));
            } catch (InvalidValueException unknownNow) {
                // written by another version: the rest is worth keeping
            }
        }
        return cube.with(axis, values);
    }

    private static String text(Map<String, Object> state, String key, String otherwise) {
        return state.get(key) instanceof String text ? text : otherwise;
    }
}
