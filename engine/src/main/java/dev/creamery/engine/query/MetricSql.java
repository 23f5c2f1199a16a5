package dev.creamery.engine.query;

/** A metric as SQL on the index. */
final class MetricSql {

    private final String sql;
    private final int epoch;

    /**
     * @throws QueryException if the index lacks what the metric needs
     */
    MetricSql(Metric metric, Session session) {
        Measurement measurement = metric.measurement();
        String sample = measurement.sampleColumn();
        switch (metric) {
            case Metric.AtEpoch(Measurement m, int wanted) -> {
                requireSample(m);
                int longest =
                        (int)
                                session.number(
                                        "SELECT coalesce(max(_length), 0) FROM experiment WHERE NOT"
                                                + " _shadowed");
                epoch = EpochGrid.nearest(wanted, longest);
                sql =
                        EpochGrid.contains(epoch)
                                ? "CASE WHEN _length >= %d THEN %s[%d] END"
                                        .formatted(epoch, sample, EpochGrid.place(epoch))
                                : "CASE WHEN _length = %d THEN %s[-1] END".formatted(epoch, sample);
            }
            case Metric.AtEnd(Measurement m) -> {
                requireSample(m);
                epoch = 0;
                sql = sample + "[-1]";
            }
            case Metric.AtBest(Measurement m) -> {
                epoch = 0;
                sql = best(m, "value", "median", session);
            }
            case Metric.BestEpoch(Measurement m) -> {
                epoch = 0;
                sql = best(m, "epoch", "median", session);
            }
            case Metric.BestSpread(Measurement m) -> {
                epoch = 0;
                sql =
                        "%s - %s"
                                .formatted(
                                        best(m, "value", "q3", session),
                                        best(m, "value", "q1", session));
            }
        }
    }

    /** An expression of type FLOAT on {@code experiment}, NULL where there is no value. */
    String sql() {
        return sql;
    }

    /** The epoch that it is taken at, 0 if none was chosen. */
    int epoch() {
        return epoch;
    }

    private static void requireSample(Measurement measurement) {
        if (!Measurement.SAMPLED.contains(measurement)) {
            throw new QueryException(
                    "The index keeps no values of "
                            + measurement
                            + "; it keeps "
                            + Measurement.SAMPLED);
        }
    }

    private static String best(
            Measurement measurement, String part, String aggregate, Session session) {
        String column = measurement.bestColumn(part, aggregate);
        if (!FilterLanguage.columns(session).containsKey(column)) {
            throw new QueryException("This data has no column " + column);
        }
        return column;
    }
}
