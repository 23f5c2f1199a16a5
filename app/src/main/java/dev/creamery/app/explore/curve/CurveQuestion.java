package dev.creamery.app.explore.curve;

import dev.creamery.app.explore.tab.Facts;
import dev.creamery.engine.query.DatasetIndex;
import dev.creamery.engine.query.Facet;
import dev.creamery.engine.query.Filter;
import dev.creamery.engine.query.Measurement;
import dev.creamery.engine.train.Statistic;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which curves are asked for.
 *
 * @param facets the columns that vary
 * @param selected keys of selected experiments
 */
record CurveQuestion(
        DatasetIndex index,
        Facts facts,
        List<Facet> facets,
        Filter filter,
        CurveSettings settings,
        Statistic statistic,
        List<Long> selected) {

    /** The column that x is multiplied by. */
    static final String PARAMETERS = "num_free_parameters";

    /** Those that some file records. */
    List<Measurement> measurements() {
        return settings.rows().of(statistic).stream()
                .filter(facts.measurements()::contains)
                .toList();
    }

    /** The column of the colours, if the data have it; otherwise "". Runs differ by experiment. */
    String colour() {
        return known(settings.form() == CurveForm.RUNS ? "experiment_id" : settings.colour());
    }

    /** The column of the small multiples, if the data have it; otherwise "". */
    String panels() {
        return known(settings.panels());
    }

    private String known(String column) {
        return facts.has(column) ? column : "";
    }

    /** Whether x is the effort, and can be. */
    boolean effort() {
        return settings.effort() && facts.has(PARAMETERS);
    }

    /** The columns that curves must be told apart by, each once. */
    List<String> columns() {
        return Stream.of(colour(), panels(), effort() ? PARAMETERS : "")
                .filter(column -> !column.isEmpty())
                .distinct()
                .toList();
    }

    /** Whether a column's values have an order that colours should follow. */
    boolean isOrdered(String column) {
        return facets.stream()
                .anyMatch(
                        facet ->
                                facet.column().equals(column)
                                        && facet.type().isNumber()
                                        && facet.distinct() > 2);
    }
}
