package dev.creamery.app.explore.curve;

import dev.creamery.engine.query.Over;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the chart of curves shows of the tab's experiments.
 *
 * @param form what a line is
 * @param colour column whose values are the colours; "" for one colour
 * @param panels column whose values are small multiples; "" for one chart
 * @param rows on which rows the statistic was measured
 * @param over what bands are taken over
 * @param effort whether x is epoch × trainable parameters instead of the epoch
 * @param everyEpoch whether bands are read at every epoch, however many experiments there are
 */
record CurveSettings(
        CurveForm form,
        String colour,
        String panels,
        MeasuredOn rows,
        Over over,
        boolean effort,
        boolean everyEpoch) {

    /** Bands of test losses by shape. */
    static final CurveSettings INITIAL =
            new CurveSettings(
                    CurveForm.BANDS, "shape", "", MeasuredOn.TEST, Over.MEDIANS, false, false);

    CurveSettings withForm(CurveForm other) {
        return new CurveSettings(other, colour, panels, rows, over, effort, false);
    }

    CurveSettings withColour(String column) {
        return new CurveSettings(form, column, panels, rows, over, effort, false);
    }

    CurveSettings withPanels(String column) {
        return new CurveSettings(form, colour, column, rows, over, effort, false);
    }

    CurveSettings withRows(MeasuredOn other) {
        return new CurveSettings(form, colour, panels, other, over, effort, false);
    }

    CurveSettings withOver(Over other) {
        return new CurveSettings(form, colour, panels, rows, other, effort, false);
    }

    CurveSettings withEffort(boolean on) {
        return new CurveSettings(form, colour, panels, rows, over, on, false);
    }

    CurveSettings withEveryEpoch(boolean on) {
        return new CurveSettings(form, colour, panels, rows, over, effort, on);
    }

    Map<String, Object> save() {
        Map<String, Object> saved = new LinkedHashMap<>();
        saved.put("form", name(form));
        saved.put("colour", colour);
        saved.put("panels", panels);
        saved.put("rows", name(rows));
        saved.put("over", name(over));
        saved.put("effort", effort);
        return saved;
    }

    /** What was saved; odd or missing values stay as they are here. */
    CurveSettings restored(Map<String, Object> saved) {
        return new CurveSettings(
                of(CurveForm.class, saved.get("form"), form),
                saved.get("colour") instanceof String column ? column : colour,
                saved.get("panels") instanceof String column ? column : panels,
                of(MeasuredOn.class, saved.get("rows"), rows),
                of(Over.class, saved.get("over"), over),
                saved.get("effort") instanceof Boolean on ? on : effort,
                false);
    }

    static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** The value of that name, or another. */
    static <E extends Enum<E>> E of(Class<E> type, @Nullable Object name, E otherwise) {
        for (E value : type.getEnumConstants()) {
            if (name(value).equals(name)) {
                return value;
            }
        }
        return otherwise;
    }
}
