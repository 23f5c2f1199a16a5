package dev.creamery.app.explore.widget;

import dev.creamery.app.chart.plot.MetricForm;
import dev.creamery.app.chart.plot.NumberText;
import dev.creamery.app.chart.plot.ScaleKind;
import dev.creamery.engine.query.Measurement;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names of the engine's things for people. */
public final class Wording {

    /** The forms of a chart of points. */
    public static final Map<MetricForm, String> METRIC_FORMS = metricForms();

    /** The kinds of an axis. */
    public static final Map<ScaleKind, String> SCALES = scales();

    private Wording() {}

    private static Map<MetricForm, String> metricForms() {
        Map<MetricForm, String> forms = new LinkedHashMap<>();
        forms.put(MetricForm.SCATTER, "points");
        forms.put(MetricForm.LINE, "lines");
        forms.put(MetricForm.BOX, "boxes");
        return Collections.unmodifiableMap(forms);
    }

    private static Map<ScaleKind, String> scales() {
        Map<ScaleKind, String> scales = new LinkedHashMap<>();
        scales.put(ScaleKind.LOG, "log");
        scales.put(ScaleKind.LINEAR, "linear");
        return Collections.unmodifiableMap(scales);
    }

    /** For example "; 12 lack a value", "" for none. */
    public static String lacking(long count) {
        return count == 0
                ? ""
                : "; " + NumberText.count(count) + (count == 1 ? " lacks" : " lack") + " a value";
    }

    /** For example "Test mean squared error". */
    public static String of(Measurement measurement) {
        String words = measurement.name().replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
