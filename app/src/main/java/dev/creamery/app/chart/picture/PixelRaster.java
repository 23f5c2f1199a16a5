package dev.creamery.app.chart.picture;

import javafx.scene.paint.Color;

import java.util.Arrays;

/**
 * Draws solid lines and whole pixels. Lines are drawn by the distance of each pixel from them, with
 * round joins and ends: jagged ones of thousands of points take a third of the time that stroking a
 * general path takes. A line that crosses itself is no darker there.
 */
final class PixelRaster {
    private final int[] pixels;
    private final int width;
    private final int height;

    /** How much of each pixel the line in work covers, 0 to 1. */
    private final float[] cover;

    private int[] touched = new int[4096];
    private int count;

    /**
     * @param pixels {@code (height, width)}, row-major, alpha, red, green, blue, premultiplied
     */
    PixelRaster(int[] pixels, int width, int height) {
        this.pixels = pixels;
        this.width = width;
        this.height = height;
        cover = new float[pixels.length];
    }

    /**
     * Draws a line.
     *
     * @param scale pixels for each unit of the coordinates and of the stroke's width
     */
    void draw(double[] xs, double[] ys, Stroke stroke, double scale) {
        float radius = (float) (stroke.width() * scale / 2);
        for (int i = 1; i < xs.length; i++) {
            // The middle of the first pixel is at a half.
            segment(
                    (float) (xs[i - 1] * scale - .5),
                    (float) (ys[i - 1] * scale - .5),
                    (float) (xs[i] * scale - .5),
                    (float) (ys[i] * scale - .5),
                    radius);
        }
        blend(stroke.color());
    }

    /** Goes along the axis on which the segment is longer, and across it as far as it is wide. */
    private void segment(float x1, float y1, float x2, float y2, float radius) {
        if (Math.abs(x2 - x1) >= Math.abs(y2 - y1)) {
            run(x1, y1, x2, y2, radius, width, height, 1, width);
        } else {
            run(y1, x1, y2, x2, radius, height, width, width, 1);
        }
    }

    /**
     * @param a1 where it starts, along
     * @param b1 where it starts, across
     * @param stepA from a pixel to the next one along
     * @param stepB from a pixel to the next one across
     */
    private void run(
            float a1,
            float b1,
            float a2,
            float b2,
            float radius,
            int sizeA,
            int sizeB,
            int stepA,
            int stepB) {
        float da = a2 - a1;
        float db = b2 - b1;
        float square = da * da + db * db;
        float inverse = square > 0 ? 1 / square : 0;
        float slope = da == 0 ? 0 : db / da;
        float reach = radius + .5f;
        float reachAcross = reach * (float) Math.sqrt(1 + slope * slope);
        float low = Math.min(b1, b2) - reach;
        float high = Math.max(b1, b2) + reach;
        int first = Math.max(0, (int) Math.ceil(Math.min(a1, a2) - reach));
        int last = Math.min(sizeA - 1, (int) Math.floor(Math.max(a1, a2) + reach));
        for (int a = first; a <= last; a++) {
            float middle = b1 + slope * (a - a1);
            int from = Math.max(0, (int) Math.ceil(Math.max(low, middle - reachAcross)));
            int to = Math.min(sizeB - 1, (int) Math.floor(Math.min(high, middle + reachAcross)));
            int at = a * stepA + from * stepB;
            for (int b = from; b <= to; b++, at += stepB) {
                float along = Math.clamp(((a - a1) * da + (b - b1) * db) * inverse, 0f, 1f);
                float offA = a - a1 - along * da;
                float offB = b - b1 - along * db;
                float covered = reach - (float) Math.sqrt(offA * offA + offB * offB);
                if (covered > 0) {
                    // A line thinner than a pixel never covers one.
                    touch(at, Math.min(covered, Math.min(1, 2 * radius)));
                }
            }
        }
    }

    private void touch(int at, float covered) {
        float before = cover[at];
        if (covered > before) {
            if (before == 0) {
                if (count == touched.length) {
                    touched = Arrays.copyOf(touched, 2 * count);
                }
                touched[count++] = at;
            }
            cover[at] = covered;
        }
    }

    /** Fills a rectangle of whole pixels; what lies outside is cut off. */
    void fill(int x, int y, int wide, int high, Color color) {
        for (int row = Math.max(0, y); row < Math.min(height, y + high); row++) {
            for (int column = Math.max(0, x); column < Math.min(width, x + wide); column++) {
                touch(row * width + column, 1);
            }
        }
        blend(color);
    }

    private void blend(Color color) {
        float red = (float) color.getRed() * 255;
        float green = (float) color.getGreen() * 255;
        float blue = (float) color.getBlue() * 255;
        for (int i = 0; i < count; i++) {
            int at = touched[i];
            float alpha = cover[at] * (float) color.getOpacity();
            float rest = 1 - alpha;
            int under = pixels[at];
            pixels[at] =
                    (Math.round(alpha * 255 + rest * (under >>> 24)) << 24)
                            | (Math.round(alpha * red + rest * (under >> 16 & 255)) << 16)
                            | (Math.round(alpha * green + rest * (under >> 8 & 255)) << 8)
                            | Math.round(alpha * blue + rest * (under & 255));
            cover[at] = 0;
        }
        count = 0;
    }
}
