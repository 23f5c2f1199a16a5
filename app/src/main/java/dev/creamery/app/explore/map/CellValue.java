package dev.creamery.app.explore.map;

import dev.creamery.app.explore.widget.MetricKind;

import java.util.Optional;

/** What a cell of a map over two columns shows. */
enum CellValue {
    AT_EPOCH(MetricKind.AT_EPOCH),
    AT_END(MetricKind.AT_END),
    AT_BEST(MetricKind.AT_BEST),
    BEST_EPOCH(MetricKind.BEST_EPOCH),
    BEST_SPREAD(MetricKind.BEST_SPREAD),
    EPOCHS_TO_REACH("Epochs to reach the best"),
    REPETITIONS("Number of repetitions");

    private final String label;
    private final Optional<MetricKind> metric;

    CellValue(MetricKind metric) {
        this.label = metric.label();
        this.metric = Optional.of(metric);
    }

    CellValue(String label) {
        this.label = label;
        this.metric = Optional.empty();
    }

    static CellValue of(MetricKind metric) {
        for (CellValue value : values()) {
            if (value.metric.filter(metric::equals).isPresent()) {
                return value;
            }
        }
        return AT_BEST;
    }

    /** The metric whose values go in; nothing if it is not one that every experiment has. */
    Optional<MetricKind> metric() {
        return metric;
    }

    /** For a list to choose from. */
    String label() {
        return label;
    }
}
