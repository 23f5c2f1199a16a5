package dev.creamery.engine.summary;

import static java.util.Objects.requireNonNull;

import dev.creamery.engine.store.StoredHistory;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the repetitions of one experiment have in common. */
final class ExperimentSummary {

    private final long experimentId;
    private final int runs;
    private final int[] num;
    private final Map<Series, Distribution[]> curves = new HashMap<>();
    private final Map<Best, Distribution> bestEpochs = new HashMap<>();
    private final Map<Best, Distribution> bestValues = new HashMap<>();

    /**
     * Summarizes.
     *
     * @param histories of one experiment, at least one, each with the curves of {@link Series#ALL}
     */
    ExperimentSummary(List<StoredHistory> histories) {
        experimentId = histories.getFirst().experimentId();
        runs = histories.size();
        num = repetitionsPerEpoch(histories);
        for (Series series : Series.ALL) {
            curves.put(series, distributions(curves(histories, series)));
        }
        for (Best best : Best.ALL) {
            addBest(best, curves(histories, best.series()));
        }
    }

    long experimentId() {
        return experimentId;
    }

    /** Number of repetitions. */
    int runs() {
        return runs;
    }

    /** Number of repetitions that reached each epoch, (epochs of the longest). */
    int[] num() {
        return num;
    }

    /** The spread at each epoch, (epochs of the longest). */
    Distribution[] curve(Series series) {
        return requireNonNull(curves.get(series));
    }

    /** The spread of the epochs of the best values, over the repetitions that have a finite one. */
    Distribution bestEpoch(Best best) {
        return requireNonNull(bestEpochs.get(best));
    }

    /** The spread of the best values, over the repetitions that have a finite one. */
    Distribution bestValue(Best best) {
        return requireNonNull(bestValues.get(best));
    }

    private static float[][] curves(List<StoredHistory> histories, Series series) {
        int column = Series.ALL.indexOf(series);
        return histories.stream().map(history -> history.curves()[column]).toArray(float[][]::new);
    }

    private static int[] repetitionsPerEpoch(List<StoredHistory> histories) {
        int longest =
                histories.stream().mapToInt(history -> history.curves()[0].length).max().orElse(0);
        int[] reached = new int[longest];
        for (StoredHistory history : histories) {
            for (int epoch = 0; epoch < history.curves()[0].length; epoch++) {
                reached[epoch]++;
            }
        }
        return reached;
    }

    private Distribution[] distributions(float[][] ofRuns) {
        Distribution[] ofEpochs = new Distribution[num.length];
        for (int epoch = 0; epoch < num.length; epoch++) {
            float[] values = new float[num[epoch]];
            int count = 0;
            for (float[] curve : ofRuns) {
                if (epoch < curve.length) {
                    values[count++] = curve[epoch];
                }
            }
            ofEpochs[epoch] = Distribution.of(values);
        }
        return ofEpochs;
    }

    private void addBest(Best best, float[][] ofRuns) {
        float[] epochs = new float[ofRuns.length];
        float[] values = new float[ofRuns.length];
        int found = 0;
        for (float[] curve : ofRuns) {
            int epoch = best.epoch(curve);
            if (epoch > 0) {
                epochs[found] = epoch;
                values[found++] = curve[epoch - 1];
            }
        }
        bestEpochs.put(best, Distribution.of(Arrays.copyOf(epochs, found)));
        bestValues.put(best, Distribution.of(Arrays.copyOf(values, found)));
    }
}
