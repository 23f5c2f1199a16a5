package dev.creamery.app.explore.widget;

import dev.creamery.app.chart.plot.NumberText;
import dev.creamery.engine.query.Measurement;

/** Names of the engine's things for people. */
public final class Wording {

    private Wording() {}

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
