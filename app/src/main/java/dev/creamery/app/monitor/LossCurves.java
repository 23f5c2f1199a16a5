package dev.creamery.app.monitor;

import dev.creamery.app.chart.plot.AxisSpec;
import dev.creamery.app.chart.plot.Curve;
import dev.creamery.app.chart.plot.CurveSet;
import dev.creamery.app.chart.plot.ScaleKind;
import dev.creamery.engine.store.LiveGroup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Draws the losses of an experiment's runs, each one and their median, over epochs. */
final class LossCurves {

    static final AxisSpec EPOCH = AxisSpec.whole("epoch", ScaleKind.LOG);
    static final AxisSpec LOSS = AxisSpec.of("test loss", ScaleKind.LOG);
    static final CurveSet NONE = CurveSet.empty(EPOCH, LOSS);

    private static final String MEDIAN = "Median";
    private static final int LEAST_FOR_MEDIAN = 3;

    /** Groups that can be told apart by their colours. */
    private static final int MOST = 8;

    private LossCurves() {}

    /**
     * @param runs (runs, epochs), of any lengths
     */
    static CurveSet of(List<float[]> runs) {
        if (runs.isEmpty()) {
            return NONE;
        }
        String single = runs.size() == 1 ? "1 finished run" : runs.size() + " finished runs";
        List<Curve> curves = new ArrayList<>();
        for (float[] run : runs) {
            double[] losses = new double[run.length];
            for (int epoch = 0; epoch < run.length; epoch++) {
                losses[epoch] = run[epoch];
            }
            curves.add(
                    Curve.line("Run " + (curves.size() + 1), single, epochs(run.length), losses));
        }
        if (runs.size() < LEAST_FOR_MEDIAN) {
            return CurveSet.of(EPOCH, LOSS, List.of(single), curves);
        }
        double[] median = median(runs);
        curves.add(Curve.line(MEDIAN, MEDIAN, epochs(median.length), median));
        return CurveSet.of(EPOCH, LOSS, List.of(single, MEDIAN), curves);
    }

    /**
     * The runs in training and the last finished ones, a series per group.
     *
     * @param names what an experiment is called, by its id
     */
    static CurveSet live(List<LiveGroup> groups, Map<Long, String> names) {
        List<String> series = new ArrayList<>();
        List<Curve> curves = new ArrayList<>();
        List<LiveGroup> running = groups.stream().filter(group -> !group.isFinished()).toList();
        List<LiveGroup> finished = groups.stream().filter(LiveGroup::isFinished).toList();
        List<LiveGroup> drawn = new ArrayList<>(running.subList(0, Math.min(MOST, running.size())));
        drawn.addAll(finished.subList(0, Math.min(MOST - drawn.size(), finished.size())));
        for (LiveGroup group : drawn) {
            String name = unique(name(group, names), series);
            series.add(name);
            for (int run = 0; run < group.runs().size(); run++) {
                double[] losses = new double[group.at().length];
                for (int point = 0; point < losses.length; point++) {
                    losses[point] = group.testLoss()[run][point];
                }
                double[] epochs = Arrays.stream(group.at()).asDoubleStream().toArray();
                curves.add(Curve.line(group.runs().get(run), name, epochs, losses));
            }
        }
        return CurveSet.of(EPOCH, LOSS, series, curves);
    }

    /** How many of the groups {@link #live} draws. */
    static int drawn(int groups) {
        return Math.min(MOST, groups);
    }

    private static String name(LiveGroup group, Map<Long, String> names) {
        String experiment =
                names.getOrDefault(group.experimentId(), "experiment " + group.experimentId());
        return experiment
                + (group.isFinished()
                        ? ", finished"
                        : ", epoch %d of %d".formatted(group.epoch(), group.epochs()));
    }

    /** Two groups can be of one experiment, and at the same epoch. */
    private static String unique(String name, List<String> taken) {
        String free = name;
        for (int number = 2; taken.contains(free); number++) {
            free = name + " (" + number + ")";
        }
        return free;
    }

    private static double[] epochs(int count) {
        double[] epochs = new double[count];
        Arrays.setAll(epochs, epoch -> epoch + 1);
        return epochs;
    }

    /** Of the finite losses at each epoch; NaN where there are none. */
    private static double[] median(List<float[]> runs) {
        double[] median = new double[runs.stream().mapToInt(run -> run.length).max().orElse(0)];
        for (int i = 0; i < median.length; i++) {
            int epoch = i;
            double[] losses =
                    runs.stream()
                            .filter(run -> epoch < run.length)
                            .mapToDouble(run -> run[epoch])
                            .filter(Double::isFinite)
                            .sorted()
                            .toArray();
            int half = losses.length / 2;
            median[i] =
                    losses.length == 0
                            ? Double.NaN
                            : (losses[half] + losses[(losses.length - 1) / 2]) / 2;
        }
        return median;
    }
}
