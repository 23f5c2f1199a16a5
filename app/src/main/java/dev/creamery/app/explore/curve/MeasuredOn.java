package dev.creamery.app.explore.curve;

import dev.creamery.engine.query.Measurement;
import dev.creamery.engine.query.Rows;
import dev.creamery.engine.train.Statistic;

import java.util.List;

/** On which rows of the data a statistic was measured. */
enum MeasuredOn {
    TEST("Test", List.of(Rows.TEST)),
    TRAIN("Train", List.of(Rows.TRAIN)),
    BOTH("Both", List.of(Rows.TEST, Rows.TRAIN));

    private final String title;
    private final List<Rows> rows;

    MeasuredOn(String title, List<Rows> rows) {
        this.title = title;
        this.rows = rows;
    }

    String title() {
        return title;
    }

    /** What that means for a statistic, in the order of drawing. */
    List<Measurement> of(Statistic statistic) {
        return rows.stream().map(one -> new Measurement(one, statistic)).toList();
    }
}
