package dev.creamery.app.chart.plot;

import dev.creamery.app.chart.picture.Mark;

import javafx.scene.paint.Color;

import java.util.ArrayList;
import java.util.List;

/** The polygons of a band: per column of pixels its lowest and highest value. */
final class BandReduction {
    private final List<Mark> polygons = new ArrayList<>();
    private final Color fill;
    private final double[] xs;
    private final double[] low;
    private final double[] high;
    private int size;

    private BandReduction(Color fill, int capacity) {
        this.fill = fill;
        this.xs = new double[capacity];
        this.low = new double[capacity];
        this.high = new double[capacity];
    }

    /** The band in pixels of the frame; a point of which either end has no place is a gap. */
    static List<Mark> of(Curve curve, Curve.Band band, Frame frame, Color fill) {
        int from = Math.max(0, curve.firstAtOrAfter(frame.xs().min()) - 1);
        int to = Math.min(curve.xs().length, curve.firstAtOrAfter(frame.xs().max()) + 2);
        if (to <= from) {
            return List.of();
        }
        BandReduction reduction = new BandReduction(fill, to - from);
        PixelMap pxs = PixelMap.ofX(frame);
        PixelMap pys = PixelMap.ofY(frame);
        for (int i = from; i < to; i++) {
            double px = pxs.at(curve.xs()[i]);
            double bottom = pys.at(band.low()[i]);
            double top = pys.at(band.high()[i]);
            if (Double.isNaN(px + bottom + top)) {
                reduction.end();
            } else {
                reduction.add(px, top, bottom);
            }
        }
        reduction.end();
        return reduction.polygons;
    }

    private void add(double px, double top, double bottom) {
        if (size > 1 && Math.floor(px) == Math.floor(xs[size - 1])) {
            high[size - 1] = Math.min(high[size - 1], top);
            low[size - 1] = Math.max(low[size - 1], bottom);
            return;
        }
        xs[size] = px;
        high[size] = top;
        low[size++] = bottom;
    }

    private void end() {
        if (size > 1) {
            double[] aroundX = new double[2 * size];
            double[] aroundY = new double[2 * size];
            for (int i = 0; i < size; i++) {
                aroundX[i] = xs[i];
                aroundY[i] = high[i];
                aroundX[2 * size - 1 - i] = xs[i];
                aroundY[2 * size - 1 - i] = low[i];
            }
            polygons.add(new Mark.Area(aroundX, aroundY, fill, null));
        }
        size = 0;
    }
}
