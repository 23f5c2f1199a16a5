package dev.creamery.app.chart.plot;

import dev.creamery.app.chart.picture.Mark;

import javafx.scene.paint.Color;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Very many points: a dot wherever there is one at least. Where there are points of several series
 * their colours alternate from dot to dot, so that none hides the others.
 */
final class Dots {
    private static final int MANY = 6000;
    private static final double SIZE = 2;
    private static final double STEPPED_BACK = .1;

    private final List<MetricSeries> series;

    Dots(List<MetricSeries> series) {
        this.series = series;
    }

    /** Whether there are more points than symbols can be told apart. */
    boolean areMany() {
        return series.stream().mapToLong(one -> one.xs().length).sum() > MANY;
    }

    /**
     * Draws them.
     *
     * @param highlighted the series that stands out; null if none does
     */
    void addTo(
            List<Mark> marks,
            Map<String, SeriesStyle> styles,
            @Nullable String highlighted,
            Frame frame) {
        int columns = (int) Math.ceil(frame.width() / SIZE) + 1;
        int rows = (int) Math.ceil(frame.height() / SIZE) + 1;
        int[][] places = new int[series.size()][];
        int[] present = new int[columns * rows];
        for (int s = 0; s < places.length; s++) {
            places[s] = places(series.get(s), frame, columns, rows);
            for (int place : places[s]) {
                present[place]++;
            }
        }
        int[] before = new int[present.length];
        for (int s = 0; s < places.length; s++) {
            String name = series.get(s).name();
            SeriesStyle style = styles.get(name);
            if (style == null) {
                continue;
            }
            boolean front = name.equals(highlighted);
            Color color = style.fill(highlighted == null || front ? .9 : STEPPED_BACK);
            for (int place : places[s]) {
                int column = place % columns;
                int row = place / columns;
                boolean turn = (column + row) % present[place] == before[place]++;
                if (front || turn) {
                    marks.add(
                            Mark.Box.filled(
                                    frame.x() + column * SIZE,
                                    frame.y() + row * SIZE,
                                    SIZE,
                                    SIZE,
                                    color));
                }
            }
        }
    }

    /** The cells with points of a series, each once. */
    private static int[] places(MetricSeries one, Frame frame, int columns, int rows) {
        PixelMap xs = PixelMap.ofX(frame);
        PixelMap ys = PixelMap.ofY(frame);
        boolean[] taken = new boolean[columns * rows];
        int[] places = new int[taken.length];
        int count = 0;
        for (int i = 0; i < one.xs().length; i++) {
            double column = Math.floor((xs.at(one.xs()[i]) - frame.x()) / SIZE);
            double row = Math.floor((ys.at(one.ys()[i]) - frame.y()) / SIZE);
            if (column >= 0 && column < columns && row >= 0 && row < rows) {
                int place = (int) row * columns + (int) column;
                if (!taken[place]) {
                    taken[place] = true;
                    places[count++] = place;
                }
            }
        }
        return Arrays.copyOf(places, count);
    }
}
