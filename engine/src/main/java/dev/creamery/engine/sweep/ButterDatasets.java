package dev.creamery.engine.sweep;

import static dev.creamery.engine.network.Task.CLASSIFICATION;
import static dev.creamery.engine.network.Task.REGRESSION;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The thirteen datasets of BUTTER, from the Penn Machine Learning Benchmarks. Where BUTTER's text
 * and its data disagree on the task, the data wins: 201_pol is a classification, banana and
 * 294_satellite_image are regressions on 0/1 targets.
 */
public final class ButterDatasets {

    private static final Map<String, DatasetFacts> FACTS = new LinkedHashMap<>();

    static {
        List.of(
                        new DatasetFacts("201_pol", 15000, 48, CLASSIFICATION, 26, 11),
                        new DatasetFacts("294_satellite_image", 6435, 36, REGRESSION, 36, 6),
                        new DatasetFacts("505_tecator", 240, 124, REGRESSION, 124, 1),
                        new DatasetFacts("529_pollen", 3848, 4, REGRESSION, 4, 1),
                        new DatasetFacts("537_houses", 20640, 8, REGRESSION, 8, 1),
                        new DatasetFacts("adult", 48842, 14, CLASSIFICATION, 81, 1),
                        new DatasetFacts("banana", 5300, 2, REGRESSION, 2, 1),
                        new DatasetFacts("connect_4", 67557, 42, CLASSIFICATION, 126, 3),
                        new DatasetFacts("mnist", 70000, 784, CLASSIFICATION, 784, 10),
                        new DatasetFacts("nursery", 12958, 8, CLASSIFICATION, 26, 4),
                        new DatasetFacts("sleep", 105908, 13, CLASSIFICATION, 141, 5),
                        new DatasetFacts("splice", 3188, 60, CLASSIFICATION, 287, 3),
                        new DatasetFacts("wine_quality_white", 4898, 11, CLASSIFICATION, 11, 7))
                .forEach(facts -> FACTS.put(facts.name(), facts));
    }

    private ButterDatasets() {}

    /** All thirteen, by name. */
    public static List<DatasetFacts> all() {
        return List.copyOf(FACTS.values());
    }

    public static Optional<DatasetFacts> named(String name) {
        return Optional.ofNullable(FACTS.get(name));
    }
}
