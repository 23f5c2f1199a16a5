package dev.creamery.engine.query;

import java.util.List;

/** Names the experiments that a filter lets through. */
public final class SelectedExperiments {

    private SelectedExperiments() {}

    /**
     * Their {@code experiment_id}s, ascending.
     *
     * @param index of data that have this column
     * @throws QueryException if the filter is wrong
     */
    public static List<Long> ids(DatasetIndex index, Filter filter, Cancellation cancellation) {
        try (Session session = index.database().session(cancellation)) {
            return session.rows(
                    "SELECT DISTINCT experiment_id FROM experiment WHERE %s ORDER BY 1"
                            .formatted(new FilterLanguage(index).condition(filter, session)),
                    row -> row.getLong(1));
        }
    }
}
