package dev.creamery.app.chart.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * A picked range of an axis.
 *
 * @param name of the axis
 * @param min the least value, included
 * @param max the greatest value, included
 */
public record Brush(String name, double min, double max) {
    /** Whether a value is picked; NaN never is. */
    public boolean contains(double value) {
        return value >= min && value <= max;
    }

    /** The categories that are picked, of an axis with these. */
    public List<String> categories(List<String> names) {
        List<String> picked = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (contains(i)) {
                picked.add(names.get(i));
            }
        }
        return picked;
    }
}
