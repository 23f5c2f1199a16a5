package dev.creamery.app.explore.map;

import dev.creamery.app.chart.plot.BestCell;
import dev.creamery.app.chart.plot.NumberText;
import dev.creamery.app.explore.widget.MetricKind;
import dev.creamery.app.explore.widget.Wording;
import dev.creamery.engine.query.Aggregate;
import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.GridPanels;
import dev.creamery.engine.query.GridQuery;
import dev.creamery.engine.query.Measurement;
import dev.creamery.engine.query.Metric;
import dev.creamery.engine.query.WorkProgress;

import java.util.Locale;
import java.util.function.Consumer;

/** What is asked for each cell of a map over two columns, and how it is called. */
sealed interface MapValue {

    GridPanels ask(
            GridQuery query,
            GridQuery.Request request,
            Consumer<WorkProgress> progress,
            Cancellation cancellation);

    /**
     * Over the picture, for example "Best test loss".
     *
     * @param epoch that it was taken at; 0 if it has none
     */
    String title(int epoch);

    /** Beside the colours. */
    String meaning(int epoch);

    /** After "a cell is". */
    String cell();

    /** Which cell is marked. */
    BestCell best();

    /** Whether it tells how far values lie apart, rather than where they are. */
    default boolean isSpread() {
        return false;
    }

    /** A metric, over the experiments of a cell. */
    record OfMetric(MetricKind kind, Metric metric, Aggregate over) implements MapValue {

        @Override
        public GridPanels ask(
                GridQuery query,
                GridQuery.Request request,
                Consumer<WorkProgress> progress,
                Cancellation cancellation) {
            return query.metric(request, metric, over, cancellation);
        }

        @Override
        public String title(int epoch) {
            String name = kind.title(metric.measurement(), epoch);
            return switch (over) {
                case MEDIAN -> name;
                case QUARTILE_RANGE -> "q3 − q1 of the " + lower(name);
                case STANDARD_DEVIATION -> "Standard deviation of the " + lower(name);
                case SUM -> "Sum of the " + lower(name);
            };
        }

        @Override
        public String meaning(int epoch) {
            return over == Aggregate.MEDIAN ? kind.axis(metric.measurement(), epoch) : title(epoch);
        }

        @Override
        public String cell() {
            return switch (over) {
                case MEDIAN -> "the median over its experiments";
                case QUARTILE_RANGE -> "q3 − q1 of its experiments";
                case STANDARD_DEVIATION ->
                        "the standard deviation of its experiments, if it has two or more";
                case SUM -> "the sum over its experiments";
            };
        }

        @Override
        public BestCell best() {
            boolean noBest = kind == MetricKind.BEST_EPOCH || isSpread();
            return noBest
                    ? BestCell.NONE
                    : metric.measurement().isBestLargest() ? BestCell.HIGHEST : BestCell.LOWEST;
        }

        @Override
        public boolean isSpread() {
            return over != Aggregate.MEDIAN || kind == MetricKind.BEST_SPREAD;
        }

        private static String lower(String name) {
            return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        }
    }

    /**
     * The first epoch near to the best value of an experiment.
     *
     * @param margin how near, as a share of the best value
     */
    record ToReach(Measurement measurement, double margin) implements MapValue {

        @Override
        public GridPanels ask(
                GridQuery query,
                GridQuery.Request request,
                Consumer<WorkProgress> progress,
                Cancellation cancellation) {
            return query.epochsToReach(request, measurement, margin, progress, cancellation);
        }

        @Override
        public String title(int epoch) {
            return "Epochs until the "
                    + Wording.of(measurement).toLowerCase(Locale.ROOT)
                    + " is within "
                    + percent(margin)
                    + " of its best";
        }

        @Override
        public String meaning(int epoch) {
            return title(epoch);
        }

        @Override
        public String cell() {
            return "the median over its experiments, of each one's median curve";
        }

        @Override
        public BestCell best() {
            return BestCell.LOWEST;
        }

        static String percent(double share) {
            return NumberText.value(100 * share, 3) + " %";
        }
    }

    /** Completeness. */
    record Repetitions() implements MapValue {

        @Override
        public GridPanels ask(
                GridQuery query,
                GridQuery.Request request,
                Consumer<WorkProgress> progress,
                Cancellation cancellation) {
            return query.repetitions(request, cancellation);
        }

        @Override
        public String title(int epoch) {
            return "Repetitions";
        }

        @Override
        public String meaning(int epoch) {
            return "Number of repetitions";
        }

        @Override
        public String cell() {
            return "the number of repetitions of all its experiments";
        }

        @Override
        public BestCell best() {
            return BestCell.NONE;
        }
    }
}
