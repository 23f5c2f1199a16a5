package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/** What is chosen in one facet. */
public sealed interface FacetSelection {

    /**
     * Some of the values.
     *
     * @param values Boolean, Long, Double, String, or null for NULL; none chooses nothing
     */
    record Values(List<@Nullable Object> values) implements FacetSelection {
        public Values {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }

        /** These values; null stands for NULL. */
        public static Values of(@Nullable Object... values) {
            List<@Nullable Object> list = new ArrayList<>();
            Collections.addAll(list, values);
            return new Values(list);
        }
    }

    /**
     * Numbers from one to another, both included.
     *
     * @param lowest absent: no lower end
     * @param highest absent: no upper end
     */
    record Range(OptionalDouble lowest, OptionalDouble highest) implements FacetSelection {
        public static Range between(double lowest, double highest) {
            return new Range(OptionalDouble.of(lowest), OptionalDouble.of(highest));
        }

        public static Range atLeast(double lowest) {
            return new Range(OptionalDouble.of(lowest), OptionalDouble.empty());
        }

        public static Range atMost(double highest) {
            return new Range(OptionalDouble.empty(), OptionalDouble.of(highest));
        }
    }
}
